// @vitest-environment jsdom
import '@testing-library/jest-dom/vitest';
import { act, cleanup, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { renderInspector } from './testing';

afterEach(cleanup);

const interval = () => screen.getByLabelText('Interval');
const attempts = () => screen.getByLabelText('Max attempts');

describe('Inspector, a field', () => {
  it('writes each keystroke to the document and keeps the focus', async () => {
    const { user, monitor } = renderInspector();

    await user.click(interval());
    await user.clear(interval());
    await user.type(interval(), '4');
    expect(monitor().polling.polling_interval).toBe(4);
    await user.type(interval(), '5');

    expect(monitor().polling.polling_interval).toBe(45);
    expect(interval()).toHaveFocus();
  });

  it.each([
    ['5m', 300],
    ['1 h', 3_600],
    ['90', 90],
    ['30s', 30],
  ])('takes %s for %i seconds', async (typed, seconds) => {
    const { user, monitor } = renderInspector({ polling_interval: 7 });

    await user.clear(interval());
    await user.type(interval(), typed);
    await user.tab();

    expect(monitor().polling.polling_interval).toBe(seconds);
    expect(interval()).toHaveValue(String(seconds));
  });

  it('makes one step of undo of a burst of typing, and none of a burst that ends where it began', async () => {
    const { user, editor, monitor, steps } = renderInspector();
    const before = steps();

    await user.clear(interval());
    await user.type(interval(), '45');
    await user.tab();
    expect(steps()).toBe(before + 1);

    await user.clear(attempts());
    await user.type(attempts(), '20');
    await user.tab();
    expect(steps()).toBe(before + 1);

    act(() => void editor.undo());
    expect(monitor().polling).toMatchObject({ polling_interval: 30, max_polling_attempts: 20 });
    expect(interval()).toHaveValue('30');
  });

  it('takes a burst back on Escape and undoes the document with Ctrl+Z', async () => {
    const { user, monitor } = renderInspector();

    await user.clear(interval());
    await user.type(interval(), '45{Escape}');
    expect(interval()).toHaveValue('30');
    expect(monitor().polling.polling_interval).toBe(30);

    await user.clear(interval());
    await user.type(interval(), '60{Enter}');
    await user.keyboard('{Control>}z{/Control}');
    expect(interval()).toHaveValue('30');
    expect(interval()).toHaveFocus();
  });

  it.each([
    ['0', 'The interval must be a whole number from 1 to 99,999,999 seconds. 0 would call the tool back to back.', 0],
    ['-1', 'The interval must be a whole number from 1 to 99,999,999 seconds.', -1],
    ['1.5', 'The interval must be a whole number from 1 to 99,999,999 seconds.', 1.5],
    ['1e9', 'The interval must be a whole number from 1 to 99,999,999 seconds.', 1e9],
    ['soon', /“soon” is not a duration/, null],
  ])('says beside the interval what is wrong with %s', async (typed, message, inDocument) => {
    const { user, monitor } = renderInspector();

    await user.clear(interval());
    await user.type(interval(), typed);

    expect(interval()).toHaveValue(typed);
    expect(interval()).toBeInvalid();
    expect(interval()).toHaveAccessibleDescription(message);
    expect(monitor().polling.polling_interval).toBe(inDocument);
  });

  it('keeps text that cannot be read when the field is left, and drops it when the document changes elsewhere', async () => {
    const { user, editor } = renderInspector();

    await user.clear(interval());
    await user.type(interval(), 'soon');
    await user.tab();
    expect(interval()).toHaveValue('soon');

    act(() => void editor.undo());
    expect(interval()).toHaveValue('30');
    expect(interval()).toBeValid();
  });

  it('offers to put both numbers right at once, as one step', async () => {
    const { user, monitor, steps } = renderInspector({ polling_interval: 0, max_polling_attempts: null });
    const before = steps();

    expect(attempts()).toHaveAccessibleDescription(/Set a limit/);
    await user.click(screen.getByRole('button', { name: 'Use 30 s and 20 checks' }));

    expect(monitor().polling).toMatchObject({ polling_interval: 30, max_polling_attempts: 20 });
    expect(steps()).toBe(before + 1);
  });

  it('keeps the last whole JSON while the text is broken, and says where', async () => {
    const { user, editor, monitor } = renderInspector();
    await user.click(screen.getByRole('tab', { name: 'Tool' }));
    const schema = screen.getByLabelText('Input schema');

    await user.clear(schema);
    await user.type(schema, '{{ "type": "object", }');

    expect(schema).toHaveAccessibleDescription(/^Line 1, column \d+: /);
    expect(monitor().inputSchema).toEqual({ type: 'object', properties: {} });
    await user.click(screen.getByRole('tab', { name: 'Waiting' }));
    expect(editor.store.getState().history.mark).toBeNull();
  });
});

describe('Inspector, the schedule', () => {
  it('reads the moment of each check by keyboard', async () => {
    const { user } = renderInspector({ mode: 'poll-in-machine' });
    const chart = screen.getByRole('slider', { name: /20 checks/ });

    chart.focus();
    await user.keyboard('{Home}{ArrowRight>6/}');

    expect(chart).toHaveAttribute('aria-valuetext', 'check 7 at 3 min 32 s'); // 7 waits of 30 s and 6 calls of 0.4 s
    expect(screen.getByText('check 7 at 3 min 32 s')).toBeVisible();
  });

  it('has words instead of a chart while a number is out of bounds', () => {
    renderInspector({ polling_interval: 0 });

    expect(screen.queryByRole('slider')).not.toBeInTheDocument();
    expect(screen.getByText(/No schedule to draw/)).toBeVisible();
  });
});

describe('Inspector, what it shows', () => {
  it('focuses the field a problem leads to, on its tab', () => {
    const { editor } = renderInspector();

    act(() => editor.reveal({ kind: 'node', nodeId: 'monitor', field: 'errors.timeoutSeconds' }));
    expect(screen.getByRole('tab', { name: 'Errors', selected: true })).toBeVisible();
    expect(screen.getByLabelText('One attempt may take')).toHaveFocus();

    act(() => editor.reveal({ kind: 'node', nodeId: 'monitor', field: 'polling.max_polling_attempts' }));
    expect(attempts()).toHaveFocus();

    act(() => editor.reveal({ kind: 'settings', field: 'tags' }));
    expect(screen.getByLabelText('Tags')).toHaveFocus();
  });

  it('shows the agent while nothing is selected and what is common while several are', () => {
    const { editor } = renderInspector();

    act(() => editor.select({ nodes: [] }));
    expect(screen.getByRole('heading', { name: 'an-agent' })).toBeVisible();

    const nodes = Object.values(editor.store.getState().document.nodes).map(({ id }) => id);
    act(() => editor.select({ nodes }));
    expect(screen.getByRole('heading', { name: '4 selected' })).toBeVisible();
  });

  it('shows a tool that is turned into one that calls back', async () => {
    const { user, monitor } = renderInspector();

    await user.click(within(screen.getByRole('radiogroup', { name: 'Who waits' })).getByText('Callback'));

    expect(monitor().polling.mode).toBe('callback');
    expect(screen.queryByLabelText('Interval')).not.toBeInTheDocument();
    expect(screen.getByLabelText('Wait at most')).toHaveValue('3600');
  });

  it('refuses a heartbeat that is not shorter than the wait', async () => {
    const { user } = renderInspector({ mode: 'callback', callback: { timeoutSeconds: 60, heartbeatSeconds: 30 } });

    await user.clear(screen.getByLabelText('At least every'));
    await user.type(screen.getByLabelText('At least every'), '60');

    expect(screen.getByLabelText('At least every')).toHaveAccessibleDescription(/shorter than the 60 s/);
  });
});
