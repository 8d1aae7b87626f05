import { describe, expect, it } from 'vitest';
import { defaultDataDir } from './dataDir';

describe('default data directory', () => {
  it('follows XDG on Linux', () => {
    expect(defaultDataDir({ platform: 'linux', homeDir: '/home/a', env: {} })).toBe('/home/a/.local/share/stepwright');
    expect(defaultDataDir({ platform: 'linux', homeDir: '/home/a', env: { XDG_DATA_HOME: '/data' } })).toBe(
      '/data/stepwright',
    );
  });

  it('ignores a relative XDG_DATA_HOME, which the specification calls invalid', () => {
    expect(defaultDataDir({ platform: 'linux', homeDir: '/home/a', env: { XDG_DATA_HOME: 'data' } })).toBe(
      '/home/a/.local/share/stepwright',
    );
  });

  it('uses the platform folder on macOS and Windows', () => {
    expect(defaultDataDir({ platform: 'darwin', homeDir: '/Users/a', env: {} })).toBe(
      '/Users/a/Library/Application Support/stepwright',
    );
    expect(defaultDataDir({ platform: 'win32', homeDir: 'C:\\Users\\a', env: {} })).toBe(
      'C:\\Users\\a\\AppData\\Local\\stepwright',
    );
  });
});
