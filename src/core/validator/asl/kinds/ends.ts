import type { Kind } from '../kind';
import { atMostOneOf } from '../rules/combinators';
import { only, shape } from '../shape';
import { jsonataText } from '../values/jsonata';
import { pathOrIntrinsic } from '../values/intrinsics';
import { template } from '../values/templates';
import { inputAndOutputPath, stateFields } from './common';

export const succeed: Kind = {
  shape: shape({ ...stateFields, ...inputAndOutputPath, Output: only('JSONata', template()) }),
  rules: [],
};

export const fail: Kind = {
  shape: shape({
    ...stateFields,
    Error: jsonataText,
    ErrorPath: only('JSONPath', pathOrIntrinsic),
    Cause: jsonataText,
    CausePath: only('JSONPath', pathOrIntrinsic),
  }),
  rules: [atMostOneOf('Error', 'ErrorPath'), atMostOneOf('Cause', 'CausePath')],
};
