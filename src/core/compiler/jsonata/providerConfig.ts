import type { JsonObject } from '../../json';
import { block, jsonataValue, literal } from './text';

/** The registry of agents and the table of models spell three providers differently. */
export const PROVIDER_ALIASES: JsonObject = { claude: 'anthropic', gpt: 'openai', gemini: 'google', amazon: 'bedrock' };

/**
 * `provider_config` of the framework's model service for `$llm_provider` and `$llm_model`. Where the agent's own settings are for the same
 * provider they win; secrets and time limit hold for every provider.
 */
export function providerConfigText(ofDocument: JsonObject): string {
  const { provider, own, common } = settingsOf(ofDocument);
  return block(
    "$region := $split($states.context.Execution.Id, ':')[3]",
    `$known := $lookup(${PROVIDERS_TEXT}, $llm_provider)`,
    `$own := $llm_provider = ${literal(provider)} ? ${jsonataValue(own)} : {}`,
    "$settings := $exists($known) or $exists($own.endpoint) ? $merge([$known, $own]) : $error('The model service has no settings for the provider ' & $llm_provider & '.')",
    `$merge([$settings, {'provider_id': $llm_provider, 'model_id': $llm_model}, ${jsonataValue(common)}])`,
  );
}

/**
 * The value of {@link providerConfigText} for one provider and model; whoever counts a run needs no expression.
 *
 * @param provider - as the registry of agents spells it.
 * @returns null: the model service has no settings for the provider, so the State fails.
 */
export function providerConfigOf(
  ofDocument: JsonObject,
  {
    provider: given,
    modelId,
    region,
  }: { readonly provider: string; readonly modelId: string; readonly region: string },
): JsonObject | null {
  const { provider: mine, own: ofMine, common } = settingsOf(ofDocument);
  const provider = canonical(given);
  const known = Object.hasOwn(PROVIDERS, provider) ? PROVIDERS[provider] : undefined;
  const own = provider === mine ? ofMine : {};
  if (known === undefined && own['endpoint'] === undefined) return null;
  const endpoint = known?.endpoint.replace(MODEL, () => modelId).replace(REGION, () => region);
  return {
    ...known,
    ...(endpoint !== undefined && { endpoint }),
    ...own,
    provider_id: provider,
    model_id: modelId,
    ...common,
  };
}

function settingsOf(ofDocument: JsonObject) {
  const { provider_id: provider, model_id: _model, ...own } = ofDocument;
  return {
    provider: typeof provider === 'string' ? canonical(provider) : '',
    own,
    common: {
      secret_path: own['secret_path'] ?? DEFAULT_SECRET_PATH,
      timeout: own['timeout'] ?? DEFAULT_TIMEOUT_SECONDS,
    },
  };
}

function canonical(provider: string): string {
  const alias = Object.hasOwn(PROVIDER_ALIASES, provider) ? PROVIDER_ALIASES[provider] : undefined;
  return typeof alias === 'string' ? alias : provider;
}

const MODEL = '{model}';
const REGION = '{region}';

interface ProviderSettings extends JsonObject {
  /** With {@link MODEL} and {@link REGION} where those belong. */
  readonly endpoint: string;
}

/** The framework's table of providers, with the region of the execution where its own was fixed. */
const PROVIDERS: Readonly<Record<string, ProviderSettings>> = {
  anthropic: {
    endpoint: 'https://api.anthropic.com/v1/messages',
    auth_header_name: 'x-api-key',
    secret_key_name: 'ANTHROPIC_API_KEY',
    request_transformer: 'anthropic_v1',
    response_transformer: 'anthropic_v1',
  },
  openai: {
    endpoint: 'https://api.openai.com/v1/chat/completions',
    auth_header_name: 'Authorization',
    auth_header_prefix: 'Bearer ',
    secret_key_name: 'OPENAI_API_KEY',
    request_transformer: 'openai_v1',
    response_transformer: 'openai_v1',
  },
  google: {
    endpoint: `https://generativelanguage.googleapis.com/v1beta/models/${MODEL}:generateContent`,
    auth_header_name: 'x-goog-api-key',
    secret_key_name: 'GEMINI_API_KEY',
    request_transformer: 'gemini_v1',
    response_transformer: 'gemini_v1',
  },
  bedrock: {
    endpoint: `https://bedrock-runtime.${REGION}.amazonaws.com/model/${MODEL}/converse`,
    auth_header_name: 'Authorization',
    auth_header_prefix: 'Bearer ',
    secret_key_name: 'AWS_BEARER_TOKEN_BEDROCK',
    request_transformer: 'bedrock_v1',
    response_transformer: 'bedrock_v1',
  },
};

const PROVIDERS_TEXT = `{${Object.entries(PROVIDERS)
  .map(([name, { endpoint, ...rest }]) => {
    const others = Object.entries(rest).map(([member, value]) => `${literal(member)}: ${jsonataValue(value)}`);
    return `${literal(name)}: {${["'endpoint': " + endpointText(endpoint), ...others].join(', ')}}`;
  })
  .join(', ')}}`;

function endpointText(endpoint: string): string {
  const parts = endpoint.split(/(\{model\}|\{region\})/);
  return parts.map((part) => (part === MODEL ? '$llm_model' : part === REGION ? '$region' : literal(part))).join(' & ');
}

/** The framework's one secret for all providers. */
const DEFAULT_SECRET_PATH = '/ai-agent/llm-secrets/prod';
const DEFAULT_TIMEOUT_SECONDS = 300;
