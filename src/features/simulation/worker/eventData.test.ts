import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JsonValue } from '../../../core/json';
import { readEvent, recordEventData } from './eventData';

describe('the data of events', () => {
  it('is read back as it was written, whatever it is', () => {
    const value = fc.jsonValue().map((json) => json as JsonValue);
    fc.assert(
      fc.property(fc.array(fc.record({ previousEventId: fc.nat(), input: value })), (given) => {
        const events = given.map(({ previousEventId, input }, index) => ({
          id: index + 1,
          previousEventId,
          type: 'TaskStateEntered',
          timestamp: 0,
          details: { input, name: 'é😀' },
        }));

        const data = recordEventData(events);

        for (const { id, previousEventId, details } of events) {
          expect(readEvent(data, id)).toEqual(JSON.parse(JSON.stringify({ previousEventId, details })));
        }
      }),
    );
  });

  it('goes on in another buffer when one is full', () => {
    const input = 'x'.repeat(1_500_000);
    const events = [1, 2, 3].map((id) => ({
      id,
      previousEventId: id - 1,
      type: 'PassStateEntered',
      timestamp: 0,
      details: { input },
    }));

    const data = recordEventData(events);

    expect(data.chunks.length).toBeGreaterThan(1);
    expect(readEvent(data, 3)).toEqual({ previousEventId: 2, details: { input } });
  });
});
