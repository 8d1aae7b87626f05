// npm run check: the fast loop. Types, lint, import direction, dead code, bundle budget, lock file, unit tests (unless `npm test` has just
// run the same ones, as in .ci/run).
import { readFileSync } from 'node:fs';
import { close, sideBySide, step } from './steps.mjs';

const lock = readFileSync(new URL('../package-lock.json', import.meta.url), 'utf8');
// The longest first: the others fill the time beside it.
const outcomes = await sideBySide([
  ['lint', 'npx', ['eslint', '--max-warnings', '0', '.']],
  ['types of core', 'npx', ['tsc', '-p', 'src/core']],
  ['types', 'npx', ['tsc', '-p', '.']],
  ['format', 'npx', ['prettier', '--check', '--log-level', 'warn', '.']],
  ['import direction', 'npx', ['depcruise', '--config', '.dependency-cruiser.cjs', 'src']],
  ['dead code', 'npx', ['knip']],
  ['bundle budget', 'node', ['.ci/bundleBudget.mjs']],
]);
if (process.env.UNIT_TESTS_RAN === '1') console.log('--   unit tests: npm test ran them');
else outcomes.push(await step('unit tests', 'npx', ['vitest', 'run']));
const hosts = lock.match(/"resolved": "[^"]*"/g) ?? [];
console.log(`${hosts.length === 0 ? 'ok  ' : 'FAIL'} lock file names no registry host`);
outcomes.push(hosts.length === 0);

close(outcomes.filter(Boolean).length, outcomes.filter((passed) => !passed).length);
