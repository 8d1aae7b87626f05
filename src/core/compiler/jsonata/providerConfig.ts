import type { JsonObject } from '../../json';
import { block, jsonataValue } from './text';

/** The registry of agents and the table of models spell three providers differently. */
export const PROVIDER_ALIASES: JsonObject = { claude: 'anthropic', gpt: 'openai', gemini: 'google', amazon: 'bedrock' };

/**
 * `provider_config` of the framework's model service for `$llm_provider` and `$llm_model`. Where the agent's own settings are for the same
 * provider they win; secrets and time limit hold for every provider.
 */
export function providerConfigText(ofDocument: JsonObject): string {
  const { provider_id: provider, model_id: _model, ...own } = ofDocument;
  const common = {
    secret_path: own['secret_path'] ?? DEFAULT_SECRET_PATH,
    timeout: own['timeout'] ?? DEFAULT_TIMEOUT_SECONDS,
  };
  const mine = typeof provider === 'string' ? jsonataValue(canonical(provider)) : "''";
  return block(
    "$region := $split($states.context.Execution.Id, ':')[3]",
    `$known := $lookup(${PROVIDERS}, $llm_provider)`,
    `$own := $llm_provider = ${mine} ? ${jsonataValue(own)} : {}`,
    "$settings := $exists($known) or $exists($own.endpoint) ? $merge([$known, $own]) : $error('The model service has no settings for the provider ' & $llm_provider & '.')",
    `$merge([$settings, {'provider_id': $llm_provider, 'model_id': $llm_model}, ${jsonataValue(common)}])`,
  );
}

function canonical(provider: string): string {
  const alias = PROVIDER_ALIASES[provider];
  return typeof alias === 'string' ? alias : provider;
}

/** The framework's table of providers, with the region of the execution where its own was fixed. */
const PROVIDERS =
  "{'anthropic': {'endpoint': 'https://api.anthropic.com/v1/messages', 'auth_header_name': 'x-api-key', 'secret_key_name': 'ANTHROPIC_API_KEY', 'request_transformer': 'anthropic_v1', 'response_transformer': 'anthropic_v1'}, " +
  "'openai': {'endpoint': 'https://api.openai.com/v1/chat/completions', 'auth_header_name': 'Authorization', 'auth_header_prefix': 'Bearer ', 'secret_key_name': 'OPENAI_API_KEY', 'request_transformer': 'openai_v1', 'response_transformer': 'openai_v1'}, " +
  "'google': {'endpoint': 'https://generativelanguage.googleapis.com/v1beta/models/' & $llm_model & ':generateContent', 'auth_header_name': 'x-goog-api-key', 'secret_key_name': 'GEMINI_API_KEY', 'request_transformer': 'gemini_v1', 'response_transformer': 'gemini_v1'}, " +
  "'bedrock': {'endpoint': 'https://bedrock-runtime.' & $region & '.amazonaws.com/model/' & $llm_model & '/converse', 'auth_header_name': 'Authorization', 'auth_header_prefix': 'Bearer ', 'secret_key_name': 'AWS_BEARER_TOKEN_BEDROCK', 'request_transformer': 'bedrock_v1', 'response_transformer': 'bedrock_v1'}}";

/** The framework's one secret for all providers. */
const DEFAULT_SECRET_PATH = '/ai-agent/llm-secrets/prod';
const DEFAULT_TIMEOUT_SECONDS = 300;
