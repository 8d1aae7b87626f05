import { modelOf, nodeOf, toolsOf, type AgentDocument, type NodeId, type NodeKind } from '../../model';
import { giveUpsOf, type GiveUpWays } from './giveUps';
import type { RunEvents } from './runEvents';
import { Tallies } from './search';
import { NONE } from './visits';

/** A line of the Agent view: what happened along it is counted under this key. */
export type AgentEdgeKey =
  | 'start'
  | 'answer'
  /** Turns in which the model called tools, and turns that began with results. */
  | 'calls'
  | 'results'
  | `${'call' | 'result' | 'give-up' | 'failure' | 'output-call' | 'output-end'}:${string}`;

/**
 * When each line of the Agent view was taken, by event: every time control passes between States that different nodes made. Each call of
 * a tool comes back as a result, a give-up or a failure, or is still under way when the run ends.
 */
export function agentEdges(run: RunEvents): ReadonlyMap<AgentEdgeKey, Int32Array> {
  const tallies = new Tallies<AgentEdgeKey>();
  const ways = giveUpsOf(run);
  const hasGivenUp = new Uint8Array(run.traced.visits.count);
  countTransitions(run, { tallies, ways, hasGivenUp });
  countEndsOfScopes(run, { tallies, hasGivenUp });
  return tallies.finished();
}

interface Counting {
  readonly tallies: Tallies<AgentEdgeKey>;
  readonly ways: GiveUpWays;
  /** 1: since the node was entered, it has given up. */
  readonly hasGivenUp: Uint8Array;
}

function countTransitions(run: RunEvents, { tallies, ways, hasGivenUp }: Counting): void {
  const { document, states, traced } = run;
  const { visits } = traced;
  const owners = ownersOf(run);
  for (let visit = 0; visit < visits.count; visit++) {
    const state = states[visits.state[visit] ?? NONE];
    if (state === undefined) continue;
    const eventId = visits.entered[visit] ?? 0;
    const source = visits.source[visit] ?? NONE;
    const owner = owners[visit] ?? null;
    const from = source === NONE ? null : (owners[source] ?? null);
    countLoop(run, visit, tallies);
    const givesUp = source === NONE ? null : ways.toolGivingUp(source, state.pointer);
    if (givesUp !== null) {
      // The router refuses on behalf of a tool that it never enters: the model has called it all the same.
      if (from !== givesUp) tallies.add(`call:${givesUp}`, eventId);
      tallies.add(`give-up:${givesUp}`, eventId);
      if (owner === givesUp) hasGivenUp[visit] = 1;
    } else if (owner === from) {
      hasGivenUp[visit] = hasGivenUp[source] ?? 0;
    } else {
      const isFirst = hasGivenUp[source] !== 1;
      for (const key of keysBetween(kindAndId(document, from), kindAndId(document, owner))) {
        if (isFirst || !key.startsWith('result:')) tallies.add(key, eventId);
      }
    }
  }
}

/** The Map of the tool calls: entered with calls, left with results. */
function countLoop({ document, states, traced }: RunEvents, visit: number, tallies: Tallies<AgentEdgeKey>): void {
  const { visits } = traced;
  const modelId = modelOf(document)?.id;
  const isLoop = (at: number) => {
    const state = states[visits.state[at] ?? NONE];
    return state?.type === 'Map' && state.nodeId === modelId;
  };
  if (isLoop(visit)) tallies.add('calls', visits.entered[visit] ?? 0);
  if (isLoop(visits.source[visit] ?? NONE)) tallies.add('results', visits.entered[visit] ?? 0);
}

interface Side {
  readonly kind: NodeKind | undefined;
  readonly id: NodeId | null;
}

/** Lines that lie between the node control comes from and the node it goes to. */
function keysBetween(from: Side, to: Side): AgentEdgeKey[] {
  const keys: AgentEdgeKey[] = [];
  if (from.kind === 'tool') keys.push(`result:${from.id}`);
  if (from.kind === 'start') keys.push('start');
  if (to.kind === 'tool') keys.push(`call:${to.id}`);
  if (to.kind === 'structured-output') keys.push(`output-call:${to.id}`, `output-end:${to.id}`);
  if (to.kind === 'end') keys.push('answer');
  return keys;
}

function kindAndId(document: AgentDocument, id: NodeId | null): Side {
  return { id, kind: id === null ? undefined : nodeOf(document, id)?.kind };
}

/** Node each visit belongs to; what the agent as a whole made belongs to the node before it. */
function ownersOf({ states, traced }: RunEvents): (NodeId | null)[] {
  const { visits } = traced;
  const owners: (NodeId | null)[] = [];
  for (let visit = 0; visit < visits.count; visit++) {
    const before = visits.source[visit] ?? NONE;
    const own = states[visits.state[visit] ?? NONE]?.nodeId ?? null;
    owners.push(own ?? (before === NONE ? null : (owners[before] ?? null)));
  }
  return owners;
}

/** A call whose last State belongs to the tool itself comes back, or fails, with its iteration. */
function countEndsOfScopes(run: RunEvents, { tallies, hasGivenUp }: Pick<Counting, 'tallies' | 'hasGivenUp'>): void {
  const tools = new Set(toolsOf(run.document).map(({ id }) => id));
  const owners = ownersOf(run);
  for (const { id, type, previousEventId } of run.events) {
    if (type !== 'MapIterationSucceeded' && type !== 'MapIterationFailed') continue;
    const last = run.traced.visitOf[previousEventId] ?? NONE;
    const owner = last === NONE ? null : (owners[last] ?? null);
    if (owner === null || !tools.has(owner) || hasGivenUp[last] === 1) continue;
    tallies.add(`${type === 'MapIterationSucceeded' ? 'result' : 'failure'}:${owner}`, id);
  }
}
