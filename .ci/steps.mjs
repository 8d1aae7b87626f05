// Runs named steps and prints what failed, with its output; quiet about what passed.
import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';

const root = new URL('..', import.meta.url);

/** Runs a command; resolves to whether it succeeded. Its output is shown when it fails, or as it comes if `show` is set. */
export function step(name, command, args, { show = false, env = {} } = {}) {
  const started = Date.now();
  const child = spawn(command, args, {
    cwd: root,
    env: { ...process.env, ...env, FORCE_COLOR: '0' },
    stdio: ['ignore', show ? 'inherit' : 'pipe', show ? 'inherit' : 'pipe'],
    shell: process.platform === 'win32',
  });
  const output = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => output.push(chunk));
  return new Promise((resolve) => {
    const end = (passed) => {
      console.log(`${passed ? 'ok  ' : 'FAIL'} ${name} (${((Date.now() - started) / 1000).toFixed(1)} s)`);
      if (!passed && output.length > 0) console.log(Buffer.concat(output).toString('utf8').trim());
      resolve(passed);
    };
    child.once('error', (error) => {
      output.push(Buffer.from(error.message));
      end(false);
    });
    child.once('close', (status) => end(status === 0));
  });
}

/** Runs steps that do not touch each other's files, as many at a time as there are cores; resolves to their outcomes. */
export async function sideBySide(steps) {
  const outcomes = [];
  const waiting = steps.entries();
  const lane = async () => {
    for (const [index, [name, command, args]] of waiting) outcomes[index] = await step(name, command, args);
  };
  await Promise.all(Array.from({ length: availableParallelism() }, lane));
  return outcomes;
}

/** Prints the closing line and ends the process accordingly. */
export function close(passed, failed) {
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
}
