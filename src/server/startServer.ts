import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createRelay, type Relay } from '../aws/relay';
import { err, ok, type Result } from '../core/base';
import { listen } from './listen';
import { openSandbox, type OpenSandbox } from './openSandbox';
import { isOurHost, loopbackHosts, originsOf } from './sameOrigin';
import { sendText } from './sendText';
import { isForRelay, serveRelay } from './serveRelay';
import { isForSandbox, serveSandbox } from './serveSandbox';
import { newRelayToken, serveSession, SESSION_PATH } from './session';
import { createAssetReader, serveStatic, type AssetReader } from './staticFiles';

export const DEFAULT_PORT = 4400;

/** How long requests under way may take to finish once the server was told to stop. */
const SHUTDOWN_GRACE_MS = 3_000;

export interface ServerOptions {
  /** Folder of the built page (`dist/app`). */
  readonly appDir: string;
  /** Folder in which the sandbox keeps its state machines; made if missing. */
  readonly dataDir: string;
  /** Without one, {@link DEFAULT_PORT} or the next free one; 0 lets the system choose. */
  readonly port?: number;
  /** Loopback only: the relay and the sandbox trust whoever can reach them. */
  readonly host?: '127.0.0.1' | '::1';
  /** Where the relay sends requests instead of to AWS: an emulator, or a server of the tests. */
  readonly awsEndpoint?: string;
  /** Called with a failure of ours that no client can be told about. */
  readonly onInternalError?: (error: unknown) => void;
}

export interface RunningServer {
  /** Address to open in a browser, and to give to `--endpoint-url`. */
  readonly url: string;
  readonly port: number;
  /** Sentences about what was found damaged at start. */
  readonly notices: readonly string[];
  /** Stops accepting, lets requests under way finish for a few seconds, then closes the store. */
  stop(): Promise<void>;
}

/** Starts the local server: the page, the relay to AWS and the sandbox on one loopback port. The failure is a sentence. */
export async function startServer(options: ServerOptions): Promise<Result<RunningServer, string>> {
  const host = options.host ?? '127.0.0.1';
  const readAsset = createAssetReader(options.appDir);
  const onInternalError = options.onInternalError ?? ignore;
  const opened = await openSandbox(options.dataDir, onInternalError);
  if (!opened.ok) return opened;
  const { sandbox, notices } = opened.value;
  const token = newRelayToken();
  const relay = createRelay({
    policy: () => ({ origins: originsOf(state.hosts), token }),
    upstream: options.awsEndpoint,
    now: Date.now,
  });
  const state: RouterState = { hosts: [], token, readAsset, sandbox, relay };

  const server = createServer((request, response) => {
    route(request, response, state).catch((error: unknown) => {
      onInternalError(error);
      if (response.headersSent) response.destroy();
      else sendText(response, 500, 'The server failed to answer.');
    });
  });

  const listening = await listen(server, {
    host,
    port: options.port ?? DEFAULT_PORT,
    mayMove: options.port === undefined,
  });
  if (!listening.ok) {
    await opened.value.close();
    return err(listening.error);
  }
  const port = listening.value;
  state.hosts = loopbackHosts(port);
  return ok({
    url: `http://${host === '::1' ? '[::1]' : host}:${port}`,
    port,
    notices,
    stop: async () => {
      await stopServer(server);
      await opened.value.close();
    },
  });
}

interface RouterState {
  hosts: readonly string[];
  readonly token: string;
  readonly readAsset: AssetReader;
  readonly sandbox: OpenSandbox['sandbox'];
  readonly relay: Relay;
}

async function route(request: IncomingMessage, response: ServerResponse, state: RouterState): Promise<void> {
  if (!isOurHost(request.headers, state.hosts)) {
    sendText(response, 421, 'This server answers only to its loopback address.');
    return;
  }
  if (request.url === SESSION_PATH) {
    serveSession(request, response, state);
    return;
  }
  if (isForRelay(request)) {
    await serveRelay(request, response, state.relay);
    return;
  }
  if (isForSandbox(request)) {
    await serveSandbox(request, response, state);
    return;
  }
  await serveStatic(request, response, state.readAsset);
}

function ignore(): void {
  // Without a listener there is nobody to tell; the client has had its 500.
}

function stopServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const force = setTimeout(() => server.closeAllConnections(), SHUTDOWN_GRACE_MS);
    server.close(() => {
      clearTimeout(force);
      resolve();
    });
    server.closeIdleConnections();
  });
}
