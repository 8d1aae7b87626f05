import { describe, expect, it, vi } from 'vitest';
import type { Diagnostic } from '../../core/diagnostics';
import { emptyAgent, nodeId } from '../../core/model';
import { setAgentField, setNodeField } from '../commands/fields';
import { createEditor } from '../editor';
import { createChecker, type Judge } from './checker';

const about = (id: string, message: string): Diagnostic => ({
  code: 'agent/test',
  severity: 'warning',
  message,
  at: { kind: 'node', nodeId: id },
});

/** A checker whose idle moments come when the test says so, and whose judge takes as long as its clock says. */
function checkerWith(judge: Judge, loadJudge: () => Promise<Judge> = () => Promise.resolve(judge), tookMs = 1) {
  const editor = createEditor(emptyAgent('a'));
  const tasks = new Set<() => void>();
  const later = (task: () => void) => {
    tasks.add(task);
    return () => tasks.delete(task);
  };
  let clockMs = 0;
  const now = () => (clockMs += tookMs);
  const checker = createChecker(editor, loadJudge, { whenIdle: later, afterEvent: later, now });
  const beIdle = async () => {
    for (let round = 0; round < 3; round += 1) {
      const due = [...tasks];
      tasks.clear();
      due.forEach((task) => task());
      await Promise.resolve();
      await Promise.resolve();
    }
  };
  return { editor, checker, beIdle };
}

describe('createChecker', () => {
  it('asks the judge first when idle, then with each change', async () => {
    const { editor, checker, beIdle } = checkerWith(({ name }) => [about('model', name)]);
    const seen: string[] = [];
    checker.subscribe(() => seen.push(checker.findings().judged));
    expect(checker.findings().judged).toBe('pending');
    await beIdle();
    expect(checker.findings().judged).toBe('done');

    editor.execute(setAgentField, { field: 'name', value: 'ab' });

    expect(seen).toEqual(['done', 'done']);
    expect(checker.findings().diagnostics).toContainEqual(expect.objectContaining({ message: 'ab', nodeId: 'model' }));
  });

  it('lets a slow judge follow the keystrokes, once for a burst of them', async () => {
    const judge = vi.fn<Judge>(({ name }) => [about('model', name)]);
    const { editor, checker, beIdle } = checkerWith(judge, () => Promise.resolve(judge), 1_000);
    const listener = vi.fn();
    checker.subscribe(listener);
    await beIdle();

    for (const name of ['ab', 'abc', 'abcd']) editor.execute(setAgentField, { field: 'name', value: name });
    expect(checker.findings().judged).toBe('pending');
    await beIdle();

    expect(judge).toHaveBeenCalledTimes(2);
    expect(checker.findings().judged).toBe('done');
    expect(checker.findings().diagnostics).toContainEqual(
      expect.objectContaining({ message: 'abcd', nodeId: 'model' }),
    );
    expect(listener).toHaveBeenCalled();
  });

  it('keeps the array of a node whose findings say the same', async () => {
    const { editor, checker, beIdle } = checkerWith(({ name }) => [about('model', 'same'), about('end', name)]);
    checker.subscribe(() => undefined);
    await beIdle();
    const [ofModel, ofEnd] = [checker.ofNode(nodeId('model')), checker.ofNode(nodeId('end'))];

    editor.execute(setAgentField, { field: 'name', value: 'b' });
    await beIdle();

    expect(checker.ofNode(nodeId('model'))).toBe(ofModel);
    expect(checker.ofNode(nodeId('end'))).not.toBe(ofEnd);
    expect(checker.ofNode(nodeId('start'))).toBe(checker.ofNode(nodeId('nobody')));
  });

  it('says that the judge is not available when its code cannot be loaded', async () => {
    const { checker, beIdle } = checkerWith(
      () => [],
      () => Promise.reject(new Error('offline')),
    );
    checker.subscribe(() => undefined);

    await beIdle();

    expect(checker.findings().judged).toBe('unavailable');
  });

  it('answers the same object until something changes, and does nothing while nobody listens', async () => {
    const judge = vi.fn<Judge>(() => []);
    const { editor, checker, beIdle } = checkerWith(judge);

    expect(checker.findings()).toBe(checker.findings());
    editor.execute(setNodeField, { nodeId: nodeId('model'), field: 'label', value: 'Call LLM' });
    await beIdle();

    expect(judge).not.toHaveBeenCalled();
  });
});
