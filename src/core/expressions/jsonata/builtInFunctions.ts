/**
 * Functions an expression may call by name: those of JSONata 2.0.6 without `$eval`, and AWS's own.
 *
 * @see https://docs.jsonata.org/overview and Step Functions developer guide, “Transforming data with JSONata”, read 2026-11
 */
export const JSONATA_FUNCTIONS: ReadonlySet<string> = new Set([
  ...['sum', 'count', 'max', 'min', 'average'],
  ...['string', 'substring', 'substringBefore', 'substringAfter', 'lowercase', 'uppercase', 'length', 'trim', 'pad'],
  ...['match', 'contains', 'replace', 'split', 'join'],
  ...['base64encode', 'base64decode', 'encodeUrl', 'encodeUrlComponent', 'decodeUrl', 'decodeUrlComponent'],
  ...['number', 'floor', 'ceil', 'round', 'abs', 'sqrt', 'power', 'random'],
  ...['formatNumber', 'formatBase', 'formatInteger', 'parseInteger'],
  ...['boolean', 'not', 'exists', 'type', 'assert', 'error'],
  ...['map', 'filter', 'single', 'reduce', 'sift', 'each', 'zip'],
  ...['keys', 'lookup', 'spread', 'merge', 'append', 'reverse', 'sort', 'shuffle', 'distinct', 'clone'],
  ...['now', 'millis', 'fromMillis', 'toMillis'],
  ...['parse', 'partition', 'range', 'hash', 'uuid'],
]);
