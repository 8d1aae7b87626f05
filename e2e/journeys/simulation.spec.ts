import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '../drivers/test';

test('about fifty calls in two minutes without an interval, four with 30 s: the figures stand on the page', async ({
  designer,
  page,
}) => {
  await designer.open();
  await page.getByRole('button', { name: 'Simulate' }).click();
  await expect(page.getByText('SUCCEEDED').first()).toBeVisible({ timeout: 60_000 });

  const table = page.getByRole('region', { name: 'Ways to wait with monitor_batch_execution' });
  await expect(table).toBeVisible({ timeout: 100_000 });
  const callsInTwoMinutes = async (way: string) =>
    Number(
      await table
        .getByRole('row', { name: new RegExp(`^${way}`) })
        .getByRole('cell')
        .first()
        .textContent(),
    );
  const before = await callsInTwoMinutes('No wait');
  const after = await callsInTwoMinutes('Wait before the call');
  expect(before).toBeGreaterThanOrEqual(48);
  expect(before).toBeLessThanOrEqual(52);
  expect(after).toBeLessThanOrEqual(4);
  await expect(table).toContainText(/9[0-9] % fewer/);

  await page.getByRole('listbox', { name: 'Events' }).focus();
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('region', { name: 'Details' })).toContainText('messages');

  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`),
  ).toEqual([]);

  await page.keyboard.press('Escape');
  await expect(designer.canvas).toBeVisible();
});

test('a run can be stopped, and a way taken over is one step of undo', async ({ designer, page }) => {
  await designer.open();
  await page.getByRole('button', { name: 'Simulate' }).click();
  await page.getByRole('button', { name: 'Stop' }).dispatchEvent('click'); // at once: a fast machine is soon done
  await expect(page.getByRole('button', { name: 'Run again' })).toBeVisible();

  await page.getByRole('button', { name: 'Run again' }).click();
  await page.getByRole('button', { name: 'Use this way: Loop in the machine' }).click({ timeout: 100_000 });
  await page.getByRole('button', { name: 'Back to design' }).click();
  await designer.node('monitor_batch_execution').click();
  await expect(designer.inspector.getByRole('radio', { name: 'In a loop' })).toHaveAttribute('aria-checked', 'true');
  // Undo brings back what was selected then, which was nothing.
  await page.getByRole('button', { name: /^Undo/ }).click();
  await designer.node('monitor_batch_execution').click();
  await expect(designer.inspector.getByRole('radio', { name: 'Before call' })).toHaveAttribute('aria-checked', 'true');
});
