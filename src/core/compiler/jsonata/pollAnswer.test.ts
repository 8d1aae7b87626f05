import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_STATUS } from '../../model';
import { evaluateField } from '../testing/expressions';
import { pollAnswerBindings, type PollAnswer } from './pollAnswer';
import { block, expression } from './text';

const POLL: PollAnswer = {
  target: { type: 'lambda', functionArn: 'f' },
  status: DEFAULT_STATUS,
  metadata: { attempt: '$checked + 1', maxAttempts: 20, intervalSeconds: 30 },
  nextCheck: { seconds: '30', condition: '$attempt < 20' },
  form: 'text',
};

interface Read {
  readonly content: string;
  readonly status: string;
  readonly outcome: string;
}

/** Evaluates what the machine reads in an answer of the tool, on a given check. */
async function read(payload: unknown, count = 0, poll: Partial<PollAnswer> = {}): Promise<Read> {
  const bindings = pollAnswerBindings({ ...POLL, ...poll });
  const field = expression(block(...bindings, "{'content': $content, 'status': $status, 'outcome': $outcome}"));
  const scene = {
    states: { result: payload === undefined ? {} : { Payload: payload } },
    variables: { checked: count },
  };
  return (await evaluateField(field, scene)) as Read; // what the expression builds
}

async function contentOf(payload: unknown, count = 0): Promise<unknown> {
  return JSON.parse((await read(payload, count)).content);
}

const metadata = (attempt: number) => ({ attempt, max_attempts: 20, interval_seconds: 30 });

describe('the answer of a check', () => {
  it.each([
    ['first', 0, { next_check_in: 30, polling_metadata: metadata(1) }],
    ['middle', 9, { next_check_in: 30, polling_metadata: metadata(10) }],
    ['last', 19, { polling_metadata: metadata(20) }],
    ['beyond the last', 20, { polling_metadata: metadata(21) }],
  ])('tells the model when the next check is, on the %s attempt', async (_, count, added) => {
    expect(await contentOf({ status: 'RUNNING' }, count)).toEqual({ status: 'RUNNING', ...added });
  });

  it.each([
    ['an object', { status: 'DONE', rows: 3 }, { status: 'DONE', rows: 3 }],
    ['a JSON text', '{"status": "DONE", "rows": 3}', { status: 'DONE', rows: 3 }],
    ['a tool_result', { type: 'tool_result', tool_use_id: 'x', content: '{"status":"DONE"}' }, { status: 'DONE' }],
  ])('is read and enriched as %s', async (_, payload, answer) => {
    expect(await contentOf(payload)).toEqual({ ...answer, polling_metadata: metadata(1) });
  });

  it.each([
    ['plain text', 'still working', { result: 'still working' }],
    ['a broken JSON text', '{"status": "DONE"', { result: '{"status": "DONE"' }],
    ['a number', -7, { result: -7 }],
    ['an array', [{ status: 'DONE' }], { result: [{ status: 'DONE' }] }],
    ['null', null, { result: null }],
    ['nothing', undefined, {}],
    ['an empty text', '', { result: '' }],
  ])('that is %s is kept, and its status is unknown', async (_, payload, answer) => {
    expect(await contentOf(payload)).toEqual({
      ...answer,
      next_check_in: 30,
      polling_metadata: { ...metadata(1), unrecognized_status: '' },
    });
  });

  it('keeps the digits of a long number that comes as text', async () => {
    expect((await read('{"status":"DONE","id":12345678901234567890}')).content).toBe(
      '{"status":"DONE","id":12345678901234567890,"polling_metadata":{"attempt":1,"max_attempts":20,"interval_seconds":30}}',
    );
  });

  it('has its own metadata replaced, not doubled', async () => {
    const own = '{"status":"RUNNING","next_check_in":5,"polling_metadata":{}}';

    expect(await contentOf(own)).toEqual({ status: 'RUNNING', next_check_in: 30, polling_metadata: metadata(1) });
  });

  it.each([
    ['running', 'queued'],
    ['succeeded', 'Completed'],
    ['failed', 'TIMED_OUT'],
    ['input-required', 'waiting_for_input'],
    ['unknown', 'sleeping'],
    ['unknown', null],
    ['unknown', { deep: true }],
  ])('means %s when the status is %s', async (outcome, status) => {
    expect(await read({ status })).toMatchObject({ outcome });
  });

  it('has its status where the mapping says', async () => {
    const status = { ...DEFAULT_STATUS, path: 'jobs.0.state', succeeded: ['fertig', "it's done"] };

    expect(await read({ jobs: [{ state: 'Fertig' }] }, 0, { status })).toMatchObject({ outcome: 'succeeded' });
    expect(await read({ jobs: [{ state: "IT'S DONE" }] }, 0, { status })).toMatchObject({ outcome: 'succeeded' });
  });

  it('is an object if the model service reads objects', async () => {
    expect(await read('{"status":"DONE"}', 0, { form: 'object' })).toMatchObject({
      content: { status: 'DONE', polling_metadata: metadata(1) },
    });
  });

  it('is taken for JSON exactly if it is one JSON object', async () => {
    const almostJson = fc
      .tuple(fc.json(), fc.nat(), fc.constantFrom('', '}', '"', ',', '\\', '0', ' ', '{"a":1}', 'e'))
      .map(
        ([json, at, inserted]) => json.slice(0, at % (json.length + 1)) + inserted + json.slice(at % (json.length + 1)),
      );
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.object().map((object) => JSON.stringify(object)),
          almostJson,
        ),
        async (text) => {
          const { content } = await read(text);
          const answer = JSON.parse(content) as Record<string, unknown>;
          const parsed = objectOf(text);
          if (parsed === null) expect(answer['result']).toBe(text);
          else expect(answer).toMatchObject(withoutAdded(parsed));
        },
      ),
      { numRuns: 300 },
    );
  });

  it('may have 200,000 characters', async () => {
    const text = JSON.stringify({
      status: 'DONE',
      rows: Array.from({ length: 10_000 }, (_, row) => ({ row, ok: true })),
    });

    expect(await contentOf(text)).toHaveProperty('rows.length', 10_000);
  });
});

function objectOf(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : null;
  } catch {
    return null; // not JSON: what the test is about
  }
}

/** The members that the machine may replace are not compared, nor a prototype that no JSON text can set. */
function withoutAdded({ next_check_in: _next, polling_metadata: _metadata, ...rest }: Record<string, unknown>) {
  return rest;
}
