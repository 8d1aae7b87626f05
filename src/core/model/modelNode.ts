import type { JsonObject } from '../json';
import type { NodeId } from './ids';
import type { ErrorSettings } from './toolNode';

/** The call of the language model. Exactly one in an agent. */
export interface ModelNode {
  readonly id: NodeId;
  readonly kind: 'model';
  /** What the person calls it; the State is named after it. */
  readonly label: string;
  /** Text of the person; polling paragraphs are added by the compiler. */
  readonly systemPrompt: string;
  readonly service: ModelService;
  /** 0 to 1 (Bedrock) or 2 (some providers). */
  readonly temperature: number;
  /** Tokens of one answer. */
  readonly maxTokens: number;
  /** Turns after which the machine ends the run with `Agent.ModelTurnLimit`. */
  readonly turnLimit: number;
  readonly errors: ErrorSettings;
}

export type ModelService = LambdaModel | BedrockModel;

/** The framework's unified LLM Lambda. */
export interface LambdaModel {
  readonly type: 'lambda';
  readonly functionArn: string;
  /** Handed to the Lambda as `provider_config`: provider_id, model_id, endpoint, auth_header_name, secret_path, … */
  readonly providerConfig: JsonObject;
}

/** Bedrock's converse API, no Lambda in between. */
export interface BedrockModel {
  readonly type: 'bedrock';
  /** Model id or inference profile ARN. */
  readonly modelId: string;
}
