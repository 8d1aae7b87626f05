import { expect, test } from '../drivers/test';

const intervals = [
  ['0', /whole number from 1 to 99,999,999/],
  ['-1', /whole number from 1 to 99,999,999/],
  ['1.5', /whole number from 1 to 99,999,999/],
  ['1e9', /whole number from 1 to 99,999,999/],
  ['', /interval/i],
  ['soon', /30|seconds/],
] as const;

const attempts = [
  ['0', /whole number|at least 1/],
  ['-1', /whole number|at least 1/],
  ['1.5', /whole number/],
  ['1e9', /whole number|at most/],
  ['', /limit/i],
  ['many', /whole number/],
] as const;

for (const [label, values] of [
  ['Interval', intervals],
  ['Max attempts', attempts],
] as const) {
  test(`${label} says what is wrong beside the field, and takes back to what was`, async ({ designer, page }) => {
    await designer.open();
    await designer.node('monitor_batch_execution').click();
    const before = await designer.field(label).inputValue();

    for (const [typed, message] of values) {
      await designer.field(label).fill(typed);
      await expect(designer.field(label)).toHaveAttribute('aria-invalid', 'true');
      const noteId = await designer.field(label).getAttribute('aria-describedby');
      await expect(page.locator(`[id="${noteId ?? ''}"]`)).toContainText(message);
      await expect(designer.canvas).toBeVisible();
    }

    await designer.field(label).fill(before);
    await expect(designer.field(label)).not.toHaveAttribute('aria-invalid', 'true');
    await expect(designer.inspector).toContainText('every 30 s');
  });
}

const toolNames = [
  ['', /name/i],
  ['get_batch_results', /called|taken/],
  ['x'.repeat(200), /64/],
  ['überwachen', /letters/],
] as const;

test('a tool name the model could not use is said to be one, and the machine still compiles', async ({
  designer,
  page,
}) => {
  await designer.open();
  await designer.node('monitor_batch_execution').click();
  await designer.inspector.getByRole('tab', { name: 'Tool', exact: true }).click();

  for (const [typed, message] of toolNames) {
    await designer.field('Name').fill(typed);
    const noteId = await designer.field('Name').getAttribute('aria-describedby');
    await expect(page.locator(`[id="${noteId ?? ''}"]`)).toContainText(message);
    await expect.poll(() => designer.visibleCode()).toContain('"Type"');
  }
  await designer.field('Name').fill('monitor');
  await expect.poll(() => designer.visibleCode()).toContain('monitor');
});

const files = [
  ['not JSON', 'notes.txt', 'buy milk', /Line 1|JSON|agent/],
  ['broken JSON', 'agent.json', '{ "version": 1,\n  "name": ', /Line 2/],
  ['a file of 6 MB', 'big.json', `"${'x'.repeat(6 * 1024 * 1024)}"`, /5 MB/],
  ['a file from a newer version', 'newer.json', '{ "version": 99, "name": "x", "nodes": {}, "edges": {} }', /newer/],
  ['broken Python', 'stack.py', 'tool_configs = [\n  {"tool_name": "a",\n', /[Ll]ine/],
] as const;

for (const [what, name, text, message] of files) {
  test(`${what} gets a sentence and changes nothing`, async ({ designer, page }) => {
    await designer.open();
    await page.keyboard.press('Control+o');
    const dialog = page.getByRole('dialog');

    await dialog
      .locator('input[type="file"]')
      .setInputFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(text) });

    await expect(dialog.getByRole('alert')).toContainText(message);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('batch-orchestrator-agent');
    await expect(designer.node('monitor_batch_execution')).toBeVisible();
  });
}

test('tool_configs pasted from a stack file become an agent; unknown fields come out again', async ({
  designer,
  page,
}) => {
  await designer.open();
  await page.keyboard.press('Control+o');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox').fill(`tool_configs = [
    {   # watches the batch
        "tool_name": "monitor_batch_execution",
        "description": "Monitors batch processing execution progress",
        "lambda_arn": "arn:aws:lambda:us-east-1:123456789012:function:monitor",
        "polling_interval": 30,  # seconds
        "max_polling_attempts": 20,
        "cost_center": "4711",
        "requires_activity": False,
    },
]`);
  await dialog.getByRole('button', { name: 'Open', exact: true }).click();

  await expect(designer.node('monitor_batch_execution')).toBeVisible();
  const configs = JSON.parse(await designer.exportedText('.tool_configs.json')) as Record<string, unknown>[];
  expect(configs[0]).toMatchObject({ polling_interval: 30, max_polling_attempts: 20, cost_center: '4711' });
});
