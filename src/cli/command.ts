/** One thing the command line can do: its name on the command line, its help text, and what runs it. */
export interface Command {
  readonly usage: string;
  readonly summary: string;
  /** @returns the exit code; a command that keeps running resolves when it ends. */
  run(args: readonly string[]): Promise<number>;
}
