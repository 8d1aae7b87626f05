import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import AxeBuilder from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { textOf, type Designer } from '../drivers/designer';
import { expect, test } from '../drivers/test';

const TOOL = 'monitor_batch_execution';
const LONG = 100_000;
const run = promisify(execFile);

/** The command line as it is shipped. */
async function stepwright(...args: string[]): Promise<string> {
  const { stdout } = await run(process.execPath, ['dist/node/stepwright.js', ...args], { maxBuffer: 400 * 2 ** 20 });
  return stdout;
}

async function openComparison(designer: Designer, page: Page): Promise<Locator> {
  await designer.open();
  await page.getByRole('button', { name: 'Simulate' }).click();
  const ways = page.getByRole('region', { name: `Ways to wait with ${TOOL}` });
  await expect(page.getByRole('button', { name: 'Run again' })).toBeVisible({ timeout: LONG });
  return ways;
}

function callsInTwoMinutes(ways: Locator, way: string): Locator {
  return ways
    .getByRole('row', { name: new RegExp(`^${way}`) })
    .getByRole('cell')
    .first();
}

async function saved(page: Page, panel: Locator, item: string) {
  await panel.getByRole('button', { name: 'Save', exact: true }).click();
  const download = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: item, exact: true }).click();
  return download;
}

