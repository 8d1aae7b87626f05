import type { StateName } from '../../asl';
import type { JsonObject } from '../../json';
import type { ConfigurationSource } from '../../model';
import { providerConfigText, PROVIDER_ALIASES } from '../jsonata/providerConfig';
import { block, expression, jsonataValue, literal, literals, plainText } from '../jsonata/text';
import type { AgentPlan, ModelPlan } from '../resolve/plan';
import type { LoweringContext } from './context';
import { counterOrigins, counterVariables } from './initialize';
import { fieldOf, type LoweredState } from './lowered';
import { retryOf, serviceTransientErrors } from './retry';
import { toolDefinitions } from './toolDefinitions';

type Registries = ConfigurationSource & { readonly type: 'registry' };

/**
 * The start of an agent that reads its prompt, model and tool descriptions from the framework's registries. What is missing there ends
 * the run in its first seconds with a sentence that names it; tools switched off in the registry are not offered to the model.
 */
export function lowerRegistry(
  context: LoweringContext,
  model: ModelPlan,
  { source, next }: { readonly source: Registries; readonly next: StateName },
): readonly LoweredState[] {
  const { plan } = context;
  const { names } = plan;
  const hasTools = plan.tools.length > 0;
  const last = hasTools ? names.loadTools : next;
  const provider = model.node.service.type === 'lambda' ? providerStates(plan, model, { source, next: last }) : [];
  return [
    loadAgent(context, model, { source, next: provider[0]?.name ?? last }),
    ...provider,
    ...(hasTools ? [loadTools(plan, { source, next })] : []),
  ];
}

interface Step {
  readonly source: Registries;
  readonly next: StateName;
}

function loadAgent(context: LoweringContext, model: ModelPlan, { source, next }: Step): LoweredState {
  const { plan } = context;
  const { service } = model.node;
  const missing = `The registry ${source.agentTable} has no agent ${plan.name} in version ${source.agentVersion}.`;
  const item = '$states.result.Item';
  const ofDocument =
    service.type === 'lambda' ? service.providerConfig : { provider_id: 'bedrock', model_id: service.modelId };
  const setting = (name: string, fallback: unknown): string =>
    `$exists(${item}.${name}.S) ? ${item}.${name}.S : ${literal(typeof fallback === 'string' ? fallback : '')}`;
  const offered = literals(plan.tools.map(({ toolName }) => toolName));
  return {
    name: plan.names.initialize,
    state: {
      ...getItem(source.agentTable, { agent_name: plan.name, version: source.agentVersion }),
      Assign: {
        messages: expression('[$states.input.messages]'),
        model_turns: 0,
        system_prompt: [
          expression(`$exists(${item}) ? $string(${item}.system_prompt.S) : $error(${literal(missing)})`),
          ...plan.prompt.filter(({ nodeId }) => nodeId !== model.node.id).map(({ text }) => plainText(text)),
        ],
        llm_provider: expression(
          block(
            `$provider := ${setting('llm_provider', ofDocument['provider_id'])}`,
            `$alias := $lookup(${jsonataValue(PROVIDER_ALIASES)}, $provider)`,
            '$exists($alias) ? $alias : $provider',
          ),
        ),
        llm_model: expression(setting('llm_model', ofDocument['model_id'])),
        model_parameters: expression(`$exists(${item}.parameters.S) ? $parse(${item}.parameters.S) : {}`),
        ...(plan.tools.length === 0
          ? {}
          : {
              tool_names: expression(
                block(
                  `$entries := $exists(${item}.tools.S) ? $parse(${item}.tools.S) : []`,
                  `$enabled := $entries[$not(enabled = false)].($exists(tool_name) ? tool_name : tool_id)`,
                  `[$enabled[$ in ${offered}]]`,
                ),
              ),
            }),
        ...counterVariables(context),
      },
      Output: {},
      Next: next,
    },
    nodeId: plan.startNode,
    fields: counterOrigins(context),
    ending: false,
  };
}

/** The model must be in the models table; then the service's settings are made for its provider. */
function providerStates(plan: AgentPlan, model: ModelPlan, { source, next }: Step): readonly LoweredState[] {
  const { names } = plan;
  const missing = `${literal(`The table ${source.modelTable} has no model `)} & $llm_provider & '#' & $llm_model & '.'`;
  const { service, id } = model.node;
  const ofDocument = service.type === 'lambda' ? service.providerConfig : {};
  return [
    {
      name: names.loadProvider,
      state: {
        ...getItem(source.modelTable, { pk: expression("$llm_provider & '#' & $llm_model") }),
        Output: expression(`$exists($states.result.Item) ? {} : $error(${missing})`),
        Next: names.buildProvider,
      },
      nodeId: id,
      fields: [fieldOf(id, 'service.providerConfig')],
      ending: false,
    },
    {
      name: names.buildProvider,
      state: {
        Type: 'Pass',
        Assign: { provider_config: expression(providerConfigText(ofDocument)) },
        Output: {},
        Next: next,
      },
      nodeId: id,
      fields: [fieldOf(id, 'service.providerConfig', 'Assign', 'provider_config')],
      ending: false,
    },
  ];
}

function loadTools(plan: AgentPlan, { source, next }: Step): LoweredState {
  const { names } = plan;
  const item = '$states.result.Item';
  const missing = `${literal(`The registry ${source.toolTable} has no tool `)} & $states.input & '.'`;
  const outputs = toolDefinitions({ tools: [], outputs: plan.outputs }).definitions;
  const getTool: LoweredState = {
    name: names.getTool,
    state: {
      ...getItem(source.toolTable, { tool_name: expression('$states.input') }),
      Output: {
        name: expression(`$exists(${item}) ? $states.input : $error(${missing})`),
        description: expression(`$exists(${item}.description.S) ? ${item}.description.S : ''`),
        input_schema: expression(
          `$exists(${item}.input_schema.S) ? $parse(${item}.input_schema.S) : {'type': 'object', 'properties': {}}`,
        ),
      },
      End: true,
    },
    nodeId: plan.model?.node.id ?? null,
    fields: [],
    ending: false,
  };
  const loaded =
    outputs.length === 0 ? '[$states.result]' : `[$states.result, ${outputs.map(jsonataValue).join(', ')}]`;
  return {
    name: names.loadTools,
    state: {
      Type: 'Map',
      Items: expression('$tool_names'),
      Assign: { tools: expression(loaded) },
      Output: {},
      Next: next,
    },
    nodeId: plan.model?.node.id ?? null,
    fields: [],
    ending: false,
    scope: { startAt: names.getTool, states: [getTool] },
  };
}

/** Reads one item by its key, all of whose parts are texts. */
function getItem(table: string, key: Readonly<Record<string, string>>) {
  const texts = Object.entries(key).map(([name, value]) => [
    name,
    { S: value.startsWith('{%') ? value : plainText(value) },
  ]);
  return {
    Type: 'Task',
    Resource: 'arn:aws:states:::dynamodb:getItem',
    Arguments: { TableName: plainText(table), Key: Object.fromEntries(texts) as JsonObject },
    TimeoutSeconds: REGISTRY_TIMEOUT_SECONDS,
    Retry: retryOf(serviceTransientErrors('arn:aws:states:::dynamodb:getItem')),
  } as const;
}

const REGISTRY_TIMEOUT_SECONDS = 30;
