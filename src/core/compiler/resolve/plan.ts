import type { StateName } from '../../asl';
import type {
  AgentSettings,
  ApprovalSettings,
  ErrorSettings,
  GiveUp,
  ModelNode,
  NodeId,
  Pace,
  StructuredOutputNode,
  ToolNode,
} from '../../model';

/** The agent after *resolve*: every name given out, every number valid, every part that cannot be compiled left out. */
export interface AgentPlan {
  readonly name: string;
  readonly description: string;
  readonly startNode: NodeId | null;
  readonly endNode: NodeId | null;
  readonly model: ModelPlan | null;
  /** In the order they were added, which is the order of the router's rules. */
  readonly tools: readonly ToolPlan[];
  readonly outputs: readonly OutputPlan[];
  /** The system prompt, paragraph by paragraph. */
  readonly prompt: readonly PromptPart[];
  readonly names: MachineNames;
  readonly settings: AgentSettings;
}

export interface ModelPlan {
  readonly node: ModelNode;
  readonly temperature: number;
  readonly maxTokens: number;
  readonly turnLimit: number;
  readonly errors: ErrorSettings;
}

export interface ToolPlan {
  readonly node: ToolNode;
  readonly toolName: string;
  readonly names: ToolNames;
  readonly polling: PollingPlan;
  readonly approval: ApprovalSettings | null;
  readonly errors: ErrorSettings;
  readonly times: TaskTimes;
}

/** Limits of a tool's Task, and the fields they come from. */
export interface TaskTimes {
  readonly timeoutSeconds: number;
  readonly timeoutField: string;
  readonly heartbeatSeconds: number | null;
  readonly heartbeatField: string;
}

export type PollingPlan =
  | { readonly mode: 'none' }
  | WaitPlan
  | LoopPlan
  | {
      readonly mode: 'callback';
      readonly timeoutSeconds: number;
      readonly heartbeatSeconds: number | null;
      readonly onGiveUp: GiveUp;
      readonly giveUpActivityArn: string;
    };

/** Polled through the model; the count lives in top-level variables. */
export interface WaitPlan extends LoopSettings {
  readonly mode: 'wait-before-call';
  readonly scope: 'tool' | 'input';
  /** What the tool's variables end with. */
  readonly variable: string;
}

/** Polled by the machine; the count lives in the iteration. */
export interface LoopPlan extends LoopSettings {
  readonly mode: 'poll-in-machine';
}

interface LoopSettings {
  readonly pace: Pace;
  readonly onGiveUp: GiveUp;
  readonly giveUpActivityArn: string;
}

/** Names of all States a tool may need; those of States it does not need go unused. */
export interface ToolNames {
  readonly wait: StateName;
  readonly execute: StateName;
  readonly check: StateName;
  readonly requestApproval: StateName;
  readonly checkApproval: StateName;
  readonly giveUp: StateName;
  readonly askPerson: StateName;
  readonly checkDecision: StateName;
}

export interface OutputPlan {
  readonly node: StructuredOutputNode;
  readonly required: readonly string[];
  readonly stateName: StateName;
}

/** One paragraph, and the node and field it was written in. */
export interface PromptPart {
  readonly text: string;
  readonly nodeId: NodeId;
  readonly field: string;
}

export interface MachineNames {
  readonly initialize: StateName;
  readonly loadProvider: StateName;
  readonly buildProvider: StateName;
  readonly loadTools: StateName;
  readonly getTool: StateName;
  readonly callModel: StateName;
  readonly tokenMetrics: StateName;
  readonly checkToolCalls: StateName;
  readonly mapToolCalls: StateName;
  readonly route: StateName;
  readonly unknownTool: StateName;
  readonly returnToolResult: StateName;
  readonly prepareResults: StateName;
  readonly turnLimit: StateName;
  readonly success: StateName;
}
