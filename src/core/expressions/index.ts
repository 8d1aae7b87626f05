export { evaluatePath, evaluatePathOrIntrinsic } from './evaluatePath';
export { evaluatePayloadTemplate } from './evaluatePayloadTemplate';
export type { ExpressionFailure } from './failure';
export { writeReferencePath } from './jsonPath/writeReferencePath';
export { type JsonataBudget } from './jsonata/compileJsonata';
export { DEFAULT_JSONATA_BUDGET, evaluateJsonata, unexpectedResultType } from './jsonata/evaluateJsonata';
export { evaluateJsonataTemplate, isJsonataString, jsonataOf } from './jsonata/evaluateJsonataTemplate';
export type { ExpressionWorld, JsonataScope, PathScope, Variables } from './scope';
