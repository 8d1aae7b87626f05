import type { StateName } from '../../asl';
import type { JsonObject } from '../../json';
import type { CountedTool } from '../jsonata/counter';
import { expression, literal, literals } from '../jsonata/text';
import { contentOf, toolResult } from '../jsonata/toolResult';
import type { AgentPlan } from '../resolve/plan';
import { unknownToolAdvice } from '../resolve/toolMessages';
import type { LoweringContext } from './context';
import { keeper } from './kept';
import {
  below,
  fieldOf,
  type FieldOrigin,
  type LoweredRule,
  type LoweredScope,
  type LoweredState,
  type ToolFragment,
} from './lowered';

/** The States that every tool loop has: the Map, the router in it and the shared ways out. */
export function lowerToolLoop(context: LoweringContext, fragments: readonly ToolFragment[]): readonly LoweredState[] {
  const { plan } = context;
  const { names } = plan;
  const scope = {
    startAt: names.route,
    states: [
      router(
        plan,
        fragments.flatMap((fragment) => fragment.rules),
      ),
      ...fragments.flatMap((fragment) => fragment.states),
      unknownTool(context),
      returnToolResult(plan),
    ],
  };
  return plan.settings.naming === 'framework'
    ? [mapToolCalls(context, scope), prepareResults(plan)]
    : [mapToolCalls(context, scope)];
}

/** The router as it was last: it has a rule for each tool, and a setting of a tool seldom changes one. */
let lastRouter: {
  readonly rules: readonly LoweredRule[];
  readonly otherwise: StateName;
  readonly state: LoweredState;
} | null = null;

function router({ names, model }: AgentPlan, rules: readonly LoweredRule[]): LoweredState {
  const nodeId = model?.node.id ?? null;
  const isSame =
    lastRouter?.state.name === names.route &&
    lastRouter.state.nodeId === nodeId &&
    lastRouter.otherwise === names.unknownTool &&
    lastRouter.rules.length === rules.length &&
    rules.every((rule, index) => rule === lastRouter?.rules[index]);
  if (isSame && lastRouter !== null) return lastRouter.state;
  const state: LoweredState = {
    name: names.route,
    state: { Type: 'Choice', Choices: rules.map(({ rule }) => rule), Default: names.unknownTool },
    nodeId,
    fields: rules.flatMap(({ fields }, index) => below(['Choices', index], fields)),
    ending: false,
  };
  lastRouter = { rules, otherwise: names.unknownTool, state };
  return state;
}

function mapToolCalls({ plan, counted }: LoweringContext, scope: LoweredScope): LoweredState {
  const { names, settings } = plan;
  const updates = counted.map(({ counter }) => mapValues(counter.next, expression));
  const counting = Object.assign({}, ...updates) as JsonObject; // merged from JSON objects
  const framework = settings.naming === 'framework';
  const answer = "{'role': 'user', 'content': [$states.result.tool_result]}";
  const assign = framework ? counting : { messages: expression(`[$messages, ${answer}]`), ...counting };
  return {
    name: names.mapToolCalls,
    state: {
      Type: 'Map',
      Items: expression('$states.input.function_calls'),
      ItemSelector: itemSelector(counted.map(({ tool }) => tool)),
      MaxConcurrency: settings.maxConcurrency,
      ...(Object.keys(assign).length === 0 ? {} : { Assign: assign }),
      Output: framework ? { tool_results: expression('[$states.result.tool_result]') } : {},
      Next: framework ? names.prepareResults : names.callModel,
    },
    nodeId: plan.model?.node.id ?? null,
    fields: counted.flatMap(({ counter, nodeId }) =>
      Object.keys(counter.next).map((name): FieldOrigin =>
        fieldOf(nodeId, 'polling.max_polling_attempts', 'Assign', name),
      ),
    ),
    ending: false,
    scope,
  };
}

/** Each call by itself; for tools that are counted, also which call of its tool (and input) it is in this turn. */
function itemSelector(counted: readonly CountedTool[]): JsonObject {
  const call = '$states.context.Map.Item.Value';
  const selector = {
    name: expression(`${call}.name`),
    id: expression(`${call}.id`),
    input: expression(`$exists(${call}.input) ? ${call}.input : {}`),
  };
  if (counted.length === 0) return selector;
  const byInput = counted.filter(({ polling }) => polling.scope === 'input').map(({ toolName }) => toolName);
  const same =
    byInput.length === 0
      ? '$c.name = $call.name'
      : `$c.name = $call.name and ($not($c.name in ${literals(byInput)}) or $key($c) = $key($call))`;
  const occurrence =
    `${byInput.length === 0 ? '' : `${INPUT_KEY_FUNCTION}; `}$call := ${call}; $at := $states.context.Map.Item.Index; ` +
    `$count($filter($states.input.function_calls, function($c, $i) { $i <= $at and ${same} }))`;
  return {
    ...selector,
    occurrence: expression(`( ${occurrence} )`),
    ...(byInput.length === 0 ? {} : { input_key: expression(`( ${INPUT_KEY_FUNCTION}; $key(${call}) )`) }),
  };
}

/** A short name for an input: two inputs with the same members have the same one, in whatever order the model wrote them. */
const INPUT_KEY_FUNCTION =
  '$key := function($c) { ( $in := $c.input; ' +
  "$members := $type($in) = 'object' ? [$map($sort([$keys($in)]), function($name) { {'name': $name, 'value': $lookup($in, $name)} })] : [$in]; " +
  "$hash($string($members), 'SHA-256') ) }";

const keepUnknownTool = keeper<LoweredState>();

function unknownTool(context: LoweringContext): LoweredState {
  const { plan } = context;
  const known = [...plan.tools, ...plan.outputs.map(({ node }) => node)].map(({ toolName }) => toolName);
  const message = `'There is no tool named ' & $states.input.name & ${literal(unknownToolAdvice(known))}`;
  const members = [
    ['status', literal('UNKNOWN_TOOL')],
    ['message', message],
  ] as const;
  return keepUnknownTool({
    name: plan.names.unknownTool,
    state: { Type: 'Pass', Output: { tool_result: toolResult(contentOf(members, context.form)) }, End: true },
    nodeId: plan.model?.node.id ?? null,
    fields: [],
    ending: true,
  });
}

/** The way out of refusals, give-ups, caught errors and decisions: no State for each kind of failure. */
function returnToolResult({ names, model }: AgentPlan): LoweredState {
  return {
    name: names.returnToolResult,
    state: {
      Type: 'Pass',
      Comment: 'Ends one tool call with the tool_result that the state before it made',
      End: true,
    },
    nodeId: model?.node.id ?? null,
    fields: [],
    ending: true,
  };
}

/** The framework's own State: one message with all results of the turn. */
function prepareResults({ names, model }: AgentPlan): LoweredState {
  return {
    name: names.prepareResults,
    state: {
      Type: 'Pass',
      Assign: { messages: expression("[$messages, {'role': 'user', 'content': $states.input.tool_results}]") },
      Output: {},
      Next: names.callModel,
    },
    nodeId: model?.node.id ?? null,
    fields: [],
    ending: false,
  };
}

function mapValues(record: Readonly<Record<string, string>>, change: (value: string) => string): JsonObject {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, change(value)]));
}
