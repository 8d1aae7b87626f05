import { isJsonObject, type JsonObject } from '../../../json';
import type { Kind, Rule } from '../kind';
import { atMostOneOf, exactlyOneOf, memberPlace } from '../rules/combinators';
import { nextOrEnd } from '../rules/transitionRules';
import { only, shape, type FieldCheck } from '../shape';
import { sentenceName, subjectName } from '../subject';
import { jsonataOr } from '../values/jsonata';
import { itemsPath, numberPath } from '../values/paths';
import { anyList, numberIn, text } from '../values/scalars';
import { template } from '../values/templates';
import { isSubstituted, report } from '../walk';
import { catchers } from './catch';
import { inputAndOutputPath, outputWithResult, stateFields, transitionFields } from './common';
import { itemProcessor } from './itemProcessor';
import { itemBatcher, itemReader, resultWriter } from './mapParts';
import { retry } from './retry';

const MAX_LABEL_CHARACTERS = 40;
/** White space, wildcards, brackets, special and control characters are refused in a label. */
const forbiddenInLabel = /[\s?*<>{}[\]:;,\\|^~$#%&`"\p{Cc}]/u;

const label: FieldCheck = (walk, value, subject, field) => {
  if (!text({ maximum: MAX_LABEL_CHARACTERS, mayBeEmpty: false })(walk, value, subject, field)) return false;
  if (typeof value !== 'string' || isSubstituted(walk, value)) return true;
  const place = memberPlace(subject, field);
  if (forbiddenInLabel.test(value)) {
    report(walk, 'asl/label-invalid', place, { owner: subjectName(subject), label: value });
    return false;
  }
  if (walk.labels.has(value)) report(walk, 'asl/label-duplicate', place, { label: value });
  walk.labels.add(value);
  return true;
};

const DISTRIBUTED_FIELDS = ['ItemReader', 'ItemBatcher', 'ResultWriter', 'Label'];

const onlyDistributed: Rule = {
  codes: ['asl/only-distributed'],
  needs: ['ItemProcessor', 'Iterator'],
  check(walk, value, subject) {
    if (isDistributed(value)) return;
    for (const field of DISTRIBUTED_FIELDS) {
      if (value[field] === undefined) continue;
      report(walk, 'asl/only-distributed', memberPlace(subject, field), { owner: subjectName(subject), field });
    }
  },
};

const notInExpress: Rule = {
  codes: ['asl/express-distributed-map'],
  needs: ['ItemProcessor', 'Iterator'],
  check(walk, value, subject) {
    if (walk.machineType !== 'EXPRESS' || !isDistributed(value)) return;
    report(walk, 'asl/express-distributed-map', memberPlace(subject, 'ItemProcessor'), {
      owner: sentenceName(subject),
    });
  },
};

function isDistributed(value: JsonObject): boolean {
  const processor = value.ItemProcessor ?? value.Iterator;
  const config = isJsonObject(processor) ? processor.ProcessorConfig : undefined;
  return isJsonObject(config) && config.Mode === 'DISTRIBUTED';
}

const count = jsonataOr(numberIn({ minimum: 0, whole: true }));

export const map: Kind = {
  shape: shape({
    ...stateFields,
    ...transitionFields,
    ...inputAndOutputPath,
    ...outputWithResult,
    Items: only('JSONata', jsonataOr(anyList)),
    ItemsPath: only('JSONPath', itemsPath),
    ItemSelector: template(),
    Parameters: only('JSONPath', template()),
    ItemReader: itemReader,
    ItemBatcher: itemBatcher,
    ResultWriter: resultWriter,
    MaxConcurrency: count,
    MaxConcurrencyPath: only('JSONPath', numberPath),
    ToleratedFailureCount: count,
    ToleratedFailureCountPath: only('JSONPath', numberPath),
    ToleratedFailurePercentage: jsonataOr(numberIn({ minimum: 0, maximum: 100, whole: false })),
    ToleratedFailurePercentagePath: only('JSONPath', numberPath),
    Label: label,
    ItemProcessor: itemProcessor,
    Iterator: itemProcessor,
    Retry: retry,
    Catch: catchers,
  }),
  rules: [
    nextOrEnd,
    exactlyOneOf('ItemProcessor', 'Iterator'),
    atMostOneOf('ItemSelector', 'Parameters'),
    atMostOneOf('Items', 'ItemsPath'),
    atMostOneOf('MaxConcurrency', 'MaxConcurrencyPath'),
    atMostOneOf('ToleratedFailureCount', 'ToleratedFailureCountPath'),
    atMostOneOf('ToleratedFailurePercentage', 'ToleratedFailurePercentagePath'),
    onlyDistributed,
    notInExpress,
  ],
};
