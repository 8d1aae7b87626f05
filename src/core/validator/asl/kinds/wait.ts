import { MAX_EXPRESS_SECONDS } from '../../../asl';
import type { Kind, Rule } from '../kind';
import { exactlyOneOf, memberPlace } from '../rules/combinators';
import { nextOrEnd } from '../rules/transitionRules';
import { only, shape } from '../shape';
import { sentenceName } from '../subject';
import { jsonataOr } from '../values/jsonata';
import { numberPath } from '../values/paths';
import { timestamp } from '../values/timestamp';
import { report } from '../walk';
import { inputAndOutputPath, outputWithoutResult, seconds, stateFields, transitionFields } from './common';

const inPaths = exactlyOneOf('Seconds', 'SecondsPath', 'Timestamp', 'TimestampPath');
const inJsonata = exactlyOneOf('Seconds', 'Timestamp');

/** How long a Wait waits is said in exactly one of its forms. */
const oneForm: Rule = {
  codes: inPaths.codes,
  needs: [],
  check(walk, value, subject) {
    const rule = subject.language === 'JSONata' ? inJsonata : inPaths;
    rule.check(walk, value, subject);
  },
};

const withinExpress: Rule = {
  codes: ['asl/wait-beyond-express'],
  needs: ['Seconds'],
  check(walk, value, subject) {
    const seconds = value.Seconds;
    if (walk.machineType !== 'EXPRESS' || typeof seconds !== 'number' || seconds <= MAX_EXPRESS_SECONDS) return;
    const args = { owner: sentenceName(subject), seconds, maximum: MAX_EXPRESS_SECONDS };
    report(walk, 'asl/wait-beyond-express', memberPlace(subject, 'Seconds'), args);
  },
};

export const wait: Kind = {
  shape: shape({
    ...stateFields,
    ...transitionFields,
    ...inputAndOutputPath,
    ...outputWithoutResult,
    Seconds: seconds(0),
    SecondsPath: only('JSONPath', numberPath),
    Timestamp: jsonataOr(timestamp),
    TimestampPath: only('JSONPath', numberPath),
  }),
  rules: [nextOrEnd, oneForm, withinExpress],
};
