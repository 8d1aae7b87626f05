import { accept, acceptPattern, expect, fail, nested, peek, skipSpaces, type TextReader } from '../textReader';
import {
  FILTER_OPERATORS,
  type FilterCondition,
  type FilterOperand,
  type FilterOperator,
  type JsonPath,
} from './jsonPath';
import { readLiteral } from './parseLiteral';

/**
 * A reader of what follows `?` in brackets: a condition in parentheses, `(@.price < 10 && @.isbn)`.
 *
 * @param readPath - reads the paths inside; handed over because paths contain filters as filters contain paths.
 */
export function filterReader(readPath: (reader: TextReader) => JsonPath): (reader: TextReader) => FilterCondition {
  return (reader) => {
    skipSpaces(reader);
    if (peek(reader) !== '(') fail(reader, 'A filter stands in parentheses');
    return readOr(reader);
  };

  function readOr(reader: TextReader): FilterCondition {
    const conditions = readSeparated(reader, '||', readAnd);
    return conditions.length === 1 && conditions[0] !== undefined ? conditions[0] : { kind: 'or', conditions };
  }

  function readAnd(reader: TextReader): FilterCondition {
    const conditions = readSeparated(reader, '&&', readNot);
    return conditions.length === 1 && conditions[0] !== undefined ? conditions[0] : { kind: 'and', conditions };
  }

  function readNot(reader: TextReader): FilterCondition {
    if (accept(reader, '!')) {
      skipSpaces(reader);
      return { kind: 'not', condition: nested(reader, readNot) };
    }
    if (!accept(reader, '(')) return readComparison(reader);
    const condition = readOr(reader);
    skipSpaces(reader);
    expect(reader, ')');
    return condition;
  }

  function readComparison(reader: TextReader): FilterCondition {
    const at = reader.at;
    const left = readOperand(reader);
    skipSpaces(reader);
    const operator = readOperator(reader);
    if (operator === undefined) {
      if (left.kind === 'path') return { kind: 'exists', path: left.path };
      if (left.kind === 'value' && typeof left.value === 'boolean') return { kind: 'literal', value: left.value };
      return fail(reader, 'A value alone is no condition', at);
    }
    skipSpaces(reader);
    return { kind: 'comparison', left, operator, right: readOperand(reader) };
  }

  function readOperand(reader: TextReader): FilterOperand {
    const next = peek(reader);
    if (next === '@' || next === '$') return { kind: 'path', path: readPath(reader) };
    if (next === '/') return { kind: 'regex', regex: readRegex(reader) };
    const word = acceptPattern(reader, bareWord);
    return { kind: 'value', value: word ?? readLiteral(reader) };
  }
}

function readSeparated(
  reader: TextReader,
  token: string,
  read: (reader: TextReader) => FilterCondition,
): FilterCondition[] {
  const conditions: FilterCondition[] = [];
  do {
    skipSpaces(reader);
    conditions.push(nested(reader, read));
    skipSpaces(reader);
  } while (accept(reader, token));
  return conditions;
}

/** A text without quotation marks, as in `@.status == Failure`: definitions in use have it and AWS takes them. */
const bareWord = /(?!(?:true|false|null)\b)[A-Za-z_]\w*/y;

const wordOperator = /[a-zA-Z]+/y;

function readOperator(reader: TextReader): FilterOperator | undefined {
  const symbol = FILTER_OPERATORS.find((operator) => !/[a-z]/.test(operator) && accept(reader, operator));
  if (symbol !== undefined) return symbol;
  const at = reader.at;
  const word = acceptPattern(reader, wordOperator);
  if (word === undefined) return undefined;
  return (
    FILTER_OPERATORS.find((operator) => operator === word.toLowerCase()) ??
    fail(reader, `Filter operator ${word} is not supported!`, at)
  );
}

const regexPattern = /\/((?:\\.|[^\\/])*)\/([a-zA-Z]*)/y;

/** Java's patterns and ours agree on all that definitions use; a pattern only Java knows is reported as a problem of the path. */
function readRegex(reader: TextReader): RegExp {
  const at = reader.at;
  const whole = acceptPattern(reader, regexPattern);
  if (whole === undefined) return fail(reader, 'Pattern not closed. Expected /');
  const close = whole.lastIndexOf('/');
  const flags = whole.slice(close + 1).replace(/[^ims]/g, '');
  try {
    // The whole text must match, as in Matcher.matches().
    return new RegExp(`^(?:${whole.slice(1, close).replaceAll('\\/', '/')})$`, flags);
  } catch {
    return fail(reader, 'Not a regular expression', at);
  }
}
