import { describe, expect, it } from 'vitest';
import { stateNamer, variableSuffix } from './names';

describe('stateNamer', () => {
  it('leaves a name alone that fits', () => {
    expect(stateNamer().name('Wait Before {}', 'monitor')).toBe('Wait Before monitor');
  });

  it('shortens a long name by its own words only, the same way each time', () => {
    const long = `monitor_${'x'.repeat(90)}`;
    const alone = stateNamer().name('Wait Before {}', long);
    const crowded = stateNamer();
    crowded.name('Wait Before {}', 'another');

    expect(alone).toHaveLength(80);
    expect(alone).toMatch(/^Wait Before monitor_x+-[0-9a-f]{8}$/);
    expect(crowded.name('Wait Before {}', long)).toBe(alone);
  });

  it('keeps two long names apart that begin alike', () => {
    const namer = stateNamer();
    const names = ['a', 'b'].map((end) => namer.name('Execute {}', 'x'.repeat(100) + end));

    expect(new Set(names).size).toBe(2);
  });

  it('counts when two tools would have the same State', () => {
    const namer = stateNamer();

    expect(namer.name('Check for Tool Calls')).toBe('Check for Tool Calls');
    expect(namer.name('Check {}', 'for Tool Calls')).toBe('Check for Tool Calls (2)');
  });

  it('does not cut a character in half, and prints none that cannot be seen', () => {
    expect(stateNamer().name('{}', `${'y'.repeat(70)}😀😀😀😀😀😀`)).not.toMatch(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])/);
    expect(stateNamer().name('Execute {}', 'a\nb\u0000')).toBe('Execute a_b_');
  });
});

describe('variableSuffix', () => {
  it('takes what JSONata takes, and tells a-b from a_b', () => {
    expect(variableSuffix('monitor_2')).toBe('monitor_2');
    expect(variableSuffix('a-b')).toMatch(/^a_b_[0-9a-f]{8}$/);
    expect(variableSuffix('a-b')).not.toBe(variableSuffix('a.b'));
    expect(variableSuffix('z'.repeat(90))).toHaveLength(60);
  });
});
