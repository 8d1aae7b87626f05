import { homedir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { DEFAULT_PORT, defaultDataDir, startServer } from '../server';
import { EXIT, UsageError, type Command } from './command';

export const serveCommand: Command = {
  usage: 'serve [--port <number>] [--data-dir <folder>] [--aws-endpoint <url>]',
  summary: `Serves the designer, the relay to AWS and the sandbox on 127.0.0.1:${DEFAULT_PORT}, or the next free port.`,
  details: `  --port          0 takes any free port; ${DEFAULT_PORT} and those after it are tried unless given
  --data-dir      where the sandbox keeps its state machines and executions
  --aws-endpoint  where requests to AWS are forwarded instead, for tests

Prints the address and runs until Ctrl-C.
Exit codes: 0 stopped, 1 it could not start, 2 wrong usage.`,
  run: serve,
};

async function serve(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      port: { type: 'string' },
      'data-dir': { type: 'string' },
      'app-dir': { type: 'string' },
      'aws-endpoint': { type: 'string' },
    },
  });
  const port = values.port === undefined ? undefined : Number(values.port);
  if (port !== undefined && !(Number.isInteger(port) && port >= 0 && port <= 65_535)) {
    throw new UsageError(`--port takes a number from 0 to 65535, not "${values.port ?? ''}".`);
  }
  const awsEndpoint = values['aws-endpoint'];
  if (awsEndpoint !== undefined && !URL.canParse(awsEndpoint)) {
    throw new UsageError(`--aws-endpoint takes a URL such as http://127.0.0.1:5000, not "${awsEndpoint}".`);
  }
  const dataDir =
    values['data-dir'] ?? defaultDataDir({ platform: process.platform, homeDir: homedir(), env: process.env });

  const started = await startServer({
    appDir: values['app-dir'] ?? defaultAppDir(import.meta.dirname),
    dataDir: path.resolve(dataDir),
    ...(port === undefined ? {} : { port }),
    // For an emulator such as moto; the page signs for AWS all the same.
    ...(awsEndpoint === undefined ? {} : { awsEndpoint }),
    onInternalError: (error) => console.error(error),
  });
  if (!started.ok) {
    console.error(started.error);
    return EXIT.problems;
  }
  const stopped = stopSignal();
  for (const notice of started.value.notices) console.error(notice);
  console.log(`Stepwright is at ${started.value.url} (sandbox data in ${path.resolve(dataDir)}). Ctrl+C stops it.`);
  await stopped;
  await started.value.stop();
  return EXIT.ok;
}

/** Folder of the built page: `dist/app`, seen from `dist/node` (built) or `src/cli` (run from source). */
function defaultAppDir(here: string): string {
  return path.resolve(here, '..', '..', 'dist', 'app');
}

function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    process.once('SIGINT', () => resolve());
    process.once('SIGTERM', () => resolve());
  });
}
