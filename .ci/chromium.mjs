// Finds a Chromium for the browser tests, or installs one. Never skips silently: without one it throws a sentence naming the ways out.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';

/** Path of a Chromium that is there already, or null. */
export function findChromium() {
  const named = process.env.CHROMIUM_PATH;
  if (named !== undefined && named !== '') {
    if (existsSync(named)) return named;
    throw new Error(`CHROMIUM_PATH is ${named}, but there is no such file.`);
  }
  // Playwright names a path even if nothing is there.
  if (existsSync(chromium.executablePath())) return chromium.executablePath();
  for (const name of ['chromium', 'chromium-browser', 'google-chrome']) {
    const which = spawnSync(process.platform === 'win32' ? 'where' : 'which', [name], { encoding: 'utf8' });
    const path = which.stdout?.trim().split('\n')[0];
    if (which.status === 0 && path) return path;
  }
  return null;
}

/** Path of a Chromium, installed first if need be. */
export function ensureChromium() {
  const found = findChromium();
  if (found !== null) return found;
  const ways = [
    ['npx', ['playwright', 'install', 'chromium'], 120_000],
    ...(process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')
      ? [
          [
            'sh',
            ['-c', 'apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium fonts-liberation'],
            600_000,
          ],
        ]
      : []),
  ];
  for (const [command, args, timeout] of ways) {
    console.error(`Looking for a browser: ${command} ${args.join(' ')}`);
    spawnSync(command, args, { stdio: ['ignore', 'ignore', 'ignore'], timeout });
    const installed = findChromium();
    if (installed !== null) return installed;
  }
  throw new Error(
    'The browser tests need a Chromium. Run `npx playwright install chromium`, or install the package `chromium`, or set CHROMIUM_PATH.',
  );
}
