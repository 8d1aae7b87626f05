import {
  MAX_POLLING_ATTEMPTS,
  modelOf,
  nodeOf,
  type AgentDocument,
  type NodeId,
  type PollingSettings,
  type ToolNode,
} from '../model';
import type { Scenario } from './scenario/scenario';
import { tokensIn } from './world/modelAnswer';

/** The ways of waiting that are compared, in the order they are shown. */
export type WayId =
  | 'no-interval'
  | 'prompt-only'
  | 'tool-throttles'
  | 'wait-before-call'
  | 'poll-in-machine'
  | 'poll-with-backoff'
  | 'callback'
  | 'own';

/** One way to wait: the agent and the scenario it is run in. */
export interface WayOfWaiting {
  readonly id: WayId;
  readonly label: string;
  /** What is assumed, in a sentence. */
  readonly assumption: string;
  readonly document: AgentDocument;
  readonly scenario: Scenario;
}

/** Turns and attempts that no comparison spends: only then do all ways watch the same job to its end. */
const ENDLESS_TURNS = 10_000;
/** Seconds an AWS Lambda function may run. */
const LAMBDA_MAX_SECONDS = 900;
/** What a model says that was told to wait, and cannot. */
const PROMISE = 'The job is still running. As asked, I wait before I look at it again, and tell you when it is done.';
const BACKOFF_RATE = 1.5;
const BACKOFF_CAP = 4;

/**
 * The same agent in each way of waiting with one tool, for the same job, the same model and the same seed. Limits of turns and attempts are
 * lifted, so that every way sees the end of the job; `own` keeps the settings as they are.
 *
 * @returns without those of {@link impossibleWays}; null if there is no such tool.
 */
export function waysOfWaiting(
  document: AgentDocument,
  toolId: NodeId,
  scenario: Scenario,
): readonly WayOfWaiting[] | null {
  const tool = nodeOf(document, toolId);
  if (tool?.kind !== 'tool') return null;
  const interval = wholeInterval(tool.polling);
  const lifted = withTurns(document);
  const way = (id: WayId, assumption: string, settings: Variant): WayOfWaiting => ({
    id,
    label: LABELS[id],
    assumption,
    document: withTool(lifted, variantOf(tool, settings)),
    scenario: settings.scenario?.(scenario) ?? scenario,
  });
  const sleeps = Math.min(interval, LAMBDA_MAX_SECONDS);
  const ways = [
    way('no-interval', 'The model calls again at once.', {
      polling: { mode: 'none' },
    }),
    way('prompt-only', 'It promises, and calls again at once.', {
      polling: { mode: 'none' },
      scenario: (base) => ({
        ...base,
        model: {
          ...base.model,
          says: PROMISE,
          tokensPerTurn: base.model.tokensPerTurn + tokensIn(PROMISE.length),
        },
      }),
    }),
    way('tool-throttles', `Its Lambda sleeps ${sleeps} s, billed.`, {
      polling: { mode: 'none' },
      timeoutSeconds: sleeps + 60,
      scenario: (base) => withSleep(base, tool, sleeps),
    }),
    way('wait-before-call', 'The model asks, the machine waits.', {
      polling: { mode: 'wait-before-call' },
    }),
    way('poll-in-machine', 'The model sees one result.', {
      polling: { mode: 'poll-in-machine' },
    }),
    way('poll-with-backoff', `Each wait × ${BACKOFF_RATE}, up to ${BACKOFF_CAP} intervals.`, {
      polling: {
        mode: 'poll-in-machine',
        backoff: backoffOf(interval),
      },
    }),
    way('callback', 'The job reports with a task token.', {
      polling: { mode: 'callback', callback: { timeoutSeconds: 31_536_000, heartbeatSeconds: null } },
    }),
    { id: 'own' as const, label: LABELS.own, assumption: 'As they are, with your limits.', document, scenario },
  ];
  return ways.filter(({ id }) => whyImpossible(id, tool, document) === null);
}

/** A way that is not compared, because there is no such thing for the tool. */
export interface ImpossibleWay {
  readonly id: WayId;
  readonly label: string;
  /** Why, in a sentence. */
  readonly reason: string;
}

/** The ways {@link waysOfWaiting} leaves out. */
export function impossibleWays(document: AgentDocument, tool: ToolNode): readonly ImpossibleWay[] {
  return Object.entries(LABELS).flatMap(([name, label]) => {
    const id = name as WayId;
    const reason = whyImpossible(id, tool, document);
    return reason === null ? [] : [{ id, label, reason }];
  });
}

