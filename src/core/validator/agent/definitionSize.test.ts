import { describe, expect, it } from 'vitest';
import { judgeDefinitionSize } from './definitionSize';

describe('judgeDefinitionSize', () => {
  it.each([
    [800_000, []],
    [900_000, ['warning']],
    [1_048_576, ['warning']],
    [1_048_577, ['error']],
  ])('says of %i bytes: %j', (bytes, severities) => {
    expect(judgeDefinitionSize(bytes).map(({ severity }) => severity)).toEqual(severities);
  });

  it('names the size and the limit', () => {
    expect(judgeDefinitionSize(1_100_000)[0]?.message).toBe(
      'The state machine takes 1,100,000 bytes; Step Functions accepts 1,048,576.',
    );
  });
});
