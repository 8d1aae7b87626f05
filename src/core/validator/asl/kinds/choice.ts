import type { Kind, Rule } from '../kind';
import { shape } from '../shape';
import { sentenceName } from '../subject';
import { text } from '../values/scalars';
import { report } from '../walk';
import { choiceRules } from './choiceRule';
import { inputAndOutputPath, outputWithoutResult, stateFields } from './common';

const hasDefault: Rule = {
  codes: ['asl/choice-without-default'],
  needs: [],
  check(walk, value, subject) {
    if (value.Default !== undefined) return;
    report(
      walk,
      'asl/choice-without-default',
      { spot: subject.spot, owner: subject.spot },
      { owner: sentenceName(subject) },
    );
  },
};

export const choice: Kind = {
  shape: shape(
    {
      ...stateFields,
      ...inputAndOutputPath,
      ...outputWithoutResult,
      Choices: choiceRules,
      Default: text({ mayBeEmpty: false }),
    },
    ['Choices'],
  ),
  rules: [hasDefault],
};
