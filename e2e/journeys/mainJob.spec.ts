import { expect, test } from '../drivers/test';

interface Machine {
  readonly States: {
    readonly 'Map Tool Calls': { readonly ItemProcessor: { readonly States: Readonly<Record<string, MachineState>> } };
  };
}

interface MachineState {
  readonly Type: string;
  readonly Seconds?: number;
  readonly Next?: string;
  readonly Choices?: readonly { readonly Condition: string }[];
}

function toolStates(asl: string): Readonly<Record<string, MachineState>> {
  return (JSON.parse(asl) as Machine).States['Map Tool Calls'].ItemProcessor.States;
}

test('change how the monitor waits, read it in the ASL, take it back, export it, find it again', async ({
  designer,
  page,
}) => {
  await designer.open();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('batch-orchestrator-agent');
  await expect(designer.canvas.locator('.react-flow__node').filter({ hasText: /_/ })).not.toHaveCount(0);

  await designer.node('monitor_batch_execution').click();
  await designer.field('Interval').fill('45');
  await designer.field('Max attempts').fill('12');
  await designer.field('Max attempts').blur();
  await expect(designer.inspector).toContainText('every 45 s');

  await expect
    .poll(() => designer.visibleCode())
    .toMatch(/"Wait Before monitor_batch_execution": \{\s+"Type": "Wait",\s+"Seconds": 45,/);
  await designer.findInCode("'monitor_batch_execution' and");
  await expect.poll(() => designer.visibleCode()).toContain('> 12');

  await page.getByRole('button', { name: /^Undo/ }).click();
  await page.getByRole('button', { name: /^Undo/ }).click();
  await expect(designer.field('Interval')).toHaveValue('30');
  await expect(designer.field('Max attempts')).toHaveValue('20');
  await page.getByRole('button', { name: /^Redo/ }).click();
  await page.getByRole('button', { name: /^Redo/ }).click();

  const states = toolStates(await designer.exportedText('.asl.json'));
  expect(states['Wait Before monitor_batch_execution']).toMatchObject({
    Type: 'Wait',
    Seconds: 45,
    Next: 'Execute monitor_batch_execution',
  });
  const limits = (states['Route Tool Call']?.Choices ?? []).filter((rule) =>
    rule.Condition.includes("'monitor_batch_execution' and"),
  );
  expect(limits).toHaveLength(1);
  expect(limits[0]?.Condition).toContain('> 12');

  await expect(designer.save).toHaveText('Saved');
  await page.reload();
  await designer.node('monitor_batch_execution').click();
  await expect(designer.field('Interval')).toHaveValue('45');
  await expect(designer.field('Max attempts')).toHaveValue('12');
});

test('all of it by keyboard alone', async ({ designer, page }) => {
  await designer.open();
  const press = (key: string) => page.keyboard.press(key);

  // The outline is the canvas for the keyboard: find the row, choose it.
  await designer.outlineRow('Start').focus();
  for (let step = 0; step < 20; step += 1) {
    if (await designer.outlineRow('monitor_batch_execution').evaluate((row) => row === document.activeElement)) break;
    await press('ArrowDown');
  }
  await press('Enter');

  for (const [label, value] of [
    ['Interval', '45s'],
    ['Max attempts', '12'],
  ] as const) {
    for (let step = 0; step < 60; step += 1) {
      if (await designer.field(label).evaluate((field) => field === document.activeElement)) break;
      await press('Tab');
    }
    await expect(designer.field(label)).toBeFocused();
    await press('Control+a');
    await page.keyboard.type(value);
  }
  await expect(designer.inspector).toContainText('every 45 s');
  await expect.poll(() => designer.visibleCode()).toContain('"Seconds": 45');

  await designer.outlineRow('Start').focus();
  await press('Control+z');
  await press('Control+z');
  await expect(designer.inspector).toContainText('every 30 s');
  await press('Control+Shift+z');
  await press('Control+Shift+z');

  await press('Control+e');
  const dialog = page.getByRole('dialog', { name: 'Export' });
  await expect(dialog).toBeVisible();
  const button = dialog.getByRole('button', { name: 'Download batch-orchestrator-agent.asl.json' });
  for (let step = 0; step < 20; step += 1) {
    if (await button.evaluate((element) => element === document.activeElement)) break;
    await press('Tab');
  }
  const download = page.waitForEvent('download');
  await press('Enter');
  expect((await download).suggestedFilename()).toBe('batch-orchestrator-agent.asl.json');
  await press('Escape');
  await expect(dialog).toBeHidden();
});
