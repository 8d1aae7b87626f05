import type { JsonPointer } from '../../json';
import type { AgentDocument, NodeId } from '../../model';
import type { ScenarioRun } from '../runScenario';
import { agentEdges, type AgentEdgeKey } from './agentEdges';
import { assignmentsOf, type Assignments } from './assignments';
import { checksOf, type Checks } from './checks';
import { jobsOf, type JobSpan } from './jobs';
import { lanesOf, type Lane } from './lanes';
import { foldsOf, type Fold } from './rounds';
import { Tallies } from './search';
import { takenEdges, type TakenEdge } from './stateEdges';
import { tracedStates, type TracedState } from './tracedStates';
import { NONE, visitsOf, type Visits } from './visits';

/**
 * The index of a run: everything its timeline, its graph and its events are drawn from, as columns of numbers, so that it crosses from a
 * worker without a copy and any moment is found by binary search. Event ids count from 1, as in the history; columns by event have an
 * unused first place. The data of the events is not in it.
 */
export interface RunTrace {
  readonly eventCount: number;
  readonly totalMs: number;
  /** Virtual milliseconds since the epoch at which the run began; calls of the world are told in them. */
  readonly startedAtMs: number;
  /** Names of `GetExecutionHistory`, each once; {@link RunTrace.typeOf} points into it. */
  readonly types: readonly string[];
  readonly typeOf: Uint8Array;
  /** Milliseconds since the start of the run, ascending. */
  readonly atMs: Float64Array;
  readonly states: readonly TracedState[];
  readonly visits: Visits;
  readonly visitOf: Int32Array;
  /** Presences of each State, by its pointer, and of each node of the agent. */
  readonly stateStays: ReadonlyMap<JsonPointer, Stays>;
  readonly nodeStays: ReadonlyMap<NodeId, Stays>;
  readonly stateEdges: readonly TakenEdge[];
  readonly agentEdges: ReadonlyMap<AgentEdgeKey, Int32Array>;
  readonly lanes: readonly Lane[];
  readonly jobs: readonly JobSpan[];
  readonly checks: readonly Checks[];
  readonly folds: readonly Fold[];
  readonly assignments: Assignments;
}

/** Events with which something was entered and left, each ascending: between the two counts lies how often it is there at once. */
export interface Stays {
  readonly entered: Int32Array;
  readonly left: Int32Array;
}

/** Indexes a run that has kept its history; linear in its events. */
export function runTrace(
  document: AgentDocument,
  run: Pick<ScenarioRun, 'compiled' | 'scenario' | 'calls' | 'result'>,
): RunTrace {
  const events = run.result.history;
  const startMs = events[0]?.timestamp ?? 0;
  const states = tracedStates(run.compiled);
  const traced = visitsOf(events, states);
  const read = { document, compiled: run.compiled, events, states, traced };
  const atMs = Float64Array.from([0, ...events.map(({ timestamp }) => timestamp - startMs)]);
  const totalMs = atMs.at(-1) ?? 0;
  const checks = checksOf(read, run.calls, startMs);
  const types = [...new Set(events.map(({ type }) => type))];
  const typeIndex = new Map(types.map((type, index) => [type, index]));
  return {
    eventCount: events.length,
    totalMs,
    startedAtMs: startMs,
    types,
    typeOf: Uint8Array.from([0, ...events.map(({ type }) => typeIndex.get(type) ?? 0)]),
    atMs,
    states,
    visits: traced.visits,
    visitOf: traced.visitOf,
    stateStays: staysOf(traced.visits, (state) => states[state]?.pointer ?? null),
    nodeStays: nodeStaysOf(states, traced.visits),
    stateEdges: takenEdges(traced, states),
    agentEdges: agentEdges(read),
    lanes: lanesOf(read, atMs),
    jobs: jobsOf(document, run, { startMs, totalMs }),
    checks,
    folds: foldsOf(read, checks),
    assignments: assignmentsOf(events, traced),
  };
}

/** A node is left for as long as what runs belongs to another one, and a container does not count: its inside does. */
function nodeStaysOf(states: readonly TracedState[], visits: Visits): ReadonlyMap<NodeId, Stays> {
  return staysOf(visits, (state) => {
    const found = states[state];
    return found === undefined || found.type === 'Map' || found.type === 'Parallel' ? null : found.nodeId;
  });
}

function staysOf<Key>(visits: Visits, keyOf: (state: number) => Key | null): ReadonlyMap<Key, Stays> {
  const entered = new Tallies<Key>();
  const left = new Tallies<Key>();
  for (let visit = 0; visit < visits.count; visit++) {
    const key = keyOf(visits.state[visit] ?? NONE);
    if (key === null) continue;
    entered.add(key, visits.entered[visit] ?? 0);
    left.add(key, visits.left[visit] ?? 0);
  }
  const ends = left.finished();
  return new Map(
    [...entered.finished()].map(([key, begins]) => [key, { entered: begins, left: ends.get(key) ?? new Int32Array() }]),
  );
}