/** The same in a sentence for each; empty if nothing is left out. */
export function impossibleWaysText(document: AgentDocument, tool: ToolNode): string {
  return impossibleWays(document, tool)
    .map(({ label, reason }) => `“${label}” is left out: ${reason}`)
    .join(' ');
}

function whyImpossible(id: WayId, { target }: ToolNode, { settings }: AgentDocument): string | null {
  if (id === 'tool-throttles' && target.type !== 'lambda') return 'only a function of your own can sleep.';
  if (id !== 'callback') return null;
  if (settings.stateMachineType === 'EXPRESS') return 'an Express state machine does not wait for one.';
  if (target.type === 'activity') return 'a worker answers by itself.';
  if (target.type === 'service' && !JSON.stringify(target.arguments).includes('Task.Token')) {
    return 'its arguments hand no task token over.';
  }
  return null;
}

const LABELS: Readonly<Record<WayId, string>> = {
  'no-interval': 'No wait',
  'prompt-only': 'Told to wait',
  'tool-throttles': 'The tool throttles itself',
  'wait-before-call': 'Wait before the call',
  'poll-in-machine': 'Loop in the machine',
  'poll-with-backoff': 'Loop with back-off',
  callback: 'Callback',
  own: 'Your settings',
};

/**
 * Settings with which a tool waits in that way and is otherwise as it was.
 *
 * @returns null for the ways that are only there to compare with.
 */
export function settingsOfWay(id: WayId, polling: PollingSettings): PollingSettings | null {
  switch (id) {
    case 'wait-before-call':
    case 'callback':
      return { ...polling, mode: id };
    case 'poll-in-machine':
      return { ...polling, mode: id, backoff: null };
    case 'poll-with-backoff':
      return { ...polling, mode: 'poll-in-machine', backoff: backoffOf(wholeInterval(polling)) };
    case 'no-interval':
    case 'prompt-only':
    case 'tool-throttles':
    case 'own':
      return null;
  }
}

function backoffOf(intervalSeconds: number): PollingSettings['backoff'] {
  return { rate: BACKOFF_RATE, maxIntervalSeconds: intervalSeconds * BACKOFF_CAP };
}

/**
 * The agent with another interval of one tool. Back-off, jitter and hint stay, and the mode if it has an interval (through the model, if
 * not); limits are lifted, as in {@link waysOfWaiting}.
 */
export function withInterval(document: AgentDocument, tool: ToolNode, intervalSeconds: number): AgentDocument {
  const { mode, backoff, jitter, hint } = tool.polling;
  const polling = { polling_interval: intervalSeconds, mode: sweptMode(mode), backoff, jitter, hint };
  return withTool(withTurns(document), variantOf(tool, { polling }));
}

function sweptMode(mode: PollingSettings['mode']): PollingSettings['mode'] {
  return mode === 'poll-in-machine' ? mode : 'wait-before-call';
}

interface Variant {
  readonly polling: Partial<PollingSettings>;
  readonly timeoutSeconds?: number;
  readonly scenario?: (base: Scenario) => Scenario;
}

function variantOf(tool: ToolNode, { polling, timeoutSeconds }: Variant): ToolNode {
  return {
    ...tool,
    polling: {
      ...tool.polling,
      polling_interval: wholeInterval(tool.polling),
      max_polling_attempts: MAX_POLLING_ATTEMPTS,
      deadlineSeconds: null,
      backoff: null,
      jitter: 'none',
      hint: null,
      ...polling,
    },
    errors: { ...tool.errors, timeoutSeconds: Math.max(tool.errors.timeoutSeconds, timeoutSeconds ?? 0) },
  };
}

function wholeInterval({ polling_interval: interval }: PollingSettings): number {
  return Math.max(1, Math.round(interval ?? 30));
}

function withTool(document: AgentDocument, tool: ToolNode): AgentDocument {
  return { ...document, nodes: { ...document.nodes, [tool.id]: tool } };
}

function withTurns(document: AgentDocument): AgentDocument {
  const model = modelOf(document);
  if (model === undefined) return document;
  return { ...document, nodes: { ...document.nodes, [model.id]: { ...model, turnLimit: ENDLESS_TURNS } } };
}

function withSleep(scenario: Scenario, tool: ToolNode, sleepSeconds: number): Scenario {
  const settings = Object.hasOwn(scenario.tools, tool.toolName) ? scenario.tools[tool.toolName] : undefined;
  return settings === undefined
    ? scenario
    : { ...scenario, tools: { ...scenario.tools, [tool.toolName]: { ...settings, sleepSeconds } } };
}
