export { fromDynamoDbItem, isDynamoDbItem, toDynamoDbItem } from './dynamoDbJson';
export {
  jsonTextLocator,
  MAX_JSON_DEPTH,
  parseJsonText,
  positionAt,
  type JsonTextProblem,
  type TextPosition,
} from './jsonText';
export { pieceChanges, textPiece, type TextPiece } from './pieceChanges';
export { childPointer, pointerOf, pointerTokens, ROOT_POINTER, type JsonPointer } from './pointer';
export { printJson, type PrintedJson } from './printJson';
export type { TextRange } from './range';
export { textChanges, type TextChange } from './textChanges';
export { isJsonArray, isJsonObject, type JsonArray, type JsonObject, type JsonValue } from './value';
