import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { choice, DONE, jsonata, jsonPath, map, pass, task } from '../asl/cases/ruleCase';
import { createStateMachineError } from './createStateMachineError';
import { validateStateMachineDefinition } from './validateStateMachineDefinition';

/** Code, message and location of each diagnostic. */
function said(definition: unknown, type: 'STANDARD' | 'EXPRESS' = 'STANDARD'): string[] {
  const text = typeof definition === 'string' ? definition : JSON.stringify(definition);
  return validateStateMachineDefinition(text, { type }).diagnostics.map(
    ({ code, message, location }) => `${code}: ${message} at ${location ?? 'null'}`,
  );
}

const goesTo = (Next: string): { Type: string; Next: string } => ({ Type: 'Pass', Next });

// The words and places below were measured with validate-state-machine-definition and published by others.
describe('what AWS says', () => {
  it.each([
    [
      'a missing target and no end',
      jsonPath({ A: goesTo('NOPE') }),
      [
        "MISSING_TRANSITION_TARGET: Missing 'Next' target: NOPE at /States/A/Next",
        'MISSING_END_STATE: Workflow has no terminal state at null',
      ],
    ],
    [
      'a missing target and a state it cuts off',
      jsonPath({ A: goesTo('C'), B: pass() }),
      [
        "MISSING_TRANSITION_TARGET: Missing 'Next' target: C at /States/A/Next",
        'MISSING_TRANSITION_TARGET: State "B" is not reachable. at /States/B',
      ],
    ],
    [
      'a loop, whatever is unreachable',
      jsonPath({ A: goesTo('B'), B: goesTo('A'), C: goesTo('A') }),
      ['MISSING_END_STATE: Workflow has no terminal state at null'],
    ],
    [
      'a loop and an end nothing leads to',
      jsonPath({ A: goesTo('B'), B: goesTo('A'), C: pass() }),
      ['MISSING_TRANSITION_TARGET: State "C" is not reachable. at /States/C'],
    ],
    ['a loop inside a Map', jsonPath({ M: map({ A: goesTo('B'), B: goesTo('A') }) }), []],
    [
      'a start that does not exist',
      jsonPath({ A: pass() }, { StartAt: 'Nope' }),
      [
        "MISSING_TRANSITION_TARGET: Missing 'Next' target: Nope at /StartAt",
        'MISSING_TRANSITION_TARGET: State "A" is not reachable. at /States/A',
      ],
    ],
    [
      'a rule that leads nowhere',
      choice({ Variable: '$.x', IsPresent: true, Next: 'Ghost' }),
      ["MISSING_TRANSITION_TARGET: Missing 'Next' target: Ghost at /States/Route/Choices[0]/Next"],
    ],
    [
      'an unreachable state with a slash in its name, inside a Map',
      jsonPath({ M: map({ W: pass(), 'a/b': pass() }) }),
      ['MISSING_TRANSITION_TARGET: State "a/b" is not reachable. at /States/M/ItemProcessor/States/a/b'],
    ],
    [
      'fields a state does not have',
      jsonPath({ X: pass({ TimeoutSeconds: 5, Catch: [] }) }),
      [
        "SCHEMA_VALIDATION_FAILED: Field 'TimeoutSeconds' is not supported at /States/X",
        "SCHEMA_VALIDATION_FAILED: Field 'Catch' is not supported at /States/X",
      ],
    ],
    [
      'a field of the other language',
      jsonata({ X: pass({ InputPath: '$.a' }) }),
      [
        "SCHEMA_VALIDATION_FAILED: The QueryLanguage is set to 'JSONata', but field 'InputPath' is only supported for the 'JSONPath' QueryLanguage at /States/X",
      ],
    ],
    [
      'a language that does not exist, read as JSONata',
      jsonPath({ X: pass({ QueryLanguage: 'foo', InputPath: '$.a' }) }),
      [
        "SCHEMA_VALIDATION_FAILED: The QueryLanguage is set to 'JSONata', but field 'InputPath' is only supported for the 'JSONPath' QueryLanguage at /States/X",
        'SCHEMA_VALIDATION_FAILED: Value should be one of the following: [JSONPath, JSONata] at /States/X/QueryLanguage',
      ],
    ],
    [
      'a language that is no text',
      { ...jsonPath({ X: pass() }), QueryLanguage: 5 },
      ['SCHEMA_VALIDATION_FAILED: Expected value of type [STRING] at /QueryLanguage'],
    ],
    [
      'a language inside an ItemProcessor',
      jsonPath({ M: map({ P: pass() }, {}, { QueryLanguage: 'JSONata' }) }),
      ["SCHEMA_VALIDATION_FAILED: Field 'QueryLanguage' is not supported at /States/M/ItemProcessor"],
    ],
    [
      'a downgrade, and nothing about its fields',
      jsonata({ X: pass({ QueryLanguage: 'JSONPath', Output: { v: 1 } }) }),
      [
        "SCHEMA_VALIDATION_FAILED: 'QueryLanguage' can not be 'JSONPath' if set to 'JSONata' for whole state machine at /States/X",
      ],
    ],
    [
      'an expression that does not parse',
      jsonata({ X: pass({ Output: { v: '{% 1 + %}' } }) }),
      ['INVALID_JSONATA_EXPRESSION: Unexpected end of expression at /States/X/Output/v'],
    ],
    [
      'a bare name',
      jsonata({ X: pass({ Output: { v: '{% phone %}' } }) }),
      ["UNSUPPORTED_JSONATA_EXPRESSION: Reference to 'phone' at the top level is not supported. at /States/X/Output/v"],
    ],
    [
      '$$',
      jsonata({ X: pass({ Output: '{% $$ %}' }) }),
      ["UNSUPPORTED_JSONATA_EXPRESSION: Reference to '$$' is not supported. at /States/X/Output"],
    ],
    [
      'an error output outside of a Catcher',
      jsonata({ X: pass({ Output: '{% $states.errorOutput %}' }) }),
      ["UNSUPPORTED_JSONATA_EXPRESSION: Field '$states.errorOutput' does not exist. at /States/X/Output"],
    ],
    [
      'a negative number',
      jsonPath({ M: map({ P: pass() }, { MaxConcurrency: -1 }) }),
      ['SCHEMA_VALIDATION_FAILED: Minimum value is 0 at /States/M/MaxConcurrency'],
    ],
    [
      'a percentage above 100',
      jsonPath({ M: map({ P: pass() }, { ToleratedFailurePercentage: 105 }) }),
      ['SCHEMA_VALIDATION_FAILED: Maximum value is 100.0 at /States/M/ToleratedFailurePercentage'],
    ],
    [
      'a callback in an Express machine',
      jsonPath({ T: task({ Resource: 'arn:aws:states:::sqs:sendMessage.waitForTaskToken' }) }),
      [
        "SCHEMA_VALIDATION_FAILED: Express state machine does not support '.waitForTaskToken' service integration at /States/T/Resource",
      ],
      'EXPRESS' as const,
    ],
    [
      'a path that names several places',
      jsonPath({ M: map({ P: pass() }, { MaxConcurrencyPath: '$.a[*]' }) }),
      ['SCHEMA_VALIDATION_FAILED: Value is not a Reference Path at /States/M/MaxConcurrencyPath'],
    ],
  ])('to %s', (_, definition, expected, type: 'STANDARD' | 'EXPRESS' = 'STANDARD') => {
    expect(said(definition, type)).toEqual(expected);
  });
});

