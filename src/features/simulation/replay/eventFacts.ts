import { groupThousands, nodeOf } from '../../../core/model';
import { countUpTo, spanKinds, visitAt, type JobSpan, type ScenarioRun, type VisitTimes } from '../../../core/proof';
import type { Replay } from '../../../editor';
import { clock, fineClock } from './axis';
import { labels } from './labels';

/** A line of what is known of an event; `time`: it speaks of waiting. */
export interface Fact {
  readonly name: string;
  readonly value: string;
  readonly time?: boolean;
}

/** State, times, what the job did meanwhile, and what the visit costs. */
export function eventFacts(replay: Replay, calls: ScenarioRun['calls'], eventId: number): Fact[] {
  const { trace } = replay;
  const { facts } = labels;
  const atMs = trace.atMs[eventId] ?? 0;
  const type = { name: facts.type, value: trace.types[trace.typeOf[eventId] ?? 0] ?? '' };
  const visit = visitAt(trace, eventId);
  if (visit === null) return [type, { name: facts.at, value: fineClock(atMs) }];
  const isWait = visit.state.type === 'Wait';
  return [
    { name: facts.state, value: visit.state.name },
    type,
    { name: facts.from, value: fineClock(visit.fromMs) },
    {
      name: facts.until,
      value: `${fineClock(visit.untilMs)} (${labels.lasted(visit.untilMs - visit.fromMs)})`,
      time: isWait,
    },
    ...trace.jobs
      .filter(({ nodeId }) => nodeId === visit.state.nodeId)
      .map((job) => ({ name: facts.job, value: jobThen(job, isWait ? visit.untilMs : atMs) })),
    ...costs(replay, calls, visit),
  ];
}

/** What a job had come to at a moment. */
function jobThen({ startMs, endMs, outcome }: JobSpan, atMs: number): string {
  if (atMs < startMs) return labels.jobThen.before;
  if (endMs === null) return labels.jobThen.running(null);
  if (atMs >= endMs) return `${labels.jobThen.ended(outcome)}, ${clock(endMs)}`;
  return labels.jobThen.running(Math.floor((100 * (atMs - startMs)) / Math.max(1, endMs - startMs)));
}

/** Transitions, Lambda time and tokens of a visit. Retries are transitions, too. */
function costs({ document, trace }: Replay, calls: ScenarioRun['calls'], visit: VisitTimes): Fact[] {
  const { facts } = labels;
  const node = visit.state.nodeId === null ? undefined : nodeOf(document, visit.state.nodeId);
  const lane = trace.lanes.find(({ nodeId }) => nodeId === visit.state.nodeId);
  const retry = lane === undefined || visit.state.type !== 'Task' ? 0 : retriesIn(lane, visit);
  const transitions = labels.transitions(1 + retry);
  if (visit.state.type !== 'Task') return [{ name: facts.costs, value: `${transitions}, ${labels.noLambda}` }];
  const from = trace.startedAtMs + visit.fromMs;
  const until = trace.startedAtMs + visit.untilMs;
  const own = calls.filter(({ atMs }) => atMs >= from && atMs <= until);
  const tools = own.flatMap((call) =>
    call.kind === 'tool' && node?.kind === 'tool' && call.tool === node.toolName ? [call] : [],
  );
  const turns = own.flatMap((call) => (call.kind === 'model' && node?.kind === 'model' ? [call] : []));
  const billed = [
    ...tools.map(({ billedMs, lambdaMb }) => ({ ms: billedMs, lambdaMb })),
    ...turns.map(({ lastsMs, lambdaMb }) => ({ ms: lastsMs, lambdaMb })),
  ].filter(({ lambdaMb }) => lambdaMb !== null);
  const lambda =
    billed.length === 0
      ? labels.noLambda
      : labels.lambda(labels.lasted(billed.reduce((sum, { ms }) => sum + ms, 0)), billed[0]?.lambdaMb ?? 0);
  const sum = (of: (turn: (typeof turns)[number]) => number) =>
    groupThousands(turns.reduce((total, turn) => total + of(turn), 0));
  return [
    { name: facts.costs, value: `${transitions}, ${lambda}` },
    ...(turns.length === 0
      ? []
      : [
          {
            name: facts.tokens,
            value: labels.tokens(
              sum(({ inputTokens }) => inputTokens),
              sum(({ outputTokens }) => outputTokens),
            ),
          },
        ]),
  ];
}

function retriesIn(lane: Replay['trace']['lanes'][number], { entered, left }: VisitTimes): number {
  let count = 0;
  const last = countUpTo(lane.eventId, left);
  for (let at = countUpTo(lane.eventId, entered - 1); at < last; at++)
    if (spanKinds[lane.kind[at] ?? 0] === 'retry') count++;
  return count;
}
