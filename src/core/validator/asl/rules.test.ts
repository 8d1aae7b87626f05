import { describe, expect, it } from 'vitest';
import { aslProblems } from './catalogue';
import { expressionCases } from './cases/expressionCases';
import { pollingCases } from './cases/pollingCases';
import { resourceCases } from './cases/resourceCases';
import { stateCases } from './cases/stateCases';
import { structureCases } from './cases/structureCases';
import { transitionCases } from './cases/transitionCases';
import { validateDefinition } from './validateDefinition';

const cases = [
  ...structureCases,
  ...transitionCases,
  ...stateCases,
  ...resourceCases,
  ...expressionCases,
  ...pollingCases,
];

describe.each(cases)('$code: $title', ({ code, broken, at, good, type = 'STANDARD' }) => {
  it('is found at its place, and nothing else is wrong', () => {
    const found = validateDefinition(broken, { type });

    const own = found.filter((each) => each.code === code).map((each) => each.at);
    expect(own).toEqual([{ kind: 'asl', pointer: at }]);
    expect(found.filter((each) => each.severity === 'error' && each.code !== code)).toEqual([]);
    const [first] = found.filter((each) => each.code === code);
    expect(first?.message).toMatch(/^\S.*[.]$/s);
  });

  it('is not found in the nearest definition without it', () => {
    const found = validateDefinition(good, { type });

    expect(found.filter((each) => each.code === code || each.severity === 'error')).toEqual([]);
  });
});

describe('the catalogue of codes', () => {
  it('has an example for each code', () => {
    const shown = new Set<string>(cases.map((each) => each.code));
    // Shown by a text, not by a value: validateDefinitionText.test.ts.
    shown.add('asl/definition-too-long');

    expect(Object.keys(aslProblems).filter((code) => !shown.has(code))).toEqual([]);
  });
});
