import { isJsonObject } from '../../../json';
import type { FieldCheck } from '../shape';
import { childSpot } from '../spot';
import { sentenceName } from '../subject';
import { report } from '../walk';
import type { StatesField } from './jsonata';
import { wrongType } from './scalars';
import { template } from './templates';

/** `Assign`: each member is a variable of the scope, its value a template. */
export function assignment(...extra: readonly StatesField[]): FieldCheck {
  const values = template(...extra);
  return (walk, value, subject, field) => {
    if (!isJsonObject(value)) return wrongType(walk, value, subject, field, { words: ['an object'], aws: 'OBJECT' });
    const spot = childSpot(subject.spot, field);
    for (const key of Object.keys(value)) {
      const name = subject.language === 'JSONPath' && key.endsWith('.$') ? key.slice(0, -2) : key;
      const memberSpot = childSpot(spot, key);
      if (!isVariableName(name))
        report(walk, 'asl/variable-name-invalid', { spot: memberSpot }, { owner: sentenceName(subject), name });
      // The first assignment stands for all: any of them makes the name known.
      if (!subject.scope.assigned.has(name)) subject.scope.assigned.set(name, { spot: memberSpot, subject });
    }
    return values(walk, value, subject, field);
  };
}

const MAX_VARIABLE_NAME_CHARACTERS = 80;
const identifier = /^[\p{ID_Start}_][\p{ID_Continue}]*$/u;

function isVariableName(name: string): boolean {
  return identifier.test(name) && name !== 'states' && Array.from(name).length <= MAX_VARIABLE_NAME_CHARACTERS;
}
