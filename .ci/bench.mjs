// npm run bench [name…]: every benchmark, or those whose path contains a name. Each prints ratios measured side by side in one run.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureChromium } from './chromium.mjs';
import { step } from './steps.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const names = process.argv.slice(2);
const wanted = (file) => names.length === 0 || names.some((name) => file.includes(name));
const files = ['src', 'e2e/bench'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true })
    .map((file) => join(folder, file))
    .filter((file) => file.endsWith('.bench.ts') && wanted(file)),
);

const CHROMIUM_PATH = ensureChromium();
const outcomes = [];
if (names.length === 0) outcomes.push(await step('initial JS', 'node', ['.ci/bundleBudget.mjs'], { show: true }));
if (files.some((file) => file.startsWith('e2e'))) outcomes.push(await step('build', 'npm', ['run', '-s', 'build']));
for (const file of files.sort()) {
  console.log(`\n${file}`);
  outcomes.push(await step(file, 'npx', ['tsx', file], { show: true, env: { CHROMIUM_PATH } }));
}
process.exitCode = outcomes.length > 0 && outcomes.every(Boolean) ? 0 : 1;
