import { parseArgs } from 'node:util';
import { hasErrors } from '../core/diagnostics';
import { EXIT, UsageError, type Command } from './command';
import { readText } from './files';
import { diagnosticLine, printJson, tell } from './output';
import { readSource } from './source';

export const compileCommand: Command = {
  usage: 'compile FILE',
  summary: 'Compiles an agent or tool_configs to Amazon States Language.',
  details: `  FILE      an agent, tool_configs (JSON or Python) or registry items; - reads standard input

Prints the definition on standard output, and what there is to say about it on standard error.
Exit codes: 0 compiled, 1 compiled with errors or not at all, 2 wrong usage or a file that cannot be read.`,
  run: compile,
};

async function compile(args: readonly string[]): Promise<number> {
  const { positionals } = parseArgs({ args: [...args], allowPositionals: true, options: {} });
  const [file, ...others] = positionals;
  if (file === undefined || others.length > 0) throw new UsageError('One file is compiled at a time.');

  const source = readSource(await readText(file));
  if (source.kind === 'asl') throw new UsageError(`"${file}" is a definition in ASL already.`);
  for (const diagnostic of source.diagnostics) tell(diagnosticLine(file, diagnostic));
  if (source.kind === 'agent') printJson(source.definition);
  return source.kind === 'unreadable' || hasErrors(source.diagnostics) ? EXIT.problems : EXIT.ok;
}
