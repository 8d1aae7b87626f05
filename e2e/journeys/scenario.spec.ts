import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from '../drivers/test';

const run = promisify(execFile);

/** Runs the built command line; its exit status is an answer, not an error. */
async function stepwright(...args: string[]): Promise<{ readonly code: number; readonly stdout: string }> {
  try {
    const { stdout } = await run(process.execPath, ['dist/node/stepwright.js', ...args]);
    return { code: 0, stdout };
  } catch (error) {
    const { code, stdout } = error as { readonly code: number; readonly stdout: string }; // what execFile rejects with
    return { code, stdout };
  }
}

function parts(page: Page) {
  const panel = page.getByRole('complementary', { name: 'Scenario' });
  return {
    panel,
    must: panel.getByRole('region', { name: 'Must hold' }),
    picker: panel.getByRole('combobox', { name: 'Scenario' }),
    tests: panel.getByRole('region', { name: 'All scenarios' }),
    button: (name: string | RegExp) => panel.getByRole('button', { name }),
    field: (name: string) => panel.getByRole('textbox', { name, exact: true }),
  };
}

async function simulate(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Simulate' }).click();
  await expect(parts(page).must).toContainText('saw the end', { timeout: 60_000 });
}

test('a job that never ends becomes a test of the agent, which the command line judges alike', async ({
  designer,
  page,
}, info) => {
  await designer.open();
  await simulate(page);
  const { panel, must, picker, tests, button, field } = parts(page);

  await panel.getByRole('switch', { name: 'Never ends' }).click();
  await expect(must).toContainText('monitor_batch_execution gave up after 20 checks and told the model.');

  await button('Save as scenario').click();
  await expect(field('Name')).toHaveValue('A job that never ends');
  await page.keyboard.press('Enter');
  await expect(picker.locator('option:checked')).toHaveText('A job that never ends');

  await button('Add a condition').click();
  await button('Add: monitor_batch_execution gives up after 20 checks and tells the model').click();
  await expect(must).toContainText('2 of 2');
  await button('Done').click();

  await button('Add a condition').click();
  await button(/^Add: At most \d+ model turns$/).click();
  await field('At most').fill('10');
  await expect(must).toContainText('2 of 3');
  await button('Done').click();

  await button('Run all').click();
  await expect(tests).toContainText('1 of 1 fails');
  await expect(
    tests.getByRole('button', { name: /^A job that never ends: fails\. At most 10 model turns: / }),
  ).toBeVisible();

  const { violations } = await new AxeBuilder({ page }).include('.simulation').analyze();
  expect(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`),
  ).toEqual([]);

  await expect(designer.save).toHaveText('Saved');
  await page.reload();
  await expect(designer.canvas).toBeVisible();
  await simulate(page);
  await picker.selectOption('A job that never ends');
  await expect(must).toContainText('gave up after 20 checks');
  await expect(must).toContainText('At most 10 model turns');

  await page.getByRole('button', { name: 'Back to design' }).click();
  const file = info.outputPath('exported.agent.json');
  await writeFile(file, await designer.exportedText('.agent.json'));
  const judged = await stepwright('test', file);
  expect(judged.code).toBe(1);
  const lines = judged.stdout.trim().split('\n');
  expect(lines[0]).toBe('A job that never ends: 3 expectations');
  expect(lines.slice(1, 3)).toEqual([
    '  passed  Ends with success: SUCCEEDED',
    '  passed  monitor_batch_execution gives up after 20 checks and tells the model: gave up after 20 checks and told the model',
  ]);
  expect(lines[3]).toMatch(/^ {2}FAILED {2}At most 10 model turns: \d+ model turns$/);
  expect(lines[4]).toBe('2 passed, 1 failed');
});

test('by keyboard: type a job, save it, take a condition, undo', async ({ designer, page }) => {
  await designer.open();
  await page.keyboard.press('Control+Enter');
  const { must, picker, button, field } = parts(page);
  await expect(must).toContainText('saw the end', { timeout: 60_000 });

  await field('Job takes').focus();
  await page.keyboard.press('Control+a');
  await page.keyboard.type('1 min 3');
  await expect(field('Job takes')).toBeFocused();
  await expect(field('Job takes')).toHaveAccessibleDescription(/is not a duration/);
  await page.keyboard.type('0 s');
  await expect(must).toContainText(/saw the end after [34] checks/);
  await expect(field('Job takes')).toBeFocused();

  await button('Save as scenario').focus();
  await page.keyboard.press('Enter');
  await page.keyboard.type('Short');
  await page.keyboard.press('Enter');
  await expect(picker.locator('option:checked')).toHaveText('Short');

  await button('Add a condition').focus();
  await page.keyboard.press('Enter');
  await expect(button('Add: Ends with success')).toHaveCount(0);
  await expect(button(/^Add: monitor_batch_execution sees the end within/)).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(must).toContainText('2 of 2');

  await page.getByRole('button', { name: /^Undo/ }).click();
  await expect(must).toContainText('1 of 1');
  await page.getByRole('button', { name: /^Undo/ }).click();
  await expect(picker.locator('option')).toHaveText(['Changed, not saved']);
  await expect(field('Job takes')).toHaveValue('1 min 30 s');
});

test('the answer seen at an event is pinned to its call', async ({ designer, page }) => {
  await designer.open();
  await simulate(page);
  const { panel, must } = parts(page);

  const events = page.getByRole('listbox', { name: 'Events' });
  const chosen = () => events.getAttribute('aria-activedescendant');
  await events.focus();
  await page.keyboard.press('End');
  const pin = page.getByRole('button', { name: /^Pin the answer to call \d+$/ });
  for (let step = 0; step < 40 && !(await pin.isVisible()); step += 1) {
    const before = await chosen();
    await page.keyboard.press('ArrowUp');
    await expect.poll(chosen).not.toBe(before); // the panel follows with the list, in its own time
  }
  await pin.click();

  await panel.getByText('Tools', { exact: true }).click();
  await expect(panel.getByText('pinned', { exact: true })).toBeVisible();
  await expect(must).toContainText('1 of 1');
});

test('on a narrow screen the scenario is a drawer that gives the focus back', async ({ designer, page }) => {
  await page.setViewportSize({ width: 1024, height: 768 });
  await designer.open();
  await page.getByRole('button', { name: 'Simulate' }).click();
  const rail = page.getByRole('button', { name: /^Scenario: / });

  await rail.click();
  await expect(parts(page).must).toContainText('saw the end', { timeout: 60_000 });
  await page.keyboard.press('Escape');

  await expect(parts(page).panel).toHaveCount(0);
  await expect(rail).toBeFocused();
  await expect(page.getByRole('main', { name: 'Simulation' })).toBeVisible();
});

for (const theme of ['light', 'dark'] as const) {
  test.describe(`in the ${theme} theme`, () => {
    test.use({ colorScheme: theme, contextOptions: { reducedMotion: 'reduce' } });

    test('axe finds nothing with every part of the scenario open', async ({ designer, page }) => {
      await designer.open();
      await simulate(page);
      const { panel, field, button } = parts(page);
      const violations = async () => {
        const found = await new AxeBuilder({ page }).include('.scenario').analyze();
        return found.violations.map(
          ({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`,
        );
      };

      // from the last to the first: what opens above moves nothing that is still to be clicked
      const closed = panel.locator('details:not([open]) > summary:visible');
      while ((await closed.count()) > 0) await closed.last().click();
      await button('Pin an answer').first().click();
      await button('Edit: Ends with success').click();
      await field('Job takes').fill('soon');
      expect(await violations()).toEqual([]);

      await panel.getByRole('radio', { name: 'JSON' }).click();
      await field('The scenario as JSON').fill('{ "id": 1');
      await expect(panel).toContainText('Line 1, column');
      expect(await violations()).toEqual([]);
    });
  });
}
