// @vitest-environment jsdom
import '@testing-library/jest-dom/vitest';
import { act, cleanup, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { deskViewOf } from './scenarioDesk';
import { renderPanel } from './testing';

let opened: Awaited<ReturnType<typeof renderPanel>> | undefined;

async function open(...args: Parameters<typeof renderPanel>) {
  opened = await renderPanel(...args);
  return opened;
}

afterEach(() => {
  opened?.close();
  cleanup();
});

const must = () => screen.getByRole('region', { name: 'Must hold' });
const picker = () => screen.getByRole<HTMLSelectElement>('combobox', { name: 'Scenario' });

describe('the world of a scenario', () => {
  it('runs again when the job never ends, and says how the tool gave up', async () => {
    const { user } = await open();

    await user.click(screen.getByRole('switch', { name: 'Never ends' }));

    expect(await within(must()).findByText('monitor gave up after 5 checks and told the model.')).toBeVisible();
    expect(screen.getByRole('textbox', { name: 'Job takes' })).toHaveValue('');
  });

  it('keeps what cannot be read in its field, with the last run and the focus', async () => {
    const { user, session } = await open();
    const field = screen.getByRole<HTMLInputElement>('textbox', { name: 'Job takes' });
    const [text, job] = [field.value, session.view.getState().scenario.jobs['monitor']];

    await user.clear(field);
    await user.type(field, '5 parsecs');

    expect(field).toHaveFocus();
    expect(field).toHaveValue('5 parsecs');
    expect(field).toHaveAccessibleDescription(/“parsecs” is not a unit of time/);
    expect(session.view.getState().scenario.jobs['monitor']?.durationSeconds).toBe(5);

    await user.keyboard('{Escape}');
    expect(field).toHaveValue(text);
    expect(session.view.getState().scenario.jobs['monitor']).toEqual(job);
  });

  it('takes the answer of a tool as JSON and says in which line it is wrong', async () => {
    const { user, session } = await open();
    await user.click(screen.getByText('Tools'));
    await user.click(screen.getByText('monitor', { selector: 'summary span' }));
    const answer = screen.getByRole('textbox', { name: 'Answer, beside its status' });

    await user.clear(answer);
    await user.type(answer, '{{"rows": 7');
    expect(answer).toHaveAccessibleDescription(/^Line 1, column \d+: A closing } is missing here\.$/);
    await user.type(answer, '}');

    expect(answer).not.toBeInvalid();
    expect(session.view.getState().scenario.tools['monitor']?.answer).toEqual({ rows: 7 });
  });

  it('pins an answer to a call', async () => {
    const { user, session } = await open();
    await user.click(screen.getByText('Tools'));
    await user.click(screen.getByText('monitor', { selector: 'summary span' }));

    await user.click(screen.getByRole('button', { name: 'Pin an answer' }));
    await user.keyboard('2{Enter}');
    const pin = screen.getByRole('textbox', { name: 'Call 2' });
    await user.clear(pin);
    await user.type(pin, '{{"error": "Busy", "cause": "later"}');

    expect(session.view.getState().scenario.tools['monitor']?.pinned).toEqual([
      { call: 2, error: 'Busy', cause: 'later' },
    ]);

    await user.click(screen.getByRole('button', { name: 'Unpin: Call 2' }));
    expect(session.view.getState().scenario.tools['monitor']?.pinned).toEqual([]);
  });

  it('can be edited as text, which says where it is wrong and keeps the scenario', async () => {
    const { user, session } = await open();
    await user.click(screen.getByRole('radio', { name: 'JSON' }));
    const text = screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'The scenario as JSON' });
    const before = session.view.getState().scenario;

    await user.clear(text);
    await user.paste(JSON.stringify(before, null, 2).replace('"seed": 1', '"seed": 1.5'));
    expect(text).toHaveAccessibleDescription(/^Line 5, column 11: “seed” must be a whole number, not 1\.5\./);
    expect(session.view.getState().scenario).toBe(before);

    await user.clear(text);
    await user.paste(JSON.stringify(before).replace('"seed":1', '"seed":12'));
    expect(session.view.getState().scenario.seed).toBe(12);
  });
});

describe('what must hold', () => {
  it('offers what the run did, judges it, and fails when the world changes', async () => {
    const { user } = await open();
    await user.click(screen.getByRole('switch', { name: 'Never ends' }));
    await screen.findByText(/^monitor gave up/);

    await user.click(within(must()).getByRole('button', { name: 'Add a condition' }));
    await user.click(
      within(must()).getByRole('button', { name: 'Add: monitor gives up after 5 checks and tells the model' }),
    );
    expect(within(must()).getByText('2 of 2')).toBeVisible();

    await user.click(screen.getByRole('switch', { name: 'Never ends' }));
    await user.clear(screen.getByRole('textbox', { name: 'Job takes' }));
    await user.type(screen.getByRole('textbox', { name: 'Job takes' }), '20 s');

    expect(await within(must()).findByText(/^saw the end after \d checks, .* late$/)).toBeVisible();
    expect(within(must()).getByText('1 of 2')).toBeVisible();
  });

  it('is changed blank by blank, judged at each keystroke, and removed', async () => {
    const { user, session } = await open();
    await user.click(within(must()).getByRole('button', { name: 'Edit: Ends with success' }));

    await user.selectOptions(within(must()).getByRole('combobox', { name: 'Condition' }), 'Is called at most…');
    await user.clear(within(must()).getByRole('textbox', { name: 'At most' }));
    await user.type(within(must()).getByRole('textbox', { name: 'At most' }), '1');

    expect(session.view.getState().scenario.expectations).toEqual([
      { kind: 'calls-at-most', tool: 'monitor', calls: 1, withinSeconds: 120 },
    ]);
    expect(within(must()).getByText(/^This run: \d calls\.$/)).toBeVisible();
    expect(within(must()).getByRole('img', { name: 'does not hold' })).toBeVisible();

    await user.click(within(must()).getByRole('button', { name: /^Remove: / }));
    expect(session.view.getState().scenario.expectations).toEqual([]);
  });
});

