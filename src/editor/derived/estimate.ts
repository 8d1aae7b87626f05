import { costOf, timesUsage, type PriceTable } from '../../core/cost';
import {
  attemptsProblem,
  intervalProblem,
  isConnectedToModel,
  modelOf,
  toolsOf,
  type AgentDocument,
  type NodeId,
  type ToolNode,
} from '../../core/model';
import { countDefaultRun, countRun, defaultScenario, type CountedRun } from '../../core/proof';
import type { LocatedDiagnostic } from './located';

/** What one run does and costs: of the whole agent, but that waiting and checks are those of the strip's subject. */
export interface RunEstimate {
  readonly waitingSeconds: number;
  readonly checks: number;
  readonly modelTurns: number;
  readonly transitions: number;
  readonly events: number;
  /** The longest request to the model, which holds the whole conversation. */
  readonly payloadBytes: number;
  readonly usdPerThousandRuns: number;
  /** How it ends, if not with the result of the job. */
  readonly ending: 'gives-up' | 'fails' | 'times-out' | null;
}

/** Numbers for the selected tool, else for the agent as a whole; or why there are none. */
export type Estimate =
  | {
      readonly kind: 'counted';
      /** null: the agent. */
      readonly tool: ToolNode | null;
      /** Tools of the subject that wait. */
      readonly waiting: readonly ToolNode[];
      /** The same without the subject's waits; null: it has none. */
      readonly before: RunEstimate | null;
      readonly after: RunEstimate;
    }
  | { readonly kind: 'paused'; readonly tool: ToolNode | null; readonly errors: number }
  /** There is no model, so nothing is run. */
  | { readonly kind: 'unknown' };

export interface EstimateOptions {
  readonly selected: readonly NodeId[];
  readonly jobSeconds: number;
  readonly prices: PriceTable;
  readonly diagnostics: readonly LocatedDiagnostic[];
}

/**
 * Counts the run of the default scenario. Numbers that are out of bounds pause it: what the machine would make of them is not what was
 * asked for.
 */
export function estimateOf(document: AgentDocument, options: EstimateOptions): Estimate {
  const tools = toolsOf(document).filter(({ id }) => isConnectedToModel(document, id));
  const tool = tools.find(({ id }) => options.selected.includes(id)) ?? null;
  const subject = tool === null ? tools : [tool];
  const errors = subject.reduce((sum, each) => sum + errorsOf(each, options.diagnostics), 0);
  if (errors > 0) return { kind: 'paused', tool, errors };
  const after = countDefaultRun(document, options.jobSeconds);
  if (after === null) return { kind: 'unknown' };
  const waiting = subject.filter(({ polling }) => polling.mode !== 'none');
  const before = waiting.length === 0 ? null : countWithout(document, waiting, options.jobSeconds);
  return {
    kind: 'counted',
    tool,
    waiting,
    before: before && estimateFrom(before, waiting.map(withoutWait), options.prices),
    after: estimateFrom(after, waiting, options.prices),
  };
}

function estimateFrom(run: CountedRun, subject: readonly ToolNode[], prices: PriceTable): RunEstimate {
  const sum = (of: (tool: ToolNode) => number): number => subject.reduce((total, tool) => total + of(tool), 0);
  return {
    waitingSeconds: sum(({ toolName }) => run.waitedSeconds[toolName] ?? 0),
    // A callback is called once and never asked again.
    checks: sum(({ toolName, polling }) => (polling.mode === 'callback' ? 0 : (run.tools[toolName]?.calls ?? 0))),
    modelTurns: run.modelTurns,
    transitions: run.transitions,
    events: run.events,
    payloadBytes: run.largestRequestBytes,
    usdPerThousandRuns: costOf(timesUsage(run.usage, 1000), prices).totalUsd,
    ending: endingOf(run, subject),
  };
}

function endingOf({ status, tools }: CountedRun, subject: readonly ToolNode[]): RunEstimate['ending'] {
  if (status === 'TIMED_OUT') return 'times-out';
  if (status !== 'SUCCEEDED') return 'fails';
  return subject.some(({ toolName }) => tools[toolName]?.gaveUp === true) ? 'gives-up' : null;
}

/** The fields say what is wrong with them before the linter has had its turn. */
function errorsOf({ id, polling }: ToolNode, diagnostics: readonly LocatedDiagnostic[]): number {
  const errors = diagnostics.filter(
    ({ nodeId, field, severity }) => severity === 'error' && nodeId === id && field?.startsWith('polling') === true,
  );
  const polls = polling.mode === 'wait-before-call' || polling.mode === 'poll-in-machine';
  const wrong = polls ? [intervalProblem(polling.polling_interval), attemptsProblem(polling.max_polling_attempts)] : [];
  return Math.max(errors.length, wrong.filter((problem) => problem !== null).length);
}

/** The last comparison: without a wait its numbers mean nothing, so typing at them changes nothing. */
let last: { readonly document: AgentDocument; readonly jobSeconds: number; readonly run: CountedRun | null } | null =
  null;

/** The same agent as its framework would run it, with the same jobs: no wait, and no limit of turns to end it before the job does. */
function countWithout(document: AgentDocument, tools: readonly ToolNode[], jobSeconds: number): CountedRun | null {
  const model = modelOf(document);
  const changed = tools.map((tool): [string, ToolNode] => [tool.id, withoutWait(tool)]);
  const without: AgentDocument = {
    ...document,
    nodes: {
      ...document.nodes,
      ...Object.fromEntries(changed),
      ...(model !== undefined && { [model.id]: { ...model, turnLimit: MOST_TURNS } }),
    },
  };
  if (last === null || last.jobSeconds !== jobSeconds || !runsTheSame(last.document, without)) {
    last = { document: without, jobSeconds, run: countRun(without, defaultScenario(document, jobSeconds)) };
  }
  return last.run;
}

/** No run has more: the conversation is full long before. */
const MOST_TURNS = 99_999_999;

function withoutWait(tool: ToolNode): ToolNode {
  return { ...tool, polling: { ...tool.polling, mode: 'none' } };
}

function runsTheSame(a: AgentDocument, b: AgentDocument): boolean {
  if (a.edges !== b.edges || a.settings !== b.settings || a.description !== b.description || a.name !== b.name) {
    return false;
  }
  const ids = Object.keys(b.nodes);
  return (
    ids.length === Object.keys(a.nodes).length &&
    ids.every((id) => isSameNode(a.nodes[id as NodeId], b.nodes[id as NodeId])) // keys of a record over node ids
  );
}

function isSameNode(a: AgentDocument['nodes'][NodeId] | undefined, b: AgentDocument['nodes'][NodeId] | undefined) {
  if (a === b) return true;
  if (a === undefined || b?.kind !== a.kind) return false;
  const differing = Object.keys({ ...a, ...b }).filter(
    (field) => a[field as keyof typeof a] !== b[field as keyof typeof a], // fields of the same kind of node
  );
  if (a.kind === 'model') return differing.every((field) => field === 'turnLimit');
  if (a.kind !== 'tool' || b.kind !== 'tool') return false;
  const { polling: one } = a;
  const { polling: other } = b;
  return (
    differing.every((field) => field === 'polling') &&
    one.mode === 'none' &&
    other.mode === 'none' &&
    one.status === other.status &&
    one.hint === other.hint
  );
}
