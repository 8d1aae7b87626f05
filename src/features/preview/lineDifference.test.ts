import { describe, expect, it } from 'vitest';
import { lineDifference } from './lineDifference';

describe('lineDifference', () => {
  it('sets off whole numbers and words', () => {
    expect(lineDifference('  "Seconds": 30,\n', '  "Seconds": 300,\n')).toEqual({
      before: '  "Seconds": ',
      changed: '30',
      after: ',',
    });
  });

  it('shortens a long shared beginning but keeps the indent', () => {
    const shared = `    "${'text '.repeat(40)}`;

    const { before, changed, after } = lineDifference(`${shared}20 times"`, `${shared}12 times"`);

    expect(before).toMatch(/^ {4}….{60}$/);
    expect(changed).toBe('20');
    expect(after).toBe(' times"');
  });

  it('has nothing shared between different lines', () => {
    expect(lineDifference('abc', 'xyz')).toEqual({ before: '', changed: 'abc', after: '' });
  });
});
