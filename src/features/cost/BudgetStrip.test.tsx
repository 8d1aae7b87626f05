// @vitest-environment jsdom
import '@testing-library/jest-dom/vitest';
import { act, cleanup, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { DEFAULT_POLLING, edgeId, emptyAgent, newTool, nodeId } from '../../core/model';
import { addNode, createEditor, EditorProvider, setNodeField } from '../../editor';
import { BudgetStrip } from '.';

afterEach(cleanup);

function renderStrip() {
  const editor = createEditor(emptyAgent('an-agent'), { estimateJobSeconds: 120 });
  const node = newTool(nodeId('m'), 'monitor', { polling: { ...DEFAULT_POLLING, mode: 'wait-before-call' } });
  editor.execute(addNode, { node, edges: [{ id: edgeId('e'), from: nodeId('model'), to: node.id }] });
  render(
    <EditorProvider editor={editor}>
      <BudgetStrip />
    </EditorProvider>,
  );
  const set = (field: string, value: number | null) =>
    act(() => void editor.execute(setNodeField, { nodeId: node.id, field, value }));
  return { editor, set };
}

describe('BudgetStrip', () => {
  it('says what waiting saves, and follows each change', () => {
    const { set } = renderStrip();

    expect(screen.getByText('30 s × 20')).toBeVisible();
    const checks = screen.getByText('Checks').closest('div');
    expect(checks).toHaveTextContent(/5\d.*→.*now 55$/); // about fifty calls in two minutes; the first of five checks starts the job
    set('polling.polling_interval', 60);
    expect(screen.getByText('1 min × 20')).toBeVisible();
    expect(checks).toHaveTextContent(/→.*now 33$/);
  });

  it('shows no stale number while the settings are wrong, and says why', () => {
    const { set } = renderStrip();

    set('polling.polling_interval', 0);
    set('polling.max_polling_attempts', null);

    expect(screen.getByText('paused by 2 errors')).toBeVisible();
    expect(screen.getByText('Checks').closest('div')).toHaveTextContent('Checks–');
  });

  it('says when nothing waits', () => {
    const { editor } = renderStrip();

    act(() => void editor.execute(setNodeField, { nodeId: nodeId('m'), field: 'polling.mode', value: 'none' }));

    expect(screen.getByText('no tool waits yet')).toBeVisible();
    expect(screen.getByText('Transitions').closest('div')).toHaveTextContent(/Transitions\d/);
  });
});
