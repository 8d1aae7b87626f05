#!/usr/bin/env node
import { serveCommand } from './serve';

/** One thing the command line can do: its name on the command line, its help text, and what runs it. */
export interface Command {
  readonly usage: string;
  readonly summary: string;
  /** @returns the exit code; a command that keeps running resolves when it ends. */
  run(args: readonly string[]): Promise<number>;
}

const commands: Readonly<Record<string, Command>> = {
  serve: serveCommand,
};

process.exitCode = await main(process.argv.slice(2));

async function main([name, ...args]: readonly string[]): Promise<number> {
  if (name === undefined || name === 'help' || name === '--help' || name === '-h') {
    console.log(helpText());
    return 0;
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (command === undefined) {
    console.error(`There is no command "${name}".\n\n${helpText()}`);
    return 2;
  }
  return command.run(args);
}

function helpText(): string {
  const lines = Object.values(commands).map(({ usage, summary }) => `  stepwright ${usage}\n      ${summary}`);
  return `Usage:\n${lines.join('\n')}`;
}
