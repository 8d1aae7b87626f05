import { assertNever } from '../../../core/base';
import { costOf, timesUsage, type PriceTable } from '../../../core/cost';
import { nodeOf, toolsOf, type AgentDocument } from '../../../core/model';
import { mostCallsIn, shortestGap, toolStory, type Expectation, type JudgedRun } from '../../../core/proof';
import { watchersOf } from './scenarioChange';

/** Window in which the design counts calls, in seconds. */
const WINDOW_SECONDS = 120;

export const EXPECTATION_KINDS = [
  'ends',
  'gives-up',
  'notices-within',
  'calls-at-most',
  'calls-apart-at-least',
  'calls-at-least',
  'lasts-at-most',
  'model-turns-at-most',
  'transitions-at-most',
  'events-at-most',
  'costs-at-most',
] as const satisfies readonly Expectation['kind'][];

/**
 * Conditions with the numbers of a run, the most telling first: how it ended, how watching went, how often tools were called. Without a run
 * they have usual numbers.
 */
export function expectationsOfRun(context: Omit<RunContext, 'tool'>): readonly Expectation[] {
  const { document, run } = context;
  const watchers = run === null ? [] : watchersOf(document, run.scenario);
  const ofWatchers = watchers.flatMap((tool): Expectation[] => [
    ofRun(run !== null && toolStory(run, tool).gaveUp ? 'gives-up' : 'notices-within', { ...context, tool }),
    ofRun('calls-at-most', { ...context, tool }),
    ofRun('calls-apart-at-least', { ...context, tool }),
  ]);
  const tool = watchers[0] ?? toolsOf(document)[0]?.toolName ?? '';
  const others = (['lasts-at-most', 'model-turns-at-most', 'events-at-most', 'costs-at-most'] as const).map((kind) =>
    ofRun(kind, { ...context, tool }),
  );
  return [ofRun('ends', { ...context, tool }), ...ofWatchers, ...others];
}

export interface RunContext {
  readonly document: AgentDocument;
  readonly run: JudgedRun | null;
  readonly tool: string;
  readonly prices: PriceTable;
}

/** A condition of a kind that the run meets, with round numbers; without a run, with usual ones. */
export function ofRun(kind: Expectation['kind'], context: RunContext): Expectation {
  const { run, tool, prices } = context;
  const metrics = run?.metrics;
  const own = metrics?.tools[tool];
  switch (kind) {
    case 'ends': {
      const status = metrics?.status;
      return { kind, status: status === 'FAILED' || status === 'TIMED_OUT' ? status : 'SUCCEEDED' };
    }
    case 'calls-at-most':
      return {
        kind,
        tool,
        calls: own === undefined ? 5 : mostCallsIn(own.callsAtSeconds, WINDOW_SECONDS),
        withinSeconds: WINDOW_SECONDS,
      };
    case 'calls-at-least':
      return { kind, tool, calls: own?.calls ?? 1 };
    case 'calls-apart-at-least':
      return { kind, tool, seconds: gapOf(context, own?.callsAtSeconds ?? []) };
    case 'gives-up': {
      const story = run === null ? undefined : toolStory(run, tool);
      return { kind, tool, afterChecks: story?.gaveUp === true ? story.checks : 20, onGiveUp: story?.then[0] ?? null };
    }
    case 'notices-within':
      return { kind, tool, seconds: Math.ceil(own?.noticedAfterSeconds ?? 60) };
    case 'lasts-at-most':
      return { kind, seconds: roundUp(metrics?.virtualSeconds ?? 900) };
    case 'model-turns-at-most':
      return { kind, turns: metrics?.modelTurns ?? 40 };
    case 'transitions-at-most':
      return { kind, transitions: roundUp(metrics?.transitions ?? 1000) };
    case 'events-at-most':
      return { kind, events: 25_000 };
    case 'costs-at-most':
      return {
        kind,
        usdPerThousandRuns:
          metrics === undefined ? 500 : roundUp(costOf(timesUsage(metrics.usage, 1000), prices).totalUsd),
      };
    default:
      return assertNever(kind);
  }
}

/** The same condition in another kind, for the same tool. */
export function inKind(expectation: Expectation, kind: Expectation['kind'], context: RunContext): Expectation {
  const tool = 'tool' in expectation ? expectation.tool : context.tool;
  return ofRun(kind, { ...context, tool });
}

/** The shortest time between two calls in the run, in whole seconds; without two calls the interval the tool is set to. */
function gapOf({ document, tool }: RunContext, callsAtSeconds: readonly number[]): number {
  const gap = shortestGap(callsAtSeconds);
  return gap === null ? intervalOf(document, tool) : Math.floor(gap);
}

function intervalOf(document: AgentDocument, toolName: string): number {
  const id = toolsOf(document).find((tool) => tool.toolName === toolName)?.id;
  const node = id === undefined ? undefined : nodeOf(document, id);
  return node?.kind === 'tool' ? (node.polling.polling_interval ?? 30) : 30;
}

/** To two digits, upwards: 412 → 420. */
function roundUp(value: number): number {
  const step = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, value))) - 1);
  return Math.ceil(value / step) * step;
}
