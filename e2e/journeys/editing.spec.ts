import { expect, test } from '../drivers/test';

test('add a tool from the list, rename, duplicate, delete, and take it all back', async ({ designer, page }) => {
  await designer.open();

  await page.getByRole('button', { name: 'Polling tool' }).focus();
  await page.keyboard.press('Enter');
  await expect(designer.node('check_status')).toBeVisible();

  await designer.inspector.getByRole('tab', { name: 'Tool', exact: true }).click();
  await designer.field('Name').fill('watch_export');
  await designer.field('Name').blur();
  await expect(designer.node('watch_export')).toBeVisible();

  await designer.node('watch_export').click();
  await page.keyboard.press('Control+d');
  await expect(designer.node('watch_export_2')).toBeVisible();
  await page.keyboard.press('Delete');
  await expect(designer.node('watch_export_2')).toHaveCount(0);

  const undo = page.getByRole('button', { name: /^Undo/ });
  while (await undo.isEnabled()) await undo.click();
  await expect(designer.node('watch_export')).toHaveCount(0);
  await expect(designer.node('monitor_batch_execution')).toBeVisible();
});

test('drag a tool from the list onto the canvas', async ({ designer, page }) => {
  await designer.open();

  await page
    .getByRole('button', { name: 'Lambda tool' })
    .dragTo(designer.canvas, { targetPosition: { x: 250, y: 420 } });

  await expect(designer.node('new_tool')).toBeVisible();
});

test('moving a node changes no byte of the machine, is one step, and tidying brings it back', async ({
  designer,
  page,
}) => {
  await designer.open();
  const node = designer.node('get_batch_results');
  // Dragging near the edge also moves the view, so the place is that on the canvas.
  const offset = () => node.evaluate((element) => element.style.transform);
  await node.click();
  await expect.poll(() => designer.visibleCode()).toContain('"Execute get_batch_results"');
  const code = await designer.visibleCode();
  const before = await offset();

  const box = await node.boundingBox();
  await node.hover();
  await page.mouse.down();
  await page.mouse.move((box?.x ?? 0) + 60, (box?.y ?? 0) + 70, { steps: 8 });
  await page.mouse.up();

  await expect.poll(offset).not.toBe(before);
  await expect.poll(() => designer.visibleCode()).toBe(code);
  await page.getByRole('button', { name: /^Undo: Move/ }).click();
  await expect.poll(offset).toBe(before);
  await page.getByRole('button', { name: /^Redo/ }).click();
  await page.getByRole('button', { name: 'Tidy up' }).click();
  await expect.poll(offset).toBe(before);
});

test('the caret in a state selects its node, the States view shows the Wait between router and tool', async ({
  designer,
  page,
}) => {
  await designer.open();
  await designer.findInCode('"Execute get_batch_results": {');
  await expect(designer.outlineRow('get_batch_results')).toHaveAttribute('aria-current', 'true');

  await designer.node('monitor_batch_execution').click();
  await page.getByRole('radio', { name: 'States' }).click();
  await expect(designer.node('Wait Before monitor_batch_execution')).toBeVisible();
  await expect(designer.node('Route Tool Call')).toBeVisible();
});

test('every sample opens without an error', async ({ designer, page }) => {
  await designer.open();
  for (const title of [
    'An Athena query',
    'A person',
    'A remote task',
    'A callback',
    'A remote browser',
    'Checked data',
  ]) {
    await page.keyboard.press('Escape');
    await designer.outlineRow('Start').focus();
    await page.keyboard.press('n');
    await page.getByRole('button', { name: new RegExp(`^${title}`) }).dblclick();
    await expect(page.getByRole('button', { name: 'Start with this agent' })).toBeHidden();
    await expect(page.getByRole('button', { name: /No problems|warning/ })).toBeVisible();
  }
});
