#!/usr/bin/env node
import { EXIT, UsageError, type Command } from './command';
import { compareCommand } from './compare';
import { compileCommand } from './compile';
import { conformanceCommand } from './conformance';
import { fleetCommand } from './fleet';
import { endQuietlyOnClosedPipe } from './output';
import { serveCommand } from './serve';
import { simulateCommand } from './simulate';
import { testCommand } from './test';
import { validateCommand } from './validate';

const commands: Readonly<Record<string, Command>> = {
  compile: compileCommand,
  validate: validateCommand,
  simulate: simulateCommand,
  test: testCommand,
  compare: compareCommand,
  fleet: fleetCommand,
  conformance: conformanceCommand,
  serve: serveCommand,
};

endQuietlyOnClosedPipe();
process.exitCode = await main(process.argv.slice(2));

async function main([name, ...args]: readonly string[]): Promise<number> {
  if (name === undefined || name === 'help' || name === '--help' || name === '-h') {
    console.log(helpText());
    return EXIT.ok;
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (command === undefined) {
    console.error(`There is no command "${name}".\n\n${helpText()}`);
    return EXIT.usage;
  }
  if (args.includes('--help') || args.includes('-h')) {
    console.log(`Usage: stepwright ${command.usage}\n\n${command.summary}\n\n${command.details}`);
    return EXIT.ok;
  }
  try {
    return await command.run(args);
  } catch (error) {
    if (!isUsageProblem(error)) throw error;
    console.error(`${error.message}\n\nUsage: stepwright ${command.usage}`);
    return EXIT.usage;
  }
}

/** Ours, or `parseArgs` refusing an option. */
function isUsageProblem(error: unknown): error is Error {
  if (error instanceof UsageError) return true;
  return error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
}

function helpText(): string {
  const lines = Object.values(commands).map(({ usage, summary }) => `  stepwright ${usage}\n      ${summary}`);
  return `Usage:\n${lines.join('\n')}\n\n  stepwright COMMAND --help says more about one of them.`;
}
