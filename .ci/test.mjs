// npm test: builds, then runs unit, component and end-to-end tests, and closes with one line for both runners.
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { ensureChromium } from './chromium.mjs';
import { close, step } from './steps.mjs';

const results = new URL('../test-results/', import.meta.url);
rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });
const report = (name) => new URL(name, results).pathname;

let passed = 0;
let failed = 0;
const browser = ensureChromium();
if (await step('build', 'npm', ['run', '-s', 'build'])) passed += 1;
else failed += 1;

await step(
  'unit and component tests',
  'npx',
  ['vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${report('unit.json')}`],
  { show: true },
);
count('unit and component tests', 'unit.json', (unit) => [
  unit.numPassedTests,
  unit.numFailedTests + unit.numFailedTestSuites * (unit.numFailedTests === 0),
]);

await step('end-to-end tests', 'npx', ['playwright', 'test', '--reporter=line,json'], {
  show: true,
  env: { CHROMIUM_PATH: browser, PLAYWRIGHT_JSON_OUTPUT_NAME: report('e2e.json') },
});
count('end-to-end tests', 'e2e.json', ({ stats, errors }) => [
  stats.expected,
  stats.unexpected + stats.flaky + errors.length,
]);

close(passed, failed);

/** Adds a runner's numbers; a report that is missing or empty is a failure. */
function count(name, file, read) {
  try {
    const [ran, broke] = read(JSON.parse(readFileSync(report(file), 'utf8')));
    passed += ran;
    failed += broke;
    if (ran + broke === 0) throw new Error('no test ran');
  } catch (error) {
    console.log(`FAIL ${name}: ${error.message}`);
    failed += 1;
  }
}
