import { describe, expect, it } from 'vitest';
import { axisMarks, clock, fineClock } from './axis';

describe('the axis of virtual time', () => {
  it('has few marks, at round moments', () => {
    const labelsOf = (fromMs: number, toMs: number) => axisMarks({ fromMs, toMs }).map((mark) => mark.label);
    expect(labelsOf(0, 120_000)).toEqual(['0:00', '0:15', '0:30', '0:45', '1:00', '1:15', '1:30', '1:45', '2:00']);
    expect(labelsOf(63_500, 70_000)).toEqual(['1:04', '1:05', '1:06', '1:07', '1:08', '1:09', '1:10']);
    expect(axisMarks({ fromMs: 0, toMs: 90 * 86_400_000 }).length).toBeLessThan(12);
  });

  it('reads as a clock, with hours and tenths only when there are some', () => {
    expect(clock(100_000)).toBe('1:40');
    expect(clock(3_725_000)).toBe('1:02:05');
    expect(fineClock(85_700)).toBe('1:25.7');
    expect(fineClock(85_000)).toBe('1:25');
  });
});
