import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nodeId } from '../../../core/model';
import { eventRows } from './eventRows';

const fold = (first: number, last: number) => ({ nodeId: nodeId('tool'), first, last, rounds: 2 });

describe('the list of events with folded rounds', () => {
  it('has one row for what is folded', () => {
    const rows = eventRows(10, [fold(4, 8)], new Set());

    const listed = Array.from({ length: rows.count }, (_, index) => rows.rowAt(index));
    expect(listed.map((row) => (row.kind === 'event' ? row.eventId : 'fold'))).toEqual([1, 2, 3, 'fold', 9, 10]);
    expect(rows.indexOf(6)).toBe(3);
    expect(rows.indexOf(9)).toBe(4);
  });

  it('has the events below that row when it is open', () => {
    const rows = eventRows(6, [fold(2, 3)], new Set([2]));

    const listed = Array.from({ length: rows.count }, (_, index) => rows.rowAt(index));
    expect(listed.map((row) => (row.kind === 'event' ? row.eventId : 'fold'))).toEqual([1, 'fold', 2, 3, 4, 5, 6]);
  });

  it('finds the row of every event, whatever is folded and open', () => {
    const cuts = fc.uniqueArray(fc.integer({ min: 1, max: 60 }), { minLength: 4, maxLength: 12 });
    fc.assert(
      fc.property(cuts, fc.array(fc.boolean(), { minLength: 6, maxLength: 6 }), (numbers, isOpen) => {
        const sorted = numbers.toSorted((a, b) => a - b);
        const folds = sorted.flatMap((first, index) => {
          const last = sorted[index + 1];
          return index % 2 === 0 && last !== undefined ? [fold(first, last)] : [];
        });
        const open = new Set(folds.filter((_, index) => isOpen[index] === true).map(({ first }) => first));
        const rows = eventRows(64, folds, open);

        const seen = new Set<number>();
        for (let index = 0; index < rows.count; index++) {
          const row = rows.rowAt(index);
          if (row.kind === 'event') {
            expect(rows.indexOf(row.eventId)).toBe(index);
            seen.add(row.eventId);
          } else if (!row.isOpen) {
            for (let id = row.fold.first; id <= row.fold.last; id++) {
              expect(rows.indexOf(id)).toBe(index);
              seen.add(id);
            }
          }
        }
        expect(seen.size).toBe(64);
      }),
    );
  });
});
