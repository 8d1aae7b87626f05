import { displayName, nodeOf } from '../../../core/model';
import { asksPerson, checkAt, presence, visitAt } from '../../../core/proof';
import type { Playhead, Replay } from '../../../editor';
import { labels } from './labels';

/** What happens at a moment, in a few words: “waiting before monitor_batch_execution, check 4 of 20”. */
export function momentText(replay: Replay, playhead: Playhead): string {
  const check = checkText(replay, playhead);
  const what = whatHappens(replay, playhead);
  return check === null ? what : `${what}, ${check}`;
}

/** “check 4 of 20”; null: no tool is being polled. */
export function checkText({ document, trace }: Replay, { eventId }: Playhead): string | null {
  const state = visitAt(trace, eventId)?.state;
  const node = state?.nodeId == null ? undefined : nodeOf(document, state.nodeId);
  if (node?.kind !== 'tool' || node.polling.mode === 'callback') return null;
  const check = checkAt(trace, node.id, eventId);
  return check === null ? null : labels.moment.check(check, node.polling.max_polling_attempts);
}

/** “waiting before monitor_batch_execution”. */
export function whatHappens({ document, trace }: Replay, { eventId }: Playhead): string {
  const { moment } = labels;
  const visit = visitAt(trace, eventId);
  if (visit === null) return eventId === 1 ? moment.start : moment.end(trace.types[trace.typeOf[eventId] ?? 0] ?? '');
  const { state } = visit;
  const node = state.nodeId === null ? undefined : nodeOf(document, state.nodeId);
  if (node?.kind === 'model' && state.type === 'Task') {
    return moment.turn(presence(trace.stateStays.get(state.pointer), eventId).times);
  }
  if (node?.kind !== 'tool') return moment.state(state.name);
  const name = displayName(node);
  if (asksPerson(state, node)) return moment.person(name);
  if (state.type !== 'Wait' && state.type !== 'Task') return moment.state(state.name);
  return state.type === 'Wait' ? moment.waiting(name) : moment.calling(name);
}
