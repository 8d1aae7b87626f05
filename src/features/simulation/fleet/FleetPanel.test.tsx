// @vitest-environment jsdom
import '@testing-library/jest-dom/vitest';
import { act, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { LIST_PRICES } from '../../../core/cost';
import { watchingAgent } from '../../../core/proof/testing/watchingAgent';
import { createEditor, EditorProvider } from '../../../editor';
import { createSimulationSession, SimulationContext } from '../simulationSession';
import { FleetPanel } from './FleetPanel';

// jsdom lays nothing out, so nothing changes its size.
globalThis.ResizeObserver = class {
  observe = () => undefined;
  unobserve = () => undefined;
  disconnect = () => undefined;
};

/** The panel over an agent with one tool that waits; its worker never answers. */
function renderFleet() {
  const editor = createEditor(watchingAgent({}));
  const session = createSimulationSession(editor, () => ({
    onmessage: null,
    onerror: null,
    postMessage: () => undefined,
    terminate: () => undefined,
  }));
  const panel = (
    <EditorProvider editor={editor}>
      <SimulationContext value={session}>
        <FleetPanel />
      </SimulationContext>
    </EditorProvider>
  );
  return { editor, session, panel, ...render(panel) };
}

describe('the quotas of a fleet', () => {
  it('are those of the region of the prices but for the ones the person has set, which stay', async () => {
    const { editor, session, panel, unmount } = renderFleet();
    const user = userEvent.setup();
    const starts = () => screen.getByLabelText('Starts a second');
    const lambda = () => screen.getByLabelText('Lambda calls at once');
    expect(starts()).toHaveValue('300');

    await user.clear(lambda());
    await user.type(lambda(), '3,000{Enter}');
    act(() => editor.setView({ prices: { ...LIST_PRICES, region: 'eu-west-3' } }));
    expect(screen.getByText(/the defaults of eu-west-3, the region chosen under Prices/)).toBeInTheDocument();
    expect(starts()).toHaveValue('150');
    expect(lambda()).toHaveValue('3,000');
    expect(session.fleet.store.getState().request?.quotas).toMatchObject({
      transitionsPerSecond: 800,
      lambdaConcurrency: 3000,
    });

    unmount(); // as when another tab is opened
    render(panel);
    expect(lambda()).toHaveValue('3,000');
  });
});
