// Runs named steps one after the other and prints what failed, with its output; quiet about what passed.
import { spawnSync } from 'node:child_process';

const root = new URL('..', import.meta.url);

/** Runs a command; returns whether it succeeded. Its output is shown when it fails, or always if `show` is set. */
export function step(name, command, args, { show = false, env = {} } = {}) {
  const started = Date.now();
  const run = spawnSync(command, args, {
    cwd: root,
    env: { ...process.env, ...env, FORCE_COLOR: '0' },
    stdio: show ? 'inherit' : 'pipe',
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    shell: process.platform === 'win32',
  });
  const passed = run.status === 0;
  console.log(`${passed ? 'ok  ' : 'FAIL'} ${name} (${((Date.now() - started) / 1000).toFixed(1)} s)`);
  if (!passed && !show) console.log(`${run.stdout ?? ''}${run.stderr ?? ''}`.trim());
  if (run.error) console.log(run.error.message);
  return passed;
}

/** Prints the closing line and ends the process accordingly. */
export function close(passed, failed) {
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
}
