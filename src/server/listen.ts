import type { Server } from 'node:http';
import { err, ok, type Result } from '../core/base';

/** How many ports after the default one are tried when it is taken. */
const PORTS_TRIED = 20;

export interface ListenOptions {
  readonly host: string;
  /** Port to start at; 0 lets the system choose. */
  readonly port: number;
  /** Whether a taken port may be replaced by the next free one: yes for the default port, no for one somebody asked for. */
  readonly mayMove: boolean;
}

/** Starts listening; the result is the port, or a sentence that says why not and what to do. */
export async function listen(server: Server, { host, port, mayMove }: ListenOptions): Promise<Result<number, string>> {
  const last = mayMove ? port + PORTS_TRIED : port;
  for (let candidate = port; candidate <= last; candidate++) {
    const failure = await tryListen(server, host, candidate);
    if (failure === undefined) return ok(portOf(server));
    if (failure.code !== 'EADDRINUSE') return err(sentenceFor(failure, host, candidate));
  }
  const which = last === port ? `Port ${port} is` : `Ports ${port} to ${last} are`;
  return err(`${which} in use. Stop the other program, or choose another port with --port.`);
}

function tryListen(server: Server, host: string, port: number): Promise<NodeJS.ErrnoException | undefined> {
  return new Promise((resolve) => {
    const onError = (error: NodeJS.ErrnoException): void => {
      server.off('listening', onListening);
      resolve(error);
    };
    const onListening = (): void => {
      server.off('error', onError);
      resolve(undefined);
    };
    server.once('error', onError);
    server.once('listening', onListening);
    server.listen({ host, port });
  });
}

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server listens on no port.');
  return address.port;
}

function sentenceFor(error: NodeJS.ErrnoException, host: string, port: number): string {
  return error.code === 'EACCES'
    ? `This user may not listen on port ${port}. Choose one above 1023 with --port.`
    : `Cannot listen on ${host}:${port}: ${error.message}.`;
}
