// npm run screenshots: the README's pictures, made from the built app.
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { launchBrowser, serveApp } from '../bench/pages';
import { Designer } from '../drivers/designer';

interface Picture {
  readonly file: string;
  readonly theme: 'light' | 'dark';
  readonly show: (designer: Designer, page: Page) => Promise<void>;
}

const pictures: readonly Picture[] = [
  {
    file: 'designer.png',
    theme: 'light',
    show: async (designer) => {
      await designer.node('monitor_batch_execution').click();
      await designer.code.waitFor();
    },
  },
  {
    file: 'states.png',
    theme: 'dark',
    show: async (designer, page) => {
      await designer.node('monitor_batch_execution').click();
      await designer.code.waitFor();
      await page.getByRole('radio', { name: 'States' }).click();
      await page.getByRole('button', { name: 'Fit the graph' }).click();
    },
  },
  {
    file: 'problems.png',
    theme: 'light',
    show: async (designer, page) => {
      await designer.node('monitor_batch_execution').click();
      await designer.field('Interval').fill('0');
      await page
        .getByRole('tab', { name: /Problems/ })
        .last()
        .click();
    },
  },
  {
    file: 'simulation.png',
    theme: 'light',
    show: async (designer, page) => {
      await designer.canvas.waitFor();
      await page.getByRole('button', { name: 'Simulate' }).click();
      await page.getByRole('row', { name: /^Callback/ }).waitFor({ timeout: 120_000 });
    },
  },
  {
    file: 'replay.png',
    theme: 'dark',
    show: async (designer, page) => {
      await designer.canvas.waitFor();
      await page.getByRole('button', { name: 'Simulate' }).click();
      await page.getByRole('tab', { name: 'Graph' }).click();
      const playhead = page.getByRole('slider', { name: 'Playhead' });
      await playhead.press('Home');
      for (let press = 0; press < 6; press += 1) await playhead.press('PageUp');
    },
  },
  {
    file: 'deploy.png',
    theme: 'light',
    show: async (designer, page) => {
      await designer.canvas.waitFor();
      await page.getByRole('button', { name: 'Deploy', exact: true }).click();
      await page.getByRole('heading', { name: /^Create/ }).waitFor();
    },
  },
];

const app = await serveApp();
const browser = await launchBrowser();
try {
  for (const { file, theme, show } of pictures) {
    const page = await browser.newPage({
      viewport: { width: 1440, height: 900 },
      colorScheme: theme,
      reducedMotion: 'reduce',
    });
    const designer = new Designer(page);
    await page.goto(app.url);
    await designer.canvas.waitFor();
    await show(designer, page);
    await page.waitForTimeout(1_000);
    await page.screenshot({ path: join(import.meta.dirname, file) });
    await page.close();
    console.log(file);
  }
} finally {
  await browser.close();
  await app.close();
}
