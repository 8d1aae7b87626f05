import { readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { err, ok, type Result } from '../core/base';
import { isJsonArray, isJsonObject, parseJsonText, type JsonValue } from '../core/json';
import type { ConformanceLevel, ConformanceResult } from '../core/simulator';
import { EXIT, UsageError, type Command } from './command';
import { readText, reasonOf } from './files';
import { interruptible } from './interrupt';
import { progressLine, tell } from './output';
import { timeLimitMs } from './timeLimit';
import { stoppableWorker, type StoppableWorker } from './worker/stoppableWorker';

const DEFAULT_SECONDS_PER_CASE = 30;

export const conformanceCommand: Command = {
  usage: 'conformance DIR [--level result|history] [--report FILE] [--time-limit SECONDS]',
  summary: 'Runs cases recorded against AWS and compares strictly.',
  details: `  DIR           folder of case files: JSON arrays of cases
  --level       result: status, output, error and cause; history (unless given): also every event in order
  --report      writes, by case id, what was produced, in the shape of the case's "expected"
  --time-limit  seconds one case may take; ${DEFAULT_SECONDS_PER_CASE} unless given. A case that takes longer is stopped and fails.

A case that cannot be run is a failure. Prints a line for each category and each failure, and closes with "N passed, N failed".
Exit codes: 0 all passed, 1 some failed, 2 wrong usage or a folder that cannot be read, 130 interrupted.`,
  run: conformance,
};

/** One case, or why a file holds none. */
interface CaseFile {
  readonly id: string;
  readonly category: string;
  readonly source: JsonValue | undefined;
  readonly problem?: string;
}

async function conformance(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { level: { type: 'string' }, report: { type: 'string' }, 'time-limit': { type: 'string' } },
  });
  const [folder, ...others] = positionals;
  if (folder === undefined || others.length > 0) throw new UsageError('One folder is run at a time.');
  const level = levelOf(values.level);
  const limitMs = timeLimitMs(values['time-limit'], DEFAULT_SECONDS_PER_CASE);
  const cases = await readCases(folder);

  const worker = stoppableWorker();
  const { result: results, interrupted } = await interruptible(
    (isInterrupted) => runAll(cases, { worker, level, limitMs, isInterrupted }),
    () => void worker.close(),
  );
  await worker.close();
  if (interrupted) {
    tell(`Interrupted after ${results.size} of ${cases.length} cases.`);
    return EXIT.interrupted;
  }

  const failed = printResults(cases, results);
  if (values.report !== undefined) await writeReport(values.report, cases, results);
  console.log(`${cases.length - failed} passed, ${failed} failed`);
  return failed > 0 ? EXIT.problems : EXIT.ok;
}

function levelOf(text = 'history'): ConformanceLevel {
  if (text === 'result' || text === 'history') return text;
  throw new UsageError(`--level is result or history, not "${text}".`);
}

/**
 * All cases of the folder in the order of file names. An object is one case if it has a kind, else no case file (a manifest); a file that cannot
 * be read or is no JSON fails as one case.
 */
async function readCases(folder: string): Promise<CaseFile[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: unknown) => {
    throw new UsageError(`"${folder}" cannot be read: ${reasonOf(error)}.`, { cause: error });
  });
  const files = entries.filter((entry) => entry.name.endsWith('.json') && !entry.isDirectory());
  const cases: CaseFile[] = [];
  for (const name of files.map((entry) => entry.name).sort()) {
    const category = path.basename(name, '.json');
    const read = await readValue(path.join(folder, name));
    if (!read.ok) cases.push({ id: name, category, source: undefined, problem: read.error });
    else if (isJsonArray(read.value)) {
      read.value.forEach((source, index) => cases.push(caseOf(source, { name, index, category })));
    } else if (isJsonObject(read.value) && 'kind' in read.value) {
      cases.push(caseOf(read.value, { name, index: 0, category }));
    } else tell(`${name}: no list of cases, passed over`);
  }
  if (cases.length === 0) throw new UsageError(`There is no case in "${folder}".`);
  return cases;
}

/** The value of a file, or why there is none. */
async function readValue(file: string): Promise<Result<JsonValue, string>> {
  try {
    const parsed = parseJsonText(await readText(file));
    return parsed.ok ? ok(parsed.value) : err(`no JSON: ${parsed.error.message}`);
  } catch (error) {
    return err(reasonOf(error));
  }
}

function caseOf(
  source: JsonValue,
  { name, index, category }: { name: string; index: number; category: string },
): CaseFile {
  const fields = isJsonObject(source) ? source : {};
  return {
    id: typeof fields.id === 'string' ? fields.id : `${name}[${index}]`,
    category: typeof fields.category === 'string' ? fields.category : category,
    source,
  };
}

async function runAll(
  cases: readonly CaseFile[],
  {
    worker,
    level,
    limitMs,
    isInterrupted,
  }: {
    readonly worker: StoppableWorker;
    readonly level: ConformanceLevel;
    readonly limitMs: number;
    readonly isInterrupted: () => boolean;
  },
): Promise<ReadonlyMap<CaseFile, ConformanceResult>> {
  const results = new Map<CaseFile, ConformanceResult>();
  const progress = progressLine();
  for (const each of cases) {
    if (isInterrupted()) break;
    progress.show(`${results.size + 1} of ${cases.length}: ${each.id}`);
    results.set(each, await runOne(each, { worker, level, limitMs }));
  }
  progress.clear();
  return results;
}

async function runOne(
  { source, problem }: CaseFile,
  {
    worker,
    level,
    limitMs,
  }: { readonly worker: StoppableWorker; readonly level: ConformanceLevel; readonly limitMs: number },
): Promise<ConformanceResult> {
  if (source === undefined) return { passed: false, firstDifference: problem ?? 'no case', produced: {} };
  const outcome = await worker.run({ kind: 'case', source, level }, { timeLimitMs: limitMs });
  switch (outcome.kind) {
    case 'done':
      return outcome.result;
    case 'timed-out':
      return { passed: false, firstDifference: `stopped after ${limitMs / 1_000} s`, produced: {} };
    case 'failed':
      return { passed: false, firstDifference: `could not be run: ${outcome.message}`, produced: {} };
  }
}

/** Prints a line for each category and, below it, one for each failure; answers how many failed. */
function printResults(cases: readonly CaseFile[], results: ReadonlyMap<CaseFile, ConformanceResult>): number {
  let failed = 0;
  for (const category of new Set(cases.map((each) => each.category))) {
    const members = cases.filter((each) => each.category === category);
    const failures = members.filter((each) => results.get(each)?.passed !== true);
    failed += failures.length;
    console.log(`${category}: ${members.length - failures.length} of ${members.length}`);
    for (const each of failures) console.log(`  FAIL ${each.id}: ${results.get(each)?.firstDifference ?? 'not run'}`);
  }
  return failed;
}

async function writeReport(
  file: string,
  cases: readonly CaseFile[],
  results: ReadonlyMap<CaseFile, ConformanceResult>,
): Promise<void> {
  const report = Object.fromEntries(cases.map((each) => [each.id, results.get(each)?.produced ?? {}]));
  await writeFile(file, `${JSON.stringify(report, null, 2)}\n`).catch((error: unknown) => {
    throw new UsageError(`"${file}" cannot be written: ${reasonOf(error)}.`, { cause: error });
  });
  tell(`What was produced is in ${file}.`);
}
