import { describe, expect, it } from 'vitest';
import { LIST_PRICES, pricesOf } from '../../core/cost';
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

const options = { selected: [], jobSeconds: 120, prices: pricesOf(LIST_PRICES), diagnostics: [] };

describe('estimateOf', () => {
  it('shows about fifty calls in two minutes without a wait and a handful with it', () => {
    const estimate = estimateOf(agentWith({ plain: {}, monitor: { mode: 'wait-before-call' } }), options);

    expect(estimate).toMatchObject({ kind: 'counted', tool: null, waiting: [{ toolName: 'monitor' }] });
    if (estimate.kind !== 'counted') return;
    expect(estimate.before?.checks).toBeGreaterThanOrEqual(49); // 120 s / 2.4 s, and the one that sees it
    expect(estimate.before?.checks).toBeLessThanOrEqual(52);
    expect(estimate.after.checks).toBeLessThanOrEqual(5);
  });

  it('counts the selected tool, and has no before for a tool that does not wait', () => {
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
    expect(estimateOf(agentWith({ plain: {} }), options)).toMatchObject({ kind: 'counted', waiting: [], before: null });
  });

  it('prices the conversation that every turn sends again', () => {
    const estimate = estimateOf(agentWith({ start: {}, monitor: { mode: 'poll-in-machine' } }), options);

    if (estimate.kind !== 'counted' || estimate.before === null) throw new Error('it must be counted');
    const { before, after } = estimate;
    // Fifty turns send a growing conversation; three turns hardly anything.
    expect(before.usdPerThousandRuns / after.usdPerThousandRuns).toBeGreaterThan(20);
    expect(before.payloadBytes).toBeGreaterThan(5 * after.payloadBytes);
  });

  it('keeps up with numbers that only the wait knows', () => {
    const of = (interval: number) =>
      estimateOf(agentWith({ monitor: { mode: 'wait-before-call', polling_interval: interval } }), options);
    const [first, again, fresh] = [of(30), of(60), of(30)];

    expect(first).toMatchObject({ kind: 'counted' });
    expect(fresh).toEqual(first);
    if (first.kind !== 'counted' || again.kind !== 'counted') return;
    expect(again.before).toEqual(first.before);
    expect(again.after).not.toEqual(first.after);
  });

  it('has no numbers of an agent without a model', () => {
    const { model: _, ...nodes } = emptyAgent('a').nodes as Record<string, never>;

    expect(estimateOf({ ...emptyAgent('a'), nodes }, options)).toEqual({ kind: 'unknown' });
  });

  it('counts an agent whose configuration is in registries', () => {
    const inline = agentWith({ monitor: { mode: 'wait-before-call' } });
    const configuration = {
      type: 'registry',
      agentTable: 'a',
      agentVersion: 'v1.0',
      toolTable: 't',
      modelTable: 'm',
    } as const;
    const registry = { ...inline, settings: { ...inline.settings, configuration } };
    const [own, same] = [inline, registry].map((document) => estimateOf(document, options));

    if (own?.kind !== 'counted' || same?.kind !== 'counted') throw new Error('both must be counted');
    expect(same.after).toMatchObject({ checks: own.after.checks, waitingSeconds: own.after.waitingSeconds });
  });
});
