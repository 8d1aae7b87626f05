import { describe, expect, it } from 'vitest';
import type { JsonObject, JsonValue } from '../../json';
import { compareExecution } from './compareExecution';

const history: JsonObject[] = [
  { id: 1, previousEventId: 0, type: 'ExecutionStarted', details: { input: {} } },
  { id: 2, previousEventId: 0, type: 'PassStateEntered', details: { input: {}, name: 'First' } },
  { id: 3, previousEventId: 2, type: 'PassStateExited', details: { name: 'First', output: { n: 1 } } },
  { id: 4, previousEventId: 3, type: 'ExecutionSucceeded', details: { output: { n: 1 } } },
];
const succeeded = { status: 'SUCCEEDED', output: { n: 1 }, history } satisfies JsonObject;

function withEvent(index: number, change: JsonObject): JsonObject {
  return { ...succeeded, history: history.map((event, at) => (at === index ? { ...event, ...change } : event)) };
}

describe('comparing an execution', () => {
  it('finds nothing between equals, whatever the order of keys and the timestamps', () => {
    const produced = {
      history: history.map((event) => ({ timestamp: 5, ...event })),
      output: { n: 1.0 },
      status: 'SUCCEEDED',
    };

    expect(compareExecution(succeeded, produced, 'history')).toBeUndefined();
  });

  it('fails on a wrong status, output, error or cause', () => {
    const failed = { status: 'FAILED', error: 'A', cause: 'B' };

    expect(compareExecution(succeeded, { ...succeeded, status: 'FAILED' }, 'result')).toContain('status');
    expect(compareExecution(succeeded, { ...succeeded, output: { n: 2 } }, 'result')).toContain(
      'output.n: expected 1, found 2',
    );
    expect(compareExecution(failed, { ...failed, error: 'C' }, 'result')).toContain('error');
    expect(compareExecution(failed, { ...failed, cause: 'C' }, 'result')).toContain('cause');
  });

  it('fails on an output, an error or a cause that was not recorded', () => {
    expect(compareExecution({ status: 'FAILED' }, { status: 'FAILED', cause: 'x' }, 'result')).toContain(
      'cause: expected nothing',
    );
  });

  it('fails on a missing event and on an extra one', () => {
    const extra: JsonValue = [...history, { id: 5, previousEventId: 4, type: 'PassStateEntered' }];

    expect(compareExecution(succeeded, { ...succeeded, history: history.slice(0, 3) }, 'history')).toContain(
      'event 4 is missing',
    );
    expect(compareExecution(succeeded, { ...succeeded, history: extra }, 'history')).toContain(
      'event 5 is one too many',
    );
  });

  it('fails on a wrong link, type, id or detail of an event', () => {
    expect(compareExecution(succeeded, withEvent(2, { previousEventId: 1 }), 'history')).toContain(
      'previousEventId: expected 2',
    );
    expect(compareExecution(succeeded, withEvent(2, { type: 'TaskStateExited' }), 'history')).toContain('type');
    expect(compareExecution(succeeded, withEvent(2, { id: 7 }), 'history')).toContain('id');
    expect(compareExecution(succeeded, withEvent(2, { details: { name: 'First', output: {} } }), 'history')).toContain(
      'details.output.n',
    );
  });

  it('does not look at events at level result', () => {
    expect(compareExecution(succeeded, { ...succeeded, history: [] }, 'result')).toBeUndefined();
  });

  it('takes the cause of a Lambda failure as JSON, and any other cause as it is', () => {
    const spaced = { status: 'FAILED', cause: '{"errorMessage": "no", "requestId": "{{any:id}}"}' };

    expect(
      compareExecution(spaced, { status: 'FAILED', cause: '{"requestId":"77","errorMessage":"no"}' }, 'result'),
    ).toBeUndefined();
    expect(
      compareExecution(spaced, { status: 'FAILED', cause: '{"requestId":"77","errorMessage":"yes"}' }, 'result'),
    ).toContain('cause');
    expect(
      compareExecution({ status: 'FAILED', cause: 'a b' }, { status: 'FAILED', cause: 'a  b' }, 'result'),
    ).toContain('cause');
  });

  it('lets a placeholder stand for any text that is not empty, and alone for any value', () => {
    const recorded = { status: 'SUCCEEDED', output: { arn: 'map:{{any:a}}/{{any:b}}', token: '{{any:t}}' } };

    expect(
      compareExecution(recorded, { status: 'SUCCEEDED', output: { arn: 'map:x/y', token: 12 } }, 'result'),
    ).toBeUndefined();
    expect(
      compareExecution(recorded, { status: 'SUCCEEDED', output: { arn: 'map:/y', token: 12 } }, 'result'),
    ).toContain('output.arn');
    expect(compareExecution(recorded, { status: 'SUCCEEDED', output: { arn: 'map:x/y' } }, 'result')).toContain(
      'output.token',
    );
  });

  it('takes the sorted events of a Parallel as a set, and no other', () => {
    const inside = (id: number, name: string, previousEventId: number): JsonObject => ({
      id,
      previousEventId,
      type: 'PassStateEntered',
      details: { name },
    });
    const recorded = {
      status: 'SUCCEEDED',
      historyOrder: 'parallel-sorted',
      history: [
        { id: 1, previousEventId: 0, type: 'ParallelStateStarted' },
        inside(0, 'A', 0),
        inside(0, 'B', 0),
        { id: 5, previousEventId: 3, type: 'ParallelStateExited' },
      ],
    };
    const produced = (...events: JsonObject[]): JsonObject => ({
      status: 'SUCCEEDED',
      history: [
        { id: 1, previousEventId: 0, type: 'ParallelStateStarted' },
        ...events,
        { id: 4, previousEventId: 3, type: 'ParallelStateSucceeded' },
        { id: 5, previousEventId: 3, type: 'ParallelStateExited' },
      ],
    });

    expect(compareExecution(recorded, produced(inside(2, 'B', 1), inside(3, 'A', 1)), 'history')).toBeUndefined();
    expect(compareExecution(recorded, produced(inside(2, 'B', 1), inside(3, 'C', 1)), 'history')).toContain(
      'no event like',
    );
    expect(
      compareExecution(recorded, produced(inside(2, 'A', 1), inside(3, 'B', 1), inside(3, 'B', 1)), 'history'),
    ).toContain('one too many');
  });
});
