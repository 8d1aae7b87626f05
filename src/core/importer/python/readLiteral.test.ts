import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pointerOf } from '../../json';
import { readerOf } from './reader';
import { readLiteral } from './readLiteral';

function valueOf(text: string): unknown {
  const reader = readerOf(text);
  const literal = readLiteral(reader);
  return literal === undefined ? reader.problem : literal.value;
}

describe('readLiteral', () => {
  it.each<[string, unknown]>([
    ['{"a": 1, "b": [True, False, None,],}', { a: 1, b: [true, false, null] }],
    ["{'it''s': 'x'}", { its: 'x' }],
    [
      "[\"single \\\" quote\", 'double \" quote', '''three\n\"quotes\"''']",
      ['single " quote', 'double " quote', 'three\n"quotes"'],
    ],
    ['[1_000, 0x1F, 1.5, .5, 5., 1e3, -30, +7, 0b101, 0o17]', [1000, 31, 1.5, 0.5, 5, 1000, -30, 7, 5, 15]],
    ['[60 * 5, 2 ** 3]', [300, '${2 ** 3}']],
    ['("a" "b"\n  \'c\')', 'abc'],
    ['(1, 2)', [1, 2]],
    ['(1,)', [1]],
    ['()', []],
    ['[("x")]', ['x']],
    ['[r"\\d+", b"raw", u"text", rb"\\x"]', ['\\d+', 'raw', 'text', '\\x']],
    ['["\\n\\t\\x41\\u00e9\\U0001F600\\101\\q\\/"]', ['\n\tAé😀A\\q/']],
    ['["one \\\ntwo"]', ['one two']],
    ['["a" + "b"]', ['ab']],
    ['["arn:" + region + ":x"]', ['arn:${region}:x']],
    ['[self.monitor_lambda.function_arn]', ['${self.monitor_lambda.function_arn}']],
    ['[Fn.import_value("x")]', ['${Fn.import_value("x")}']],
    ['[Fn.import_value(f"Arn-{env_name}"), 1]', ['${Fn.import_value(f"Arn-{env_name}")}', 1]],
    [
      '[f"arn:aws:lambda:{region}:{self.account!s:>12}:function:{{x}}"]',
      ['arn:aws:lambda:${region}:${self.account}:function:{x}'],
    ],
    ['[30 if fast else 60]', ['${30 if fast else 60}']],
    ['["%s-x" % name]', ['${"%s-x" % name}']],
    ['["{}".format(name)]', ['${"{}".format(name)}']],
    ['[{"a": 1}.copy(), [1, 2][0]]', ['${{"a": 1}.copy()}', '${[1, 2][0]}']],
    ['[os.environ["ARN"]  # from the shell\n]', ['${os.environ["ARN"]}']],
    ['{1: "a", None: "b"}', { 1: 'a', null: 'b' }],
    ['[  # comment ]\n 1, // pasted JSON\n 2]', [1, 2]],
    ['[t for t in tools]', ['${t for t in tools}']],
    ['{"constructor": 1, "toString": 2}', { constructor: 1, toString: 2 }],
  ])('reads %s', (text, value) => {
    expect(valueOf(text)).toEqual(value);
  });

  it.each([
    ['["a]', 'The closing quote of this text is missing.', 1],
    ["['''a]", 'The closing quote of this text is missing.', 1],
    ['["a"', 'The closing ] of this is missing.', 0],
    ['{"a": 1', 'The closing } of this is missing.', 0],
    ['[1 2]', 'A comma or a closing bracket is missing here.', 3],
    ['[{} {}]', 'A comma or a closing bracket is missing here.', 4],
    ['{"a": 30\n "b": 20}', 'A comma or a closing bracket is missing here.', 10],
    ['[1)]', 'A comma or ] is missing here.', 2],
    ['[,]', 'A value is missing here.', 1],
    ['{"a"}', 'A colon is missing after the key “a”.', 4],
    ['{"a": 1, "a": 2}', 'The key “a” is there twice.', 9],
    ['{"__proto__": 1}', 'A key is named “__proto__”, which no tool needs.', 1],
    [
      '{**common, "a": 1}',
      'Entries taken over with ** are not written here. Paste the dict they come from in their place.',
      1,
    ],
    ['{[1]: 2}', 'A key must be a text.', 1],
    ['[f"{x"]', 'The closing } of this f-string expression is missing.', 3],
    ['[f"{}"]', 'The f-string has {} without an expression.', 3],
    ['[f"}"]', 'A single } in an f-string closes nothing.', 3],
    ['[f(1', 'A closing bracket of this expression is missing.', 1],
    ['[$x]', 'This is not a value.', 1],
    [`[${'9'.repeat(400)}]`, `The number ${'9'.repeat(400)} is too large.`, 1],
    ['['.repeat(300), 'The text nests deeper than 200 levels.', 201],
    ['', 'A value is missing here.', 0],
  ])('says what is wrong with %s', (text, message, start) => {
    expect(valueOf(text)).toMatchObject({ message, range: { start } });
  });

  it('tells where each value begins', () => {
    const literal = readLiteral(readerOf('[\n  {"tool_name": "a", "n": 5},\n]'));

    expect([...(literal?.offsets ?? [])]).toEqual([
      [pointerOf(), 0],
      [pointerOf(0), 4],
      [pointerOf(0, 'tool_name'), 18],
      [pointerOf(0, 'n'), 28],
    ]);
  });

  it('reads all JSON as JSON.parse does', () => {
    const keys = fc.string().filter((key) => key !== '__proto__');
    const values = fc.letrec<{ value: unknown }>((tie) => ({
      value: fc.oneof(
        { maxDepth: 4 },
        fc.string({ unit: 'binary' }),
        fc.integer(),
        fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => (Object.is(number, -0) ? 0 : number)),
        fc.constantFrom(true, false, null),
        fc.array(tie('value'), { maxLength: 4 }),
        fc.dictionary(keys, tie('value'), { maxKeys: 4 }),
      ),
    })).value;
    fc.assert(
      fc.property(fc.array(values), (value) => {
        const text = JSON.stringify(value);
        expect(valueOf(text)).toEqual(JSON.parse(text));
      }),
    );
  });

  it('never throws, whatever the text', () => {
    const pieces = fc.array(
      fc.constantFrom(
        '{',
        '}',
        '[',
        ']',
        '(',
        ')',
        ',',
        ':',
        '"',
        "'",
        "'''",
        'f"',
        '{x}',
        '\\',
        '#',
        '\n',
        '1',
        'True',
        'a.b',
        '+',
        '**',
      ),
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          pieces.map((parts) => parts.join('')),
        ),
        (text) => {
          const reader = readerOf(text);
          const literal = readLiteral(reader);
          expect(literal === undefined).toBe(reader.problem !== null);
        },
      ),
      { numRuns: 1000 },
    );
  });
});
