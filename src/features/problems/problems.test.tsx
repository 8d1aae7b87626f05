// @vitest-environment jsdom
import '@testing-library/jest-dom/vitest';
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import { emptyAgent, newTool, nodeId } from '../../core/model';
import { addNode, createEditor, EditorProvider } from '../../editor';
import { ProblemsList, ProblemsSummary } from '.';
import { runFix } from './runFix';

afterEach(cleanup);

/** An agent without a model id and with a tool that nobody is connected to. */
function renderProblems() {
  const editor = createEditor(emptyAgent('an-agent'));
  editor.execute(addNode, { node: newTool(nodeId('lost'), 'lost_tool'), edges: [] });
  render(
    <EditorProvider editor={editor}>
      <ProblemsSummary />
      <ProblemsList />
    </EditorProvider>,
  );
  return { editor, user: userEvent.setup() };
}

describe('ProblemsList', () => {
  it('lists errors before warnings and leads to the node and the tab of a problem', async () => {
    const { editor, user } = renderProblems();
    const rows = screen.getAllByRole('listitem');

    expect(rows[0]).toHaveTextContent('The model is not chosen');
    expect(rows.at(-1)).toHaveTextContent('“lost_tool” was left out');
    await user.click(screen.getByRole('button', { name: /^Error, Call Model/ }));

    expect(editor.store.getState()).toMatchObject({
      selection: { nodes: ['model'] },
      view: { inspectorTab: 'model' },
      reveal: { place: { kind: 'node', nodeId: 'model' } },
    });
  });

  it('walks from problem to problem with the arrow keys', async () => {
    const { user } = renderProblems();
    const [first, second] = screen
      .getAllByRole('listitem')
      .map((row) => row.querySelector<HTMLElement>('.problem-open'));

    first?.focus();
    await user.keyboard('{ArrowDown}');
    expect(second).toHaveFocus();
    await user.keyboard('{ArrowUp}');
    expect(first).toHaveFocus();
  });
});

describe('ProblemsSummary', () => {
  it('counts problems and opens the list', async () => {
    const { editor, user } = renderProblems();

    await user.click(screen.getByRole('button', { name: /^\d+ errors?$/ }));

    expect(editor.store.getState().view.bottomPanel).toMatchObject({ open: true, tab: 'problems' });
  });
});

describe('runFix', () => {
  it('runs the command a fix names, undoably', () => {
    const editor = createEditor(emptyAgent('an-agent'));
    const fix = {
      label: 'Use 12',
      command: 'node.set',
      args: { nodeId: 'model', field: 'turnLimit', value: 12 },
    };

    expect(runFix(editor, fix)).toBe(true);
    expect(editor.store.getState().document.nodes[nodeId('model')]).toMatchObject({ turnLimit: 12 });
    editor.undo();
    expect(editor.store.getState().document.nodes[nodeId('model')]).toMatchObject({ turnLimit: 40 });
    expect(runFix(editor, { ...fix, command: 'no.such' })).toBe(false);
  });
});
