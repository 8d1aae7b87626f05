import { describe, expect, it } from 'vitest';
import { axisMarks, clock } from './axis';

describe('the axis of virtual time', () => {
  it('has few marks, at round moments, from the start', () => {
    expect(axisMarks(120_000).map((mark) => mark.label)).toEqual([
      '0:00',
      '0:15',
      '0:30',
      '0:45',
      '1:00',
      '1:15',
      '1:30',
      '1:45',
      '2:00',
    ]);
    expect(axisMarks(90 * 86_400_000).length).toBeLessThan(12);
  });

  it('reads as a clock, with hours only when there are some', () => {
    expect(clock(100_000)).toBe('1:40');
    expect(clock(3_725_000)).toBe('1:02:05');
  });
});
