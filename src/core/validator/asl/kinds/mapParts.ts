import { MAX_PAYLOAD_BYTES } from '../../../asl';
import { objectOf, type Kind } from '../kind';
import { atMostOneOf } from '../rules/combinators';
import { only, shape } from '../shape';
import { jsonataOr } from '../values/jsonata';
import { numberPath } from '../values/paths';
import { anyList, numberIn, oneOfTexts, text } from '../values/scalars';
import { template } from '../values/templates';

/** AWS: “Maximum value is 100000000”. */
const MAX_ITEMS = 100_000_000;

const readerConfig: Kind = {
  shape: shape({
    InputType: oneOfTexts('CSV', 'JSON', 'JSONL', 'PARQUET', 'MANIFEST'),
    Transformation: oneOfTexts('NONE', 'LOAD_AND_FLATTEN'),
    ManifestType: oneOfTexts('ATHENA_DATA', 'S3_INVENTORY'),
    CSVDelimiter: oneOfTexts('COMMA', 'PIPE', 'SEMICOLON', 'SPACE', 'TAB'),
    CSVHeaderLocation: oneOfTexts('FIRST_ROW', 'GIVEN'),
    CSVHeaders: anyList,
    MaxItems: jsonataOr(numberIn({ minimum: 0, maximum: MAX_ITEMS, whole: true })),
    MaxItemsPath: only('JSONPath', numberPath),
    ItemsPointer: text(),
  }),
  rules: [atMostOneOf('MaxItems', 'MaxItemsPath')],
};

const itemReaderKind: Kind = {
  shape: shape(
    {
      Resource: text({ mayBeEmpty: false }),
      ReaderConfig: objectOf(() => readerConfig),
      Parameters: only('JSONPath', template()),
      Arguments: only('JSONata', template()),
      Comment: text(),
    },
    ['Resource'],
  ),
  rules: [],
};

const itemBatcherKind: Kind = {
  shape: shape({
    BatchInput: template(),
    MaxItemsPerBatch: jsonataOr(numberIn({ minimum: 0, whole: true })),
    MaxItemsPerBatchPath: only('JSONPath', numberPath),
    MaxInputBytesPerBatch: jsonataOr(numberIn({ minimum: 0, maximum: MAX_PAYLOAD_BYTES, whole: true })),
    MaxInputBytesPerBatchPath: only('JSONPath', numberPath),
  }),
  rules: [
    atMostOneOf('MaxItemsPerBatch', 'MaxItemsPerBatchPath'),
    atMostOneOf('MaxInputBytesPerBatch', 'MaxInputBytesPerBatchPath'),
  ],
};

const writerConfig: Kind = {
  shape: shape({
    Transformation: oneOfTexts('NONE', 'COMPACT', 'FLATTEN'),
    OutputType: oneOfTexts('JSON', 'JSONL'),
  }),
  rules: [],
};

const resultWriterKind: Kind = {
  shape: shape({
    Resource: text({ mayBeEmpty: false }),
    WriterConfig: objectOf(() => writerConfig),
    Parameters: only('JSONPath', template()),
    Arguments: only('JSONata', template()),
  }),
  rules: [],
};

/** Where a Distributed Map reads its items. */
export const itemReader = objectOf(() => itemReaderKind);
/** How a Distributed Map hands several items to one child execution. */
export const itemBatcher = objectOf(() => itemBatcherKind);
/** Where a Distributed Map puts its results. */
export const resultWriter = objectOf(() => resultWriterKind);
