export { clockTime } from './clockTime';
export {
  type AgentDocument,
  type AgentEdge,
  type AgentLayout,
  type AgentNode,
  type EndNode,
  type NodeKind,
  type Position,
  type StartNode,
  type StructuredOutputNode,
} from './agentDocument';
export { canConnect, canDuplicate, canRemove, type Permission } from './connections';
export {
  DEFAULT_APPROVAL,
  DEFAULT_ERRORS,
  DEFAULT_POLLING,
  DEFAULT_SETTINGS,
  DEFAULT_STATUS,
  emptyAgent,
  newModel,
  newStructuredOutput,
  newTool,
} from './defaults';
export { parseAgentDocument } from './file/parseAgentDocument';
export { fileSizeProblem, MAX_AGENT_FILE_BYTES, parseAgentText, textDiagnostic } from './file/parseAgentText';
export { serializeAgent } from './file/serializeAgent';
export { MAX_NODES } from './schema/shared';
export { describeGiveUp, describeWaiting, waitingFace } from './describeWaiting';
export { formatDuration, formatRoughDuration, groupThousands, parseDuration } from './duration';
export { edgeId, nodeId, type EdgeId, type NodeId } from './ids';
export { AGENT_ITEM_EXTRA, TOOL_ENTRY_EXTRA } from './keptMembers';
export type { BedrockModel, LambdaModel, ModelNode, ModelService } from './modelNode';
export {
  hintedWaitSeconds,
  nearestWhole,
  paceOf,
  roundHalfEven,
  waitSeconds,
  type Pace,
  type PaceBackoff,
  type Replacement,
} from './pace';
export type {
  BackoffSettings,
  CallbackSettings,
  GiveUp,
  HintSettings,
  PollingMode,
  PollingSettings,
  PromptParagraph,
  StatusMapping,
} from './polling';
export { attemptsProblem, intervalProblem, MAX_POLLING_ATTEMPTS, MAX_POLLING_INTERVAL } from './pollingBounds';
export { displayName, isConnectedToModel, modelOf, nodeOf, nodesOf, structuredOutputsOf, toolsOf } from './queries';
export {
  checkSchedule,
  MAX_LISTED_CHECKS,
  toolSchedule,
  waitedSeconds,
  worstCaseWaitSeconds,
  type CheckSchedule,
  type ToolSchedule,
} from './schedule';
export type { AgentSettings, ConfigurationSource } from './settings';
export type { ApprovalSettings, ErrorSettings, RetrySettings, ToolNode, ToolTarget, ToolTargetType } from './toolNode';
export { toolNameProblem, uniqueToolName } from './toolNames';
export { SCENARIOS_EXTRA, writtenScenarios } from './writtenScenarios';
