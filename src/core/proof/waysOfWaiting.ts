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
/** Tokens a model spends on saying that it waits. */
export const PROMISE_TOKENS = 25;
const BACKOFF_RATE = 1.5;
const BACKOFF_CAP = 4;

/**
 * The same agent in each way of waiting with one tool, for the same job, the same model and the same seed. Limits of turns and attempts are
 * lifted, so that every way sees the end of the job; `own` keeps the settings as they are.
 *
 * @returns null if there is no such tool.
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
  const way = (id: WayId, label: string, assumption: string, settings: Variant): WayOfWaiting => ({
    id,
    label,
    assumption,
    document: withTool(lifted, variantOf(tool, settings)),
    scenario: settings.scenario?.(scenario) ?? scenario,
  });
  const sleeps = Math.min(interval, LAMBDA_MAX_SECONDS);
  return [
    way('no-interval', 'No wait', 'The model calls again at once.', {
      polling: { mode: 'none' },
    }),
    way('prompt-only', 'Told to wait', 'It promises, and calls again at once.', {
      polling: { mode: 'none' },
      scenario: (base) => ({
        ...base,
        model: { ...base.model, tokensPerTurn: base.model.tokensPerTurn + PROMISE_TOKENS },
      }),
    }),
    way('tool-throttles', 'The tool throttles itself', `Its Lambda sleeps ${sleeps} s, billed.`, {
      polling: { mode: 'none' },
      timeoutSeconds: sleeps + 60,
      scenario: (base) => withSleep(base, tool, sleeps),
    }),
    way('wait-before-call', 'Wait before the call', 'The model asks, the machine waits.', {
      polling: { mode: 'wait-before-call' },
    }),
    way('poll-in-machine', 'Loop in the machine', 'The model sees one result.', {
      polling: { mode: 'poll-in-machine' },
    }),
    way('poll-with-backoff', 'Loop with back-off', `Each wait × ${BACKOFF_RATE}, up to ${BACKOFF_CAP} intervals.`, {
      polling: {
        mode: 'poll-in-machine',
        backoff: backoffOf(interval),
      },
    }),
    way('callback', 'Callback', 'The job reports with a task token.', {
      polling: { mode: 'callback', callback: { timeoutSeconds: 31_536_000, heartbeatSeconds: null } },
    }),
    { id: 'own', label: 'Your settings', assumption: 'As they are, with your limits.', document, scenario },
  ];
}

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

/** The agent with other settings of one tool. */
export function withPolling(document: AgentDocument, tool: ToolNode, polling: Partial<PollingSettings>): AgentDocument {
  return withTool(withTurns(document), variantOf(tool, { polling }));
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
