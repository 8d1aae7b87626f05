import { parseArgs } from 'node:util';
import { EXIT, UsageError, type Command } from './command';
import { readText } from './files';
import { countText, diagnosticLine, printJson, tell } from './output';
import { readSource } from './source';

export const validateCommand: Command = {
  usage: 'validate FILE… [--type STANDARD|EXPRESS] [--json]',
  summary: 'Checks agents, tool_configs and definitions in ASL.',
  details: `  FILE      an agent, tool_configs (JSON or Python), registry items, or a definition in ASL; - reads standard input
  --type    type of state machine the definitions are for; STANDARD unless given
  --json    prints { files: [{ file, diagnostics }] } instead of lines

Exit codes: 0 no errors (warnings are fine), 1 errors were found, 2 wrong usage or a file that cannot be read.`,
  run: validate,
};

async function validate(args: readonly string[]): Promise<number> {
  const { values, positionals: files } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { json: { type: 'boolean' }, type: { type: 'string' } },
  });
  if (files.length === 0) throw new UsageError('Which file?');
  const type = machineType(values.type);

  const results = [];
  for (const file of files) results.push({ file, diagnostics: readSource(await readText(file), type).diagnostics });

  const all = results.flatMap((each) => each.diagnostics);
  const errors = all.filter((each) => each.severity === 'error').length;
  const warnings = all.filter((each) => each.severity === 'warning').length;
  if (values.json === true) {
    printJson({ files: results });
  } else {
    for (const { file, diagnostics } of results) {
      for (const diagnostic of diagnostics) console.log(diagnosticLine(file, diagnostic));
    }
    tell(`${countText(files.length, 'file')}: ${countText(errors, 'error')}, ${countText(warnings, 'warning')}`);
  }
  return errors > 0 ? EXIT.problems : EXIT.ok;
}

/** The value of `--type`. */
export function machineType(text = 'STANDARD'): 'STANDARD' | 'EXPRESS' {
  if (text === 'STANDARD' || text === 'EXPRESS') return text;
  throw new UsageError(`--type is STANDARD or EXPRESS, not "${text}".`);
}
