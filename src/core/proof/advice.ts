import { formatDuration } from '../model';
import type { SweepPoint, WayComparison, WayResult } from './compareWays';
import { decimal, dollars, lateText, shortTime, times, whole } from './numbers';

/** What the chosen way gains against no wait at all, and which way would gain more. */
export interface Gain {
  readonly sentence: string;
  readonly better: { readonly way: WayResult; readonly sentence: string } | null;
}

/** @returns null as long as one of the ways it speaks of has not been run. */
export function gainOf({ ways }: WayComparison, chosen: WayResult | undefined): Gain | null {
  const before = ways.find(({ id }) => id === 'no-interval');
  const loop = ways.find(({ id }) => id === 'poll-in-machine');
  if (before === undefined || loop === undefined || chosen === undefined) return null;
  const looksByItself = chosen.metrics.modelTurns <= loop.metrics.modelTurns;
  return {
    sentence: gainSentence(before, chosen),
    better:
      looksByItself || loop.metrics.status !== 'SUCCEEDED' || usdOf(loop) >= usdOf(chosen)
        ? null
        : { way: loop, sentence: betterSentence(chosen, loop) },
  };
}

function gainSentence(before: WayResult, chosen: WayResult): string {
  const saved = usdOf(before) - usdOf(chosen);
  if (chosen.callsInWindow >= before.callsInWindow) {
    return `${whole(chosen.callsInWindow)} calls in the first two minutes and ${dollars(usdOf(chosen))} per 1,000 runs: nothing waits between them.`;
  }
  const fewer = Math.floor((1 - chosen.callsInWindow / before.callsInWindow) * 100);
  const money = saved > 0 ? ` That is ${dollars(saved)} less per 1,000 runs.` : '';
  return `From ${whole(before.callsInWindow)} calls to ${whole(chosen.callsInWindow)} in the first two minutes: ${fewer} % fewer.${money}`;
}

function betterSentence(chosen: WayResult, loop: WayResult): string {
  const turns = chosen.metrics.modelTurns - loop.metrics.modelTurns;
  const saved = dollars(usdOf(chosen) - usdOf(loop));
  return `A loop in the machine would save ${whole(turns)} more model ${turns === 1 ? 'turn' : 'turns'} and ${saved} per 1,000 runs.`;
}

/** Why the end of the job was noticed when it was. */
export function whyLate({ lateness, gaveUp }: WayResult): string {
  if (lateness === null) {
    return gaveUp
      ? 'It gave up before the job had ended: nobody saw the end.'
      : 'The tool was never asked after the end.';
  }
  const { seconds, gapSeconds, intoGapSeconds, averageSeconds } = lateness;
  if (gapSeconds === 0) return 'The job reported its end by itself: nobody had to look.';
  return (
    `The job ended ${shortTime(intoGapSeconds)} after a look that still saw it running. Looks are ${shortTime(gapSeconds)} apart, so the next one ` +
    `told of it ${lateText(seconds)} late. A job of about this length is seen ${shortTime(averageSeconds)} late on average.`
  );
}

/** A point of the sweep that is worth choosing, with its neighbours to judge it by. */
export interface IntervalAdvice {
  readonly intervalSeconds: number;
  readonly sentence: string;
}

/**
 * The interval with the smallest product of cost and lateness: from there, each step makes one worse by a larger factor than it makes the
 * other better. It needs no opinion on what a second is worth.
 *
 * @returns null if no interval sees the end.
 */
export function adviseInterval(points: readonly SweepPoint[], chosenSeconds: number | null): IntervalAdvice | null {
  const seen = points.filter((point) => lateOf(point) > 0 && usdOf(point) > 0);
  const [first] = seen;
  if (first === undefined) return null;
  const best = seen.reduce((least, point) => (tradeOf(point) < tradeOf(least) ? point : least), first);
  const shorter = nearest(
    seen.filter(({ intervalSeconds }) => intervalSeconds < best.intervalSeconds),
    best.intervalSeconds / 2,
  );
  const longer = nearest(
    seen.filter(({ intervalSeconds }) => intervalSeconds > best.intervalSeconds),
    best.intervalSeconds * 2,
  );
  const parts = [
    `${formatDuration(best.intervalSeconds)} is the fairest trade: ${dollars(usdOf(best))} per 1,000 runs, the end seen ${shortTime(lateOf(best))} late on average.`,
    ...(shorter === null
      ? []
      : [
          `${formatDuration(shorter.intervalSeconds)} would see it ${times(lateOf(best) / lateOf(shorter))} sooner and cost ${times(usdOf(shorter) / usdOf(best))} as much.`,
        ]),
    ...(longer === null
      ? []
      : [
          `${formatDuration(longer.intervalSeconds)} would save ${share(1 - usdOf(longer) / usdOf(best))} and see it ${times(lateOf(longer) / lateOf(best))} later.`,
        ]),
    ...chosenPart(seen, best, chosenSeconds),
  ];
  return { intervalSeconds: best.intervalSeconds, sentence: parts.join(' ') };
}

function chosenPart(seen: readonly SweepPoint[], best: SweepPoint, chosenSeconds: number | null): readonly string[] {
  const chosen = seen.find(({ intervalSeconds }) => intervalSeconds === chosenSeconds);
  if (chosen === undefined) return [];
  if (chosen === best) return ['It is the one in use.'];
  return [
    `Your ${formatDuration(chosen.intervalSeconds)}: ${dollars(usdOf(chosen))}, ${shortTime(lateOf(chosen))} late on average.`,
  ];
}

function nearest(points: readonly SweepPoint[], seconds: number): SweepPoint | null {
  return points.reduce<SweepPoint | null>(
    (near, point) =>
      near === null || Math.abs(point.intervalSeconds - seconds) < Math.abs(near.intervalSeconds - seconds)
        ? point
        : near,
    null,
  );
}

function usdOf({ costPerThousandRuns }: Pick<WayResult, 'costPerThousandRuns'>): number {
  return costPerThousandRuns.totalUsd;
}

function lateOf({ lateness }: SweepPoint): number {
  return lateness?.averageSeconds ?? 0;
}

function tradeOf(point: SweepPoint): number {
  return usdOf(point) * lateOf(point);
}

/** `12 %`; a saving too small to be written is said in words. */
function share(part: number): string {
  return part < 0.001 ? 'next to nothing' : `${decimal(Math.round(part * 1000) / 10)} %`;
}
