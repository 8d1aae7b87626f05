import { machineStates, type State } from '../../asl';
import { originAt } from '../../compiler';
import { childPointer, isJsonObject, type JsonPointer } from '../../json';
import { toolsOf, type NodeId } from '../../model';
import type { HistoryEvent } from '../../simulator';
import type { RunEvents } from './runEvents';
import { besideState } from './stateEdges';
import { NONE } from './visits';

/** Tells a Transition on which a tool gives up from one that leads to the same State for another reason. */
export interface GiveUpWays {
  /** Tool that gives up on the way from a visit to a State; null: none does. */
  toolGivingUp(source: number, target: JsonPointer): NodeId | null;
}

interface Way {
  readonly toolId: NodeId;
  readonly caught: boolean;
  /** Another rule or Catcher of the State leads to the same target. */
  readonly shared: boolean;
}

/**
 * Ways to give up are known by the compiler's origins: a Choice Rule made by the limit of attempts, a Catcher made by what follows the
 * last wait. Where several reasons share one Transition, the trace decides: the call in the router's input, the status it hands on, the
 * kind of failure.
 */
export function giveUpsOf({ document, compiled, events, states, traced }: RunEvents): GiveUpWays {
  const ways = waysOf(compiled);
  const nameOf = new Map(toolsOf(document).map(({ id, toolName }) => [id, toolName]));
  const { visits } = traced;
  return {
    toolGivingUp(source, target) {
      const from = states[visits.state[source] ?? NONE];
      const candidates = from === undefined ? undefined : ways.get(from.pointer)?.get(target);
      if (from === undefined || candidates === undefined) return null;
      const caught = visits.caught[source] === 1;
      const exit = events[(visits.left[source] ?? 0) - 1];
      const called =
        candidates.length > 1 || from.type === 'Choice' ? calledName(events, visits.entered[source]) : null;
      const way = candidates.find(
        ({ toolId, caught: byCatcher }) =>
          byCatcher === caught && (from.nodeId === toolId || called === nameOf.get(toolId)),
      );
      if (way === undefined) return null;
      if (!way.shared) return way.toolId;
      const isSo = way.caught ? timedOut(events, exit) : tellsLimit(exit);
      return isSo ? way.toolId : null;
    },
  };
}

function waysOf({ definition, origins }: RunEvents['compiled']): Map<JsonPointer, Map<JsonPointer, Way[]>> {
  const found = new Map<JsonPointer, Map<JsonPointer, Way[]>>();
  for (const { pointer, state } of machineStates(definition)) {
    for (const { at, next, caught } of branchesOf(state)) {
      const origin = originAt(origins, childPointer(pointer, ...at));
      const isGiveUp = origin?.field === (caught ? 'polling.onGiveUp' : 'polling.max_polling_attempts');
      if (origin === undefined || !isGiveUp) continue;
      const target = besideState(pointer, next);
      const own = found.get(pointer) ?? new Map<JsonPointer, Way[]>();
      const shared = branchesOf(state).filter((other) => other.next === next).length > 1;
      own.set(target, [...(own.get(target) ?? []), { toolId: origin.nodeId, caught, shared }]);
      found.set(pointer, own);
    }
  }
  return found;
}

interface BranchOfState {
  readonly at: readonly (string | number)[];
  readonly next: string;
  readonly caught: boolean;
}

function branchesOf(state: State): BranchOfState[] {
  if (state.Type === 'Choice') {
    const rules = state.Choices.map((rule, index) => ({ at: ['Choices', index], next: rule.Next, caught: false }));
    return state.Default === undefined ? rules : [...rules, { at: ['Default'], next: state.Default, caught: false }];
  }
  if (!('Catch' in state)) return [];
  return state.Catch.map((catcher, index) => ({ at: ['Catch', index], next: catcher.Next, caught: true }));
}

function calledName(events: readonly HistoryEvent[], entered: number | undefined): string | null {
  const input = events[(entered ?? 0) - 1]?.details?.['input'];
  const name = isJsonObject(input) ? input['name'] : undefined;
  return typeof name === 'string' ? name : null;
}

function tellsLimit(exit: HistoryEvent | undefined): boolean {
  return JSON.stringify(exit?.details?.['output'] ?? null).includes('POLLING_LIMIT_REACHED');
}

function timedOut(events: readonly HistoryEvent[], exit: HistoryEvent | undefined): boolean {
  return exit !== undefined && events[exit.previousEventId - 1]?.type.endsWith('TimedOut') === true;
}
