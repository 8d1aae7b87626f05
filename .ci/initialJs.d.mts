/** A page built in memory. */
export interface BuiltPage {
  readonly chunks: ReadonlyMap<string, { readonly code: string }>;
  /** File names of the chunks that the first load brings. */
  readonly initial: readonly string[];
}

export function buildPage(folder: string, configFile: string | false): Promise<BuiltPage>;
export function gzipBytes(page: BuiltPage, names: readonly string[]): number;
export function modulesOf(page: BuiltPage, names: readonly string[]): string[];
