import { isJsonObject, type JsonValue } from '../../json';
import { modelOf, nodeOf, type AgentDocument, type ApprovalSettings, type NodeId, type ToolNode } from '../../model';
import { payloadBytes, type TaskAnswer, type TaskCall, type World } from '../../simulator';
import type { Scenario } from '../scenario/scenario';
import { callTool } from './callTool';
import { JobClock } from './jobClock';
import { modelAnswer } from './modelAnswer';
import { readsRegistry, registriesOf } from './registries';
import type { WorldCall } from './worldCall';

/** A world made of a scenario, and the calls it got. One for each run. */
export interface AgentWorld {
  readonly world: World;
  readonly calls: readonly WorldCall[];
}

/**
 * Answers for the model, the tools, their jobs and the people of an agent, and for the registries it is configured in.
 *
 * @param nodeOfState - which node made a State of the machine; from the origins of the compiler.
 */
export function agentWorld(
  document: AgentDocument,
  scenario: Scenario,
  nodeOfState: (stateName: string) => NodeId | undefined,
): AgentWorld {
  const calls: WorldCall[] = [];
  const jobs = new JobClock(document, scenario);
  const counts = new Map<string, number>();
  const modelId = modelOf(document)?.id;
  const registries = document.settings.configuration.type === 'registry' ? registriesOf(document) : null;

  const answer = (call: TaskCall, random: () => number): TaskAnswer => {
    const id = nodeOfState(call.state);
    const node = id === undefined ? undefined : nodeOf(document, id);
    if (node?.kind === 'tool') {
      return asksPerson(node, call)
        ? askPerson(node, call, { scenario, calls })
        : callTool(node, call, { scenario, calls, counts, jobs, random });
    }
    if (id === modelId && id !== undefined && isModelRequest(call.request)) {
      return callModel(call, { document, scenario, calls, random });
    }
    if (registries !== null && readsRegistry(call)) {
      return { outcome: { kind: 'return', value: registries(call.request) } };
    }
    return { outcome: { kind: 'return', value: {} } }; // metrics and the like: nothing depends on the answer
  };

  return {
    calls,
    world: {
      answer: (call, tools) => answer(call, () => tools.random()),
      object: () => undefined,
      objects: () => [],
    },
  };
}

function isModelRequest(request: JsonValue): boolean {
  const payload = isJsonObject(request) ? (request['Payload'] ?? request) : {};
  return isJsonObject(payload) && ('messages' in payload || 'Messages' in payload);
}

interface ModelContext {
  readonly document: AgentDocument;
  readonly scenario: Scenario;
  readonly calls: WorldCall[];
  readonly random: () => number;
}

function callModel(call: TaskCall, { document, scenario, calls, random }: ModelContext): TaskAnswer {
  const { turnSeconds, failureRate, failure, memoryMb } = scenario.model;
  const lastsMs = turnSeconds * 1000;
  const isLambda = call.target.kind === 'integration' && call.target.service === 'lambda';
  const sent = { lambdaMb: isLambda ? memoryMb : null, requestBytes: payloadBytes(call.request) };
  if (failureRate > 0 && random() < failureRate) {
    // a call that is refused is billed for the Lambda in between, not for tokens
    const nothing = { inputTokens: 0, outputTokens: 0, settled: [], failed: true };
    calls.push({ kind: 'model', atMs: call.atMs, lastsMs, ...sent, ...nothing });
    return { latencyMs: lastsMs, outcome: { kind: 'raise', error: failure, cause: 'simulated' } };
  }
  const { response, ...answered } = modelAnswer(call.request, document, scenario);
  calls.push({ kind: 'model', atMs: call.atMs, lastsMs, ...sent, failed: false, ...answered });
  return {
    latencyMs: lastsMs,
    outcome: { kind: 'return', value: isLambda ? { Payload: response, StatusCode: 200 } : response },
  };
}

/** A request to a person is told from a request to the tool by where it goes. */
function asksPerson(tool: ToolNode, call: TaskCall): boolean {
  const { resource } = call.target;
  const functionName = isJsonObject(call.request) ? call.request['FunctionName'] : undefined;
  const goesTo = (via: ApprovalSettings['via']): boolean =>
    via.type === 'activity' ? via.activityArn === resource : via.functionArn === functionName;
  const isGiveUp = tool.polling.onGiveUp === 'human' && tool.polling.giveUpActivityArn === resource;
  return isGiveUp || (tool.approval !== null && goesTo(tool.approval.via));
}

/** A person is asked to approve a call, or what to do about a tool that gives up. */
export function askPerson(
  tool: ToolNode,
  call: Pick<TaskCall, 'atMs'>,
  { scenario, calls }: { readonly scenario: Scenario; readonly calls: WorldCall[] },
): TaskAnswer {
  calls.push({ kind: 'person', tool: tool.toolName, atMs: call.atMs });
  const { decision, afterSeconds } = scenario.people;
  if (decision === 'silent') return { outcome: { kind: 'never' } };
  const value = { approved: decision === 'approve', continue: false, reviewer: 'simulated' };
  return { latencyMs: afterSeconds * 1000, outcome: { kind: 'return', value } };
}
