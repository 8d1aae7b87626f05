/** One thing the command line can do. */
export interface Command {
  /** After the program's name: `validate FILE… [--json]`. */
  readonly usage: string;
  /** One line for the list of commands. */
  readonly summary: string;
  /** What `--help` says below the usage: options, exit codes. */
  readonly details: string;
  /** @returns the exit code; a command that keeps running resolves when it ends. */
  run(args: readonly string[]): Promise<number>;
}

/** Exit codes of every command. */
export const EXIT = {
  ok: 0,
  /** The work was done and what it looked at is not in order. */
  problems: 1,
  /** The command was not understood, or a file cannot be read. */
  usage: 2,
  /** Ended by Ctrl-C, as shells count it: 128 + SIGINT. */
  interrupted: 130,
} as const;

/** Something the person at the command line can mend; ends the command with {@link EXIT.usage} and this sentence. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
