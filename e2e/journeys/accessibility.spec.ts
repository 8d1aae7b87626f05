import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import type { Designer } from '../drivers/designer';
import { expect, test } from '../drivers/test';

/** Each screen, and how a person gets there. */
const screens: Readonly<Record<string, (designer: Designer, page: Page) => Promise<void>>> = {
  'the agent with a tool that waits': async (designer) => {
    await designer.node('monitor_batch_execution').click();
    await expect(designer.code).toBeVisible();
  },
  'the states': async (designer, page) => {
    await designer.node('monitor_batch_execution').click();
    await page.getByRole('radio', { name: 'States' }).click();
    await expect(designer.node('Wait Before monitor_batch_execution')).toBeVisible();
  },
  'an agent with problems': async (designer, page) => {
    await designer.node('monitor_batch_execution').click();
    await designer.field('Interval').fill('0');
    await page
      .getByRole('tab', { name: /Problems/ })
      .last()
      .click();
    await expect(page.getByRole('tabpanel').last()).toContainText('interval');
  },
  'the settings of the agent': async (designer) => {
    await expect(designer.inspector).toContainText('Agent');
  },
  'the first question': async (_designer, page) => {
    await page.keyboard.press('n');
    await expect(page.getByRole('button', { name: /A batch job/ })).toBeVisible();
  },
  'open or paste': async (_designer, page) => {
    await page.keyboard.press('Control+o');
    await expect(page.getByRole('dialog')).toBeVisible();
  },
  'the export': async (_designer, page) => {
    await page.keyboard.press('Control+e');
    await expect(page.getByRole('dialog')).toBeVisible();
  },
  'every command': async (_designer, page) => {
    await page.keyboard.press('Control+k');
    await expect(page.getByRole('dialog')).toBeVisible();
  },
  'the shortcuts': async (_designer, page) => {
    await page.keyboard.press('?');
    await expect(page.getByRole('dialog')).toBeVisible();
  },
};

for (const theme of ['light', 'dark'] as const) {
  test.describe(`in the ${theme} theme`, () => {
    test.use({ colorScheme: theme, contextOptions: { reducedMotion: 'reduce' } });

    for (const [name, go] of Object.entries(screens)) {
      test(`axe finds nothing on ${name}`, async ({ designer, page }) => {
        await designer.open();
        await go(designer, page);
        await expect(designer.code).toBeAttached();

        const { violations } = await new AxeBuilder({ page }).analyze();

        expect(
          violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`),
        ).toEqual([]);
      });
    }
  });
}
