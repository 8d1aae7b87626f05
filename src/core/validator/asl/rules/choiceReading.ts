import { isJsonArray, isJsonObject, type JsonObject, type JsonValue } from '../../../json';

/** What one Choice Rule looks at, as far as its text tells. */
export interface RuleReading {
  readonly next: string | undefined;
  /** Paths and variables it compares: `$.job.status`, `$attempt`. Tests for presence or type do not count. */
  readonly subjects: readonly string[];
  /** Texts it compares with. */
  readonly words: readonly string[];
  /** Asks for more or less of something, or for a time: a count, a deadline. */
  readonly comparesOrder: boolean;
  /** Asks for something besides texts: true, a number, what another path holds. */
  readonly comparesValue: boolean;
  /** True for what is *not* so. */
  readonly isNegated: boolean;
}

/** States that did not change are the same objects at the next keystroke. */
const known = new WeakMap<JsonObject, readonly RuleReading[]>();

/** Reads the Choice Rules of a Choice state, whatever JSON they are. */
export function readChoice(state: JsonObject): readonly RuleReading[] {
  const before = known.get(state);
  if (before !== undefined) return before;
  const rules: readonly JsonValue[] = isJsonArray(state.Choices) ? state.Choices : [];
  const read = rules.map((rule) => readRule(isJsonObject(rule) ? rule : {}));
  known.set(state, read);
  return read;
}

function readRule(rule: JsonObject): RuleReading {
  const next = typeof rule.Next === 'string' ? rule.Next : undefined;
  if (typeof rule.Condition === 'string') return { next, ...readCondition(rule.Condition) };
  const tests = { subjects: [], words: [], comparesOrder: false, comparesValue: false, isNegated: false };
  collectTests(rule, tests, 0);
  return { next, ...tests };
}

interface Tests {
  readonly subjects: string[];
  readonly words: string[];
  comparesOrder: boolean;
  comparesValue: boolean;
  isNegated: boolean;
}

/** Nobody nests And, Or and Not this deep. */
const MAX_DEPTH = 50;

function collectTests(rule: JsonObject, tests: Tests, depth: number): void {
  if (depth > MAX_DEPTH) return;
  for (const [field, value] of Object.entries(rule)) {
    if (field === 'And' || field === 'Or') {
      const inner: readonly JsonValue[] = isJsonArray(value) ? value : [];
      for (const entry of inner) if (isJsonObject(entry)) collectTests(entry, tests, depth + 1);
    } else if (field === 'Not') {
      tests.isNegated = true;
      if (isJsonObject(value)) collectTests(value, tests, depth + 1);
    } else if (/^(?:String|Numeric|Boolean|Timestamp)/.test(field)) {
      if (typeof rule.Variable === 'string') tests.subjects.push(rule.Variable);
      if (/^Timestamp|LessThan|GreaterThan/.test(field)) tests.comparesOrder = true;
      else if (field.startsWith('String') && typeof value === 'string' && !field.endsWith('Path'))
        tests.words.push(value);
      else tests.comparesValue = true;
    }
  }
}

const LITERAL = /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/gs;

/** The text of a JSONata expression without what stands in quotation marks. */
export function withoutLiterals(text: string): string {
  return text.replace(LITERAL, "''");
}

function readCondition(text: string): Omit<RuleReading, 'next'> {
  const words = (text.match(LITERAL) ?? []).map((literal) => literal.slice(1, -1));
  const plain = withoutLiterals(text);
  const subjects = [...plain.matchAll(/(\$[a-z_][\w.]*)(?!\w*\s*\()/gi)].map(([, subject = '']) => subject);
  return {
    subjects,
    words,
    comparesOrder: /[<>]|\$(?:now|millis)\(|EnteredTime|StartTime/.test(plain.replaceAll('~>', '')),
    comparesValue: subjects.length > words.length,
    isNegated: /!=|\$not\s*\(/.test(plain),
  };
}
