import { describe, expect, it } from 'vitest';
import { DEFAULT_POLLING, emptyAgent, newTool, nodeId, type PollingSettings } from '../../core/model';
import { addNode } from '../commands/nodes';
import { createEditor } from '../editor';
import { edgesFromModel } from '../palette';
import { estimateOf } from './estimate';

function agentWith(tools: Readonly<Record<string, Partial<PollingSettings>>>) {
  const editor = createEditor(emptyAgent('a'));
  for (const [name, polling] of Object.entries(tools)) {
    const node = newTool(nodeId(name), name, { polling: { ...DEFAULT_POLLING, ...polling } });
    editor.execute(addNode, { node, edges: edgesFromModel(editor.store.getState().document, node.id) });
  }
  return editor.store.getState().document;
}

const options = { selected: [], jobSeconds: 120, diagnostics: [] };

describe('estimateOf', () => {
  it('shows about fifty calls in two minutes without a wait and a handful with it', () => {
    const estimate = estimateOf(agentWith({ plain: {}, monitor: { mode: 'wait-before-call' } }), options);

    expect(estimate).toMatchObject({ kind: 'counted', tool: { toolName: 'monitor' } });
    if (estimate.kind !== 'counted') return;
    expect(estimate.before?.checks).toBeGreaterThanOrEqual(49); // 120 s / 2.4 s, and the one that sees it
    expect(estimate.before?.checks).toBeLessThanOrEqual(52);
    expect(estimate.after.checks).toBeLessThanOrEqual(5);
  });

  it('counts the selected tool if it waits, and has no before for a tool that does not', () => {
    const document = agentWith({ a: { mode: 'callback' }, b: { mode: 'poll-in-machine' } });

    expect(estimateOf(document, { ...options, selected: [nodeId('b')] })).toMatchObject({ tool: { toolName: 'b' } });
    expect(estimateOf(agentWith({ plain: {} }), { ...options, selected: [nodeId('plain')] })).toMatchObject({
      kind: 'counted',
      before: null,
    });
  });

  it('is paused by numbers out of bounds, and says when nothing waits', () => {
    const broken = agentWith({ monitor: { mode: 'wait-before-call', polling_interval: 0 } });

    expect(estimateOf(broken, options)).toMatchObject({ kind: 'paused', errors: 1 });
    expect(estimateOf(agentWith({ plain: {} }), options)).toEqual({ kind: 'nothing-waits' });
  });
});
