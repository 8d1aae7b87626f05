import path from 'node:path';

/** The parts of the machine that decide where a program keeps its data. */
export interface DataDirEnvironment {
  readonly platform: NodeJS.Platform;
  readonly homeDir: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/**
 * Where the sandbox keeps its state machines unless told otherwise: `$XDG_DATA_HOME/stepwright` or `~/.local/share/stepwright`,
 * `~/Library/Application Support/stepwright` on macOS, `%LOCALAPPDATA%\stepwright` on Windows.
 *
 * @see XDG Base Directory Specification: a relative `$XDG_DATA_HOME` is invalid and ignored
 */
export function defaultDataDir({ platform, homeDir, env }: DataDirEnvironment): string {
  if (platform === 'win32') {
    return path.win32.join(env.LOCALAPPDATA ?? path.win32.join(homeDir, 'AppData', 'Local'), 'stepwright');
  }
  if (env.XDG_DATA_HOME !== undefined && path.posix.isAbsolute(env.XDG_DATA_HOME)) {
    return path.posix.join(env.XDG_DATA_HOME, 'stepwright');
  }
  if (platform === 'darwin') return path.posix.join(homeDir, 'Library', 'Application Support', 'stepwright');
  return path.posix.join(homeDir, '.local', 'share', 'stepwright');
}
