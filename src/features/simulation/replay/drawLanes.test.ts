import { describe, expect, it } from 'vitest';
import { nodeId } from '../../../core/model';
import { spanKinds, type Lane, type SpanKind } from '../../../core/proof';
import { stretchesOf } from './drawLanes';

function laneOf(spans: readonly (readonly [SpanKind, number, number])[]): Lane {
  return {
    nodeId: nodeId('tool'),
    count: spans.length,
    kind: Uint8Array.from(spans, ([kind]) => spanKinds.indexOf(kind)),
    startMs: Float64Array.from(spans, ([, from]) => from),
    endMs: Float64Array.from(spans, ([, , to]) => to),
    eventId: Int32Array.from(spans, (_, index) => index + 1),
  };
}

describe('what is drawn of a lane', () => {
  it('is each span where it is when there is room', () => {
    const lane = laneOf([
      ['wait', 0, 30_000],
      ['work', 30_000, 40_000],
      ['wait', 40_000, 70_000],
    ]);

    expect(stretchesOf(lane, { fromMs: 0, toMs: 100_000 }, 1000)).toEqual([
      { kind: 'wait', x: 0, width: 300, spans: 1 },
      { kind: 'wait', x: 400, width: 300, spans: 1 },
      { kind: 'work', x: 300, width: 100, spans: 1 },
    ]);
  });

  it('is never more than the screen can show, however long the run', () => {
    const spans = Array.from({ length: 20_000 }, (_, index): [SpanKind, number, number] => [
      index % 2 === 0 ? 'wait' : 'work',
      index * 1000,
      index * 1000 + 1000,
    ]);

    const stretches = stretchesOf(laneOf(spans), { fromMs: 0, toMs: 20_000_000 }, 600);

    expect(stretches.length).toBeLessThanOrEqual(600);
    expect(stretches.find(({ kind }) => kind === 'wait')).toMatchObject({ x: 0 });
  });

  it('leaves out what lies outside of the time that is shown', () => {
    const lane = laneOf([
      ['work', 0, 1000],
      ['work', 50_000, 51_000],
      ['work', 99_000, 100_000],
    ]);

    expect(stretchesOf(lane, { fromMs: 40_000, toMs: 60_000 }, 200)).toEqual([
      { kind: 'work', x: 100, width: 10, spans: 1 },
    ]);
  });
});