describe('what AWS says to a text that is no JSON', () => {
  it.each([
    [
      'nope',
      "Unrecognized token 'nope': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false')",
      '[Source: (String)"nope"; line: 1, column: 5]',
    ],
    [
      '{',
      'Unexpected end-of-input: expected close marker for Object (start marker at [Source: (String)"{"; line: 1, column: 1])',
      '[Source: (String)"{"; line: 1, column: 2]',
    ],
    [
      '{a',
      "Unexpected character ('a' (code 97)): was expecting double-quote to start field name",
      '[Source: (String)"{a"; line: 1, column: 3]',
    ],
    [
      '{"a" 1}',
      "Unexpected character ('1' (code 49)): was expecting a colon to separate field name and value",
      '[Source: (String)"{"a" 1}"; line: 1, column: 7]',
    ],
    [
      '{"a":1 "b"}',
      `Unexpected character ('"' (code 34)): was expecting comma to separate Object entries`,
      '[Source: (String)"{"a":1 "b"}"; line: 1, column: 9]',
    ],
    [
      '[1,]',
      "Unexpected character (']' (code 93)): expected a valid value (JSON String, Number, Array, Object or token 'null', 'true' or 'false')",
      '[Source: (String)"[1,]"; line: 1, column: 5]',
    ],
  ])('%s', (text, message, location) => {
    expect(validateStateMachineDefinition(text)).toEqual({
      result: 'FAIL',
      diagnostics: [{ severity: 'ERROR', code: 'INVALID_JSON_DESCRIPTION', message, location }],
      truncated: false,
    });
  });

  it('reads whatever JSON.parse reads, and refuses what it refuses', () => {
    const texts = fc.oneof(
      fc.json(),
      fc.json().chain((text) => fc.nat({ max: text.length }).map((at) => text.slice(0, at) + text.slice(at + 1))),
      fc.string(),
    );
    fc.assert(
      fc.property(texts, (text) => {
        fc.pre(text.trim() !== '');
        const isInvalid = said(text).some((each) => each.startsWith('INVALID_JSON_DESCRIPTION'));

        // Jackson stops after the first value; JSON.parse wants nothing behind it.
        if (!isInvalid) return;
        expect(() => {
          JSON.parse(text);
        }).toThrow();
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('the two operations', () => {
  const broken = jsonPath({ X: pass({ TimeoutSeconds: 5, Retry: [] }), Y: DONE });

  it('CreateStateMachine joins all errors into one message', () => {
    expect(createStateMachineError(JSON.stringify(broken), 'STANDARD')).toEqual({
      errorCode: 'InvalidDefinition',
      errorMessage:
        "Invalid State Machine Definition: 'SCHEMA_VALIDATION_FAILED: Field 'TimeoutSeconds' is not supported at /States/X, SCHEMA_VALIDATION_FAILED: Field 'Retry' is not supported at /States/X'",
    });
    expect(createStateMachineError(JSON.stringify(jsonPath({ X: pass() })), 'STANDARD')).toBeUndefined();
  });

  it('ValidateStateMachineDefinition cuts the list off where it was asked to', () => {
    const text = JSON.stringify(broken);

    expect(validateStateMachineDefinition(text, { maxResults: 1 })).toMatchObject({
      diagnostics: [{}],
      truncated: true,
    });
    expect(validateStateMachineDefinition(text, { maxResults: 0 })).toMatchObject({
      diagnostics: [{}, {}],
      truncated: false,
    });
  });

  it('warns only if it was asked to', () => {
    const text = JSON.stringify(jsonPath({ X: pass({ Parameters: { a: '$.a' } }) }));

    expect(validateStateMachineDefinition(text)).toEqual({ result: 'OK', diagnostics: [], truncated: false });
    expect(validateStateMachineDefinition(text, { severity: 'WARNING' })).toMatchObject({
      result: 'OK',
      diagnostics: [{ code: 'NO_DOLLAR' }],
    });
  });
});
