#!/usr/bin/env node
import type { Command } from './command';
import { serveCommand } from './serve';

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
  try {
    return await command.run(args);
  } catch (error) {
    // What `parseArgs` says of an unknown option is a sentence already.
    if (!(error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')))
      throw error;
    console.error(`${error.message}\n\nUsage: stepwright ${command.usage}`);
    return 2;
  }
}

function helpText(): string {
  const lines = Object.values(commands).map(({ usage, summary }) => `  stepwright ${usage}\n      ${summary}`);
  return `Usage:\n${lines.join('\n')}`;
}