describe('saved scenarios', () => {
  it('are saved under a name, changed in the agent, and undone step by step', async () => {
    const { user, saved, steps, editor, session } = await open();
    await user.click(screen.getByRole('switch', { name: 'Never ends' }));
    await user.click(screen.getByRole('button', { name: 'Save as scenario' }));
    expect(screen.getByRole('textbox', { name: 'Name' })).toHaveValue('A job that never ends');
    await user.keyboard('Stuck{Enter}');

    expect(picker()).toHaveDisplayValue('Stuck');
    expect(saved()).toMatchObject([{ id: 'stuck', name: 'Stuck', jobs: { monitor: { durationSeconds: null } } }]);

    await user.clear(screen.getByRole('textbox', { name: 'Seed' }));
    await user.type(screen.getByRole('textbox', { name: 'Seed' }), '42{Enter}');
    expect(saved()).toMatchObject([{ seed: 42 }]);
    expect(steps()).toEqual(['Save scenario “Stuck”', 'Change scenario “Stuck”']);

    act(() => void editor.undo());
    expect(screen.getByRole('textbox', { name: 'Seed' })).toHaveValue('1');
    expect(session.view.getState().scenario.seed).toBe(1);

    act(() => void editor.undo());
    expect(saved()).toEqual([]);
    expect(picker()).toHaveDisplayValue('Changed, not saved');
    expect(screen.getByRole('switch', { name: 'Never ends' })).toBeChecked();
  });

  it('and what was changed are there again when the screen comes back for the same agent', async () => {
    const { user, session, editor } = await open();
    await user.click(screen.getByRole('switch', { name: 'Never ends' }));

    session.close();
    expect(deskViewOf(editor)).toMatchObject({
      savedId: null,
      scenario: { jobs: { monitor: { durationSeconds: null } } },
    });

    act(() => editor.open({ ...editor.store.getState().document, name: 'another' }));
    expect(deskViewOf(editor)).toMatchObject({ savedId: null, draft: null });
  });

  it('refuse an empty name and one that is there', async () => {
    const { user } = await open([{ id: 'a', name: 'Slow' }]);
    await user.click(screen.getByRole('button', { name: 'Save as scenario' }));
    const name = screen.getByRole('textbox', { name: 'Name' });

    await user.clear(name);
    expect(name).toHaveAccessibleDescription('A name is needed.');
    await user.type(name, 'Slow{Enter}');
    expect(name).toHaveAccessibleDescription('There is a scenario “Slow” already.');
    await user.keyboard('{Escape}');
    expect(screen.getByRole('button', { name: 'Save as scenario' })).toBeVisible();
  });

  it('all run, with the first condition that fails', async () => {
    const { user } = await open([
      { id: 'good', name: 'Good', jobs: { monitor: { durationSeconds: 5 } } },
      { id: 'bad', name: 'Bad', expectations: [{ kind: 'model-turns-at-most', turns: 1 }] },
      { id: 'odd', name: 'Odd', seed: 'x' },
    ]);

    await user.click(screen.getByRole('button', { name: 'Run all' }));
    const list = await screen.findByRole('region', { name: 'All scenarios' });

    expect(await within(list).findByText(/^1 of 2 fails, in [\d,]+ ms\.$/)).toBeVisible();
    expect(within(list).getByRole('button', { name: 'Good: passes' })).toBeVisible();
    expect(within(list).getByRole('button', { name: 'Bad: fails. At most 1 model turn: 2 model turns' })).toBeVisible();
    expect(within(list).getByText('1 scenario cannot be read.')).toBeVisible();
    const options = within(picker()).getAllByRole('option');
    expect(options.map(({ textContent }) => textContent)).toEqual(['Made from the agent', '✓ Good', '✗ Bad', '! Odd']);

    await user.click(within(list).getByRole('button', { name: /Bad/ }));
    expect(picker()).toHaveDisplayValue('✗ Bad');
    await user.type(screen.getByRole('textbox', { name: 'Seed' }), '7');
    expect(screen.queryByRole('region', { name: 'All scenarios' })).toBeNull();
  });

  it('warn of tools that the agent does not have', async () => {
    const { user } = await open([{ id: 'old', name: 'Old', jobs: { watcher: { durationSeconds: null } } }]);

    await user.selectOptions(picker(), 'old');

    expect(screen.getByText(/^Speaks of tools the agent does not have: watcher\./)).toBeVisible();
  });

  it('with mistakes say what is wrong and are mended as text', async () => {
    const { user, saved } = await open([{ id: 'odd', name: 'Odd', seed: 'x' }]);

    await user.selectOptions(picker(), 'odd');
    expect(screen.getByRole('alert')).toHaveTextContent('“seed” must be a number, not “x”.');
    const text = screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'The scenario as JSON' });
    expect(JSON.parse(text.value)).toEqual({ id: 'odd', name: 'Odd', seed: 'x' });

    await user.clear(text);
    await user.paste('{ "id": "odd", "name": "Odd", "seed": 3 }');

    await waitFor(() => expect(screen.queryByRole('alert')).toBeNull());
    expect(saved()).toMatchObject([{ id: 'odd', seed: 3 }]);
    expect(text).toHaveFocus();
    expect(text).toHaveValue('{ "id": "odd", "name": "Odd", "seed": 3 }');

    await user.click(screen.getByRole('radio', { name: 'Form' }));
    expect(screen.getByRole('textbox', { name: 'Seed' })).toHaveValue('3');
  });
});
