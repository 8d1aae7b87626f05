/** Choices that hold for the whole agent. */
export interface AgentSettings {
  /** `design`: `Wait Before T`, `Execute T`; `framework`: `Execute T` is the Wait, `Invoke T After Wait` the Task. */
  readonly naming: 'design' | 'framework';
  readonly configuration: ConfigurationSource;
  /** Tool calls of one turn that run side by side. */
  readonly maxConcurrency: number;
  /** The framework's token metrics state (CloudWatch putMetricData). */
  readonly tokenMetrics: { readonly enabled: boolean; readonly namespace: string };
  /** The framework's model service takes only a string as `content` of a tool_result. */
  readonly resultContent: 'text' | 'object';
  readonly stateMachineType: 'STANDARD' | 'EXPRESS';
  /** Seconds the whole execution may take; null: no limit of its own. */
  readonly timeoutSeconds: number | null;
  /** Tags given to the state machine at deploy. */
  readonly tags: Readonly<Record<string, string>>;
}

/** Prompt, model and tool descriptions written into the machine, or read from the framework's DynamoDB registries at each start. */
export type ConfigurationSource =
  | { readonly type: 'inline' }
  | {
      readonly type: 'registry';
      readonly agentTable: string;
      readonly agentVersion: string;
      readonly toolTable: string;
      readonly modelTable: string;
    };