async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`),
  ).toEqual([]);
}

test('the page, the report and the command line say the same: fifty calls in two minutes, and four', async ({
  designer,
  page,
}, testInfo) => {
  await designer.open();
  const agent = testInfo.outputPath('sample.agent.json');
  await writeFile(agent, await designer.exportedText('.agent.json'));
  const ways = await openComparison(designer, page);

  await expect(callsInTwoMinutes(ways, 'No wait')).toHaveText('50');
  await expect(callsInTwoMinutes(ways, 'Wait before the call')).toHaveText('4');

  const markdown = await textOf(await saved(page, ways, 'Report as Markdown'));
  const html = await textOf(await saved(page, ways, 'Report as HTML'));
  expect(markdown).toMatch(/^\| No wait \([^|]*\) \| 50 \|/m);
  expect(markdown).toMatch(/^\| Wait before the call, your settings \([^|]*\) \| 4 \|/m);
  expect(html).toMatch(/<th scope="row">No wait [^<]*<\/th><td>50<\/td>/);
  expect(html).not.toMatch(/<script|<link|src=/);

  for (const [way, calls] of [
    ['no-interval', 50],
    ['wait-before-call', 4],
  ] as const) {
    const { metrics } = JSON.parse(await stepwright('simulate', agent, '--way', way, '--json')) as {
      metrics: { tools: Record<string, { callsInFirstTwoMinutes: number }> };
    };
    expect(metrics.tools[TOOL]?.callsInFirstTwoMinutes).toBe(calls);
  }
  const again = { md: testInfo.outputPath('again.md'), html: testInfo.outputPath('again.html') };
  await stepwright('compare', agent, '--md', again.md, '--html', again.html);
  expect(await readFile(again.md, 'utf8')).toBe(markdown);
  expect(await readFile(again.html, 'utf8')).toBe(html);
});

test('a price of one’s own changes every figure without a run, and is still there on the next visit', async ({
  designer,
  page,
}) => {
  const ways = await openComparison(designer, page);
  const loop = ways.getByRole('row', { name: /^Loop in the machine/ });
  await expect(loop).toContainText('$42.07');

  await page.getByRole('tab', { name: 'Prices' }).click();
  const prices = page.getByRole('region', { name: 'Prices' });
  await prices.getByLabel('Model, tokens in, US dollars').fill('0');
  await prices.getByLabel('Model, tokens out, US dollars').fill('0');
  await prices.getByLabel('Region').selectOption('sa-east-1');
  await prices.getByRole('switch').click();
  await expect(prices).toContainText('that of this region is not known');
  await expectAccessible(page);

  await page.getByRole('tab', { name: 'Ways to wait' }).click();
  await expect(loop).toContainText('$3.55'); // 94 transitions at 0.0375 for 1,000, and 0.03 for Lambda
  await ways.getByRole('button', { name: 'Lines of Loop in the machine' }).click();
  await expect(ways).toContainText('Of it free in a month without other use');
  await expect(page.getByRole('button', { name: 'Run again' })).toBeVisible(); // nothing runs

  await page.reload();
  await openComparison(designer, page);
  await expect(loop).toContainText('$3.55');
  await page.getByRole('tab', { name: 'Prices' }).click();
  await prices.getByRole('button', { name: 'Reset all to list prices' }).click();
  await expect(prices.getByLabel('Model, tokens in, US dollars')).toHaveValue('3');
});

test('an interval is taken from the chart with the keyboard, in one step of undo; its pictures are saved', async ({
  designer,
  page,
}) => {
  await openComparison(designer, page);
  const tab = page.getByRole('tab', { name: 'Ways to wait' });
  await tab.focus();
  await page.keyboard.press('ArrowRight');
  await page.getByRole('tab', { name: 'Interval' }).click();
  const sweep = page.getByRole('region', { name: 'What the interval costs, and how late it sees the end' });
  await expect(sweep).toContainText('is the fairest trade');
  await expectAccessible(page);

  const svg = await textOf(await saved(page, sweep, 'SVG'));
  expect(svg).toMatch(
    /^<\?xml[^>]*>\n<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" role="img" aria-label="Cost of 1,000 runs/,
  );
  expect(svg).toContain('>30 s</text>');
  const png = await readFile(await (await saved(page, sweep, 'PNG')).path());
  expect(png.subarray(0, 8)).toEqual(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]));
  expect(png.readUInt32BE(16)).toBe(2 * 760); // twice the width of the drawing

  await sweep.getByRole('button', { name: /^Use 1 min:/ }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Run again' })).toBeVisible({ timeout: LONG });
  await expect(sweep.getByRole('button', { name: /^Use 1 min:/ })).toHaveAttribute('aria-pressed', 'true');
  await sweep.getByRole('radio', { name: 'As a table' }).click();
  await expect(sweep.getByRole('row', { name: /^1 min in use/ })).toBeVisible();

  await page.getByRole('button', { name: 'Back to design' }).click();
  await page.getByRole('button', { name: /^Undo/ }).click();
  await designer.node(TOOL).click();
  await expect(designer.field('Interval')).toHaveValue('30');
});

test('a million runs are answered at once, against quotas that can be changed', async ({ designer, page }) => {
  await openComparison(designer, page);
  await page.getByRole('tab', { name: 'Fleet' }).click();
  const fleet = page.getByRole('region', { name: `Many runs at once, waiting with ${TOOL}` });
  await fleet.getByLabel('Runs', { exact: true }).fill('1,000,000');
  await page.keyboard.press('Enter');

  await expect(fleet).toContainText('1,000,000 runs started within 10 min call the tool', { timeout: LONG });
  await expect(fleet.getByRole('row', { name: /^Starts/ })).toContainText('throttled');
  await expect(fleet.getByRole('columnheader', { name: 'Without an interval' })).toBeVisible({ timeout: LONG });
  await fleet.getByText('Quotas of the account').click();
  await fleet.getByLabel('Starts a second').fill('none');
  await page.keyboard.press('Enter');
  await expect(fleet.getByLabel('Starts a second')).toHaveAttribute('aria-invalid', 'true');
  await expectAccessible(page);

  await fleet.getByLabel('Lambda calls at once').fill('3,000');
  await page.keyboard.press('Enter');
  await page.getByRole('tab', { name: 'Prices' }).click();
  await page.getByRole('region', { name: 'Prices' }).getByLabel('Region').selectOption('eu-west-3');
  await page.getByRole('tab', { name: 'Fleet' }).click();
  await expect(fleet).toContainText('the defaults of eu-west-3, the region chosen under Prices');
  await fleet.getByText('Quotas of the account').click();
  await expect(fleet.getByLabel('Starts a second')).toHaveValue('150');
  await expect(fleet.getByLabel('Lambda calls at once')).toHaveValue('3,000');
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`the comparison fits without scrolling sideways, and is accessible, in the ${colorScheme} theme`, async ({
    designer,
    page,
  }) => {
    await page.emulateMedia({ colorScheme });
    const ways = await openComparison(designer, page);
    await ways.getByRole('button', { name: 'Lines of No wait' }).press('Enter');
    await expect(ways).toContainText('Tokens the model reads');
    await expectAccessible(page);

    await page.getByRole('tab', { name: 'Interval' }).click();
    await expect(page.getByRole('button', { name: /^Use 1 min:/ })).toBeVisible();
    await expectAccessible(page);

    await page.getByRole('tab', { name: 'Fleet' }).click();
    await expect(page.getByRole('columnheader', { name: 'Without an interval' })).toBeVisible({ timeout: LONG });
    await page.getByText('Quotas of the account').click();
    await page.getByLabel('Starts a second').fill('none');
    await page.keyboard.press('Enter');
    await expect(page.getByLabel('Starts a second')).toHaveAttribute('aria-invalid', 'true');
    await expectAccessible(page);

    await page.getByRole('tab', { name: 'Prices' }).click();
    const prices = page.getByRole('region', { name: 'Prices' });
    await prices.getByLabel('Region').selectOption('sa-east-1');
    await prices.getByLabel('Model, tokens in, US dollars').fill('many');
    await page.keyboard.press('Enter');
    await expect(prices).toContainText('that of this region is not known');
    await expectAccessible(page);

    for (const width of [1440, 1024]) {
      await page.setViewportSize({ width, height: 768 });
      for (const name of ['Ways to wait', 'Interval', 'Fleet', 'Prices']) {
        await page.getByRole('tab', { name, exact: true }).click();
        const main = page.locator('.simulation-main');
        await expect
          .poll(() => main.evaluate((area) => area.scrollWidth - area.clientWidth), `${name} at ${width}`)
          .toBeLessThanOrEqual(0);
      }
    }
  });
}
