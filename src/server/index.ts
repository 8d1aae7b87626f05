export { defaultDataDir } from './dataDir';
export { DEFAULT_PORT, startServer, type RunningServer, type ServerOptions } from './startServer';
