import { isJsonObject, type JsonObject } from '../../../json';
import type { Rule } from '../kind';
import { childSpot, type MaybeSpot } from '../spot';
import { report, type Walk } from '../walk';
import { hasLimit, endOfLoop } from './loopLimit';
import { overlookedFailures, type OverlookedFailure } from './overlookedFailures';
import { serviceCall, startsOfStatusCall, waitingForm, type ServiceCall } from './statusCalls';
import { leadsTo, roundOf, targetsOf, waitingLoops, type WaitingLoop } from './waitingLoops';

/** Loops of Wait, Task and Choice in one set of States, written by hand or not. */
export const pollingLoops: Rule = {
  codes: ['asl/loop-without-limit', 'asl/loop-ignores-failure', 'asl/wait-too-short', 'asl/service-can-wait'],
  needs: ['States'],
  check(walk, value, subject) {
    const states = value.States;
    if (!walk.judgesWaiting || !isJsonObject(states)) return;
    const spot = childSpot(subject.spot, 'States');
    for (const loop of waitingLoops(states)) {
      const reading = readLoop(loop);
      const isLimited = reading.isLimited || subject.isTimed === true;
      if (!isLimited) checkEnd(walk, loop, spot);
      checkPace(walk, loop, { spot, isLimited });
      for (const { name, at, words } of reading.overlooked) {
        const place = at.reduce<MaybeSpot>((parent, key) => childSpot(parent, key), childSpot(spot, name));
        report(walk, 'asl/loop-ignores-failure', { spot: place }, { name, words });
      }
      for (const { asker, call } of reading.asked) checkStarts(walk, { loop, asker, call }, { states, spot });
    }
  },
};

/** What the States of a loop say by themselves. */
interface LoopReading {
  readonly members: WaitingLoop['members'];
  readonly isLimited: boolean;
  readonly overlooked: readonly OverlookedFailure[];
  /** Calls that ask for the state of a job which Step Functions could wait for. */
  readonly asked: readonly { readonly asker: string; readonly call: ServiceCall }[];
}

/** Readings by the Wait of the loop: typing in one of two hundred loops reads one. */
const known = new WeakMap<JsonObject, LoopReading>();

function readLoop(loop: WaitingLoop): LoopReading {
  const { members, wait } = loop;
  const key = members.get(wait);
  const before = key === undefined ? undefined : known.get(key);
  if (before !== undefined && isSame(before.members, members)) return before;
  const asked = [...members].flatMap(([asker, state]) => {
    const call = serviceCall(state);
    return call === undefined || startsOfStatusCall(call).length === 0 ? [] : [{ asker, call }];
  });
  const reading = { members, isLimited: hasLimit(loop), overlooked: overlookedFailures(members), asked };
  if (key !== undefined) known.set(key, reading);
  return reading;
}

function isSame(a: WaitingLoop['members'], b: WaitingLoop['members']): boolean {
  if (a.size !== b.size) return false;
  for (const [name, state] of a) if (b.get(name) !== state) return false;
  return true;
}

function checkEnd(walk: Walk, loop: WaitingLoop, states: MaybeSpot): void {
  const round = roundOf(loop, loop.wait);
  const end = endOfLoop(walk, loop, round);
  if (end === null) return;
  const choice = round.find((name) => isWayOut(loop, name));
  const args = { names: round, end, ...(choice === undefined ? {} : { choice }) };
  report(walk, 'asl/loop-without-limit', { spot: childSpot(states, loop.wait) }, args);
}

function isWayOut({ members }: WaitingLoop, name: string): boolean {
  const state = members.get(name);
  return state?.Type === 'Choice' && targetsOf(state).some((target) => !members.has(target));
}

/** The floor that a hint of a tool gets unless it is given another. */
const SHORT_WAIT_SECONDS = 5;

/** A loop that ends after some rounds may be quick; one that does not pause at all may not. */
function checkPace(
  walk: Walk,
  loop: WaitingLoop,
  { spot, isLimited }: { readonly spot: MaybeSpot; readonly isLimited: boolean },
): void {
  const shortest = isLimited ? 1 : SHORT_WAIT_SECONDS;
  for (const [name, { Type: type, Seconds: seconds }] of loop.members) {
    if (type !== 'Wait' || typeof seconds !== 'number' || seconds < 0 || seconds >= shortest) continue;
    const round = roundOf(loop, name);
    // Another Wait on the way may set the pace.
    if (round.some((each) => each !== name && loop.members.get(each)?.Type === 'Wait')) continue;
    const perHour = Math.round((3_600 / Math.max(seconds, 1)) * round.length);
    const args = { name, seconds, perHour, atLeast: SHORT_WAIT_SECONDS };
    report(walk, 'asl/wait-too-short', { spot: childSpot(childSpot(spot, name), 'Seconds') }, args);
  }
}

/** The loop asks about a job that this very set of States has started, in a way that could have waited for its end. */
function checkStarts(
  walk: Walk,
  { loop, asker, call }: { readonly loop: WaitingLoop; readonly asker: string; readonly call: ServiceCall },
  { states, spot }: { readonly states: JsonObject; readonly spot: MaybeSpot },
): void {
  // An Express state machine cannot wait for jobs.
  if (walk.machineType === 'EXPRESS') return;
  const starts = startsOfStatusCall(call);
  for (const [name, state] of Object.entries(states)) {
    const start = isJsonObject(state) ? serviceCall(state) : undefined;
    const form = start?.service === call.service && starts.includes(start.action) ? waitingForm(start) : undefined;
    if (form === undefined || !leadsTo(states, name, loop.members)) continue;
    const related = [{ message: `"${asker}" asks about it here`, spot: childSpot(spot, asker) }];
    const place = { spot: childSpot(childSpot(spot, name), 'Resource') };
    report(walk, 'asl/service-can-wait', place, { name, asker, form }, { related });
  }
}
