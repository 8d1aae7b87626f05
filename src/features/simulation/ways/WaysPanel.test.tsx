// @vitest-environment jsdom
import '@testing-library/jest-dom/vitest';
import { act, cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { nodeId, nodeOf } from '../../../core/model';
import { createEditor, EditorProvider } from '../../../editor';
import { watchingAgent } from '../../../core/proof/testing/watchingAgent';
import { sweepPoint, way } from '../../../core/proof/testing/measured';
import { createSimulationSession, SimulationContext } from '../simulationSession';
import type { SimulationState } from '../worker/simulationController';
import { PricesPanel } from './PricesPanel';
import { SweepPanel } from './SweepPanel';
import { WaysPanel } from './WaysPanel';

/** jsdom lays nothing out: as wide as the column of a large window. */
beforeAll(() => {
  globalThis.ResizeObserver = class {
    observe = () => undefined;
    unobserve = () => undefined;
    disconnect = () => undefined;
  };
  Object.defineProperty(HTMLElement.prototype, 'clientWidth', { configurable: true, value: 832 });
});
afterEach(cleanup);

const idleWorker = () => ({ postMessage: () => undefined, terminate: () => undefined, onmessage: null, onerror: null });

function open(Panel: () => React.ReactNode) {
  const editor = createEditor(watchingAgent());
  const session = createSimulationSession(editor, idleWorker);
  render(
    <EditorProvider editor={editor}>
      <SimulationContext value={session}>
        <Panel />
      </SimulationContext>
    </EditorProvider>,
  );
  const none = way('no-interval', { label: 'No wait', callsInWindow: 50, modelTurns: 257, usd: 10_143 });
  const wait = way('wait-before-call', { label: 'Wait', callsInWindow: 4, modelTurns: 25, usd: 227 });
  const loop = way('poll-in-machine', { label: 'Loop', callsInWindow: 4, modelTurns: 7, usd: 42 });
  const show = (state: Partial<SimulationState>) => act(() => session.controller.store.setState(state));
  return { editor, session, show, none, wait, loop, user: userEvent.setup() };
}

describe('the comparison', () => {
  it('shows rows as they come, and marks how the agent is set', () => {
    const { show, none, wait, loop } = open(WaysPanel);

    show({ phase: 'comparing', ways: [none, wait] });
    expect(screen.getByRole('status')).toHaveTextContent('2 done');
    expect(screen.getAllByRole('row')).toHaveLength(3);

    show({ phase: 'done', ways: [none, wait, loop, { ...loop, id: 'own', label: 'Your settings' }] });
    expect(screen.getAllByRole('row')).toHaveLength(4);
    expect(screen.getByRole('row', { name: /^Loop/ })).toHaveTextContent('your settings');
  });

  it('takes a way over in one step of undo', async () => {
    const { editor, show, none, wait, loop, user } = open(WaysPanel);
    show({ phase: 'done', ways: [none, wait, loop] });

    await user.click(screen.getByRole('button', { name: 'Use this way: Wait' }));

    const mode = () => {
      const tool = nodeOf(editor.store.getState().document, nodeId('monitor'));
      return tool?.kind === 'tool' ? tool.polling.mode : null;
    };
    expect(mode()).toBe('wait-before-call');
    act(() => {
      editor.undo();
    });
    expect(mode()).toBe('poll-in-machine');
  });

  it('says how many ways have been run when it is stopped', () => {
    const { show, none } = open(WaysPanel);

    show({ phase: 'stopped', ways: [none] });

    expect(screen.getByText('Stopped: 1 way has been run.')).toBeVisible();
  });
});

describe('the sweep', () => {
  it('has a button for each point, and a table that says the same', async () => {
    const { show, user } = open(SweepPanel);
    show({ phase: 'done', sweep: [sweepPoint(10, 5.4, 0), sweepPoint(60, 31, 0)] });

    expect(screen.getByRole('button', { name: /^Use 10 s:/, pressed: true })).toBeVisible();
    expect(screen.getByRole('button', { name: /^Use 1 min:/, pressed: false })).toBeVisible();

    await user.click(screen.getByRole('radio', { name: 'As a table' }));
    expect(screen.getByRole('row', { name: /^10 s in use/ })).toHaveTextContent('5.4 s');
  });
});

describe('prices', () => {
  it('take a number as soon as it is one, keep what is none in its field, and go back to the list', async () => {
    const { editor, user } = open(PricesPanel);
    const field = screen.getByRole('textbox', { name: 'State transitions, US dollars' });

    await user.clear(field);
    await user.type(field, 'much');
    expect(field).toBeInvalid();
    expect(editor.store.getState().view.prices.prices).toEqual({});

    await user.clear(field);
    await user.type(field, '0.5');
    expect(editor.store.getState().view.prices.prices).toEqual({ stepFunctionsTransition: 0.5 });
    const row = screen.getByRole('row', { name: /^State transitions/ });
    expect(row).toHaveTextContent('set by you');

    await user.click(within(row).getByRole('button', { name: 'Reset State transitions to its list price' }));
    expect(editor.store.getState().view.prices.prices).toEqual({});
    expect(field).toHaveValue('0.025');
  });
});
