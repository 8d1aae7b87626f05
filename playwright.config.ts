import { defineConfig } from '@playwright/test';
import { findChromium } from './.ci/chromium.mjs';

const PORT = 4417;
const chromium = findChromium();

/** Journeys run against the built app on the real local server, one at a time: the machine may be small. */
export default defineConfig({
  testDir: 'e2e/journeys',
  outputDir: 'test-results/e2e',
  workers: 1,
  // Generous: a machine that others use as well may be five times slower, and what passes does not wait.
  timeout: 360_000,
  expect: { timeout: 30_000 },
  forbidOnly: true,
  use: {
    baseURL: `http://127.0.0.1:${PORT}`,
    viewport: { width: 1440, height: 900 },
    acceptDownloads: true,
    screenshot: 'only-on-failure',
    permissions: ['clipboard-read', 'clipboard-write'],
    launchOptions: {
      ...(chromium !== null && { executablePath: chromium }),
      args: [
        '--no-sandbox',
        '--disable-dev-shm-usage',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
        '--disable-quic',
      ],
    },
  },
  webServer: {
    command: `node dist/node/stepwright.js serve --port ${PORT} --data-dir test-results/data`,
    url: `http://127.0.0.1:${PORT}`,
    reuseExistingServer: false,
  },
});
