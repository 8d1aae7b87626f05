import { execFile, spawnSync } from 'node:child_process';
import { promisify } from 'node:util';

/**
 * Whether Python has all of these modules. Tests that need them are files of their own (`*.python.test.ts`) and say so when they are not run;
 * `pip install boto3 awscli 'moto[server]'` makes them run.
 */
export function hasPythonModules(...modules: readonly string[]): boolean {
  const { status } = spawnSync('python3', [
    '-c',
    `import importlib.util as u; [u.find_spec(m) or exit(1) for m in ${JSON.stringify(modules)}]`,
  ]);
  return status === 0;
}

/** Title of the test that stands for those which were not run. */
export function notRun(...modules: readonly string[]): string {
  return `not run: python3 has no ${modules.join(', ')} here`;
}

const run = promisify(execFile);

/** Runs Python with credentials that belong to nobody, and nothing of the user's AWS configuration. */
export async function runPython(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<string> {
  const { stdout } = await run('python3', [...args], { env: { ...process.env, ...cleanAwsEnvironment, ...env } });
  return stdout;
}

const cleanAwsEnvironment = {
  AWS_ACCESS_KEY_ID: 'AKIATESTTESTTESTTEST',
  AWS_SECRET_ACCESS_KEY: 'test',
  AWS_DEFAULT_REGION: 'eu-west-1',
  AWS_CONFIG_FILE: '/nonexistent',
  AWS_SHARED_CREDENTIALS_FILE: '/nonexistent',
  AWS_EC2_METADATA_DISABLED: 'true',
  AWS_PAGER: '',
};
