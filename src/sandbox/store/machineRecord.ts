import { createHash } from 'node:crypto';
import { err, ok, type Result } from '../../core/base';
import type { Machine, Revision } from '../machine';

/** A machine as two kinds of file: one small record, and its definitions under their digests, shared by the versions that use them. */
export interface EncodedMachine {
  readonly record: string;
  readonly definitions: ReadonlyMap<string, string>;
}

/** First line of a record: format, and the digest of everything after the line. */
const HEADER = 'stepwright-machine 1 sha256=';

/** Writes a machine down. A definition is kept as a JSON string, so that any string JSON can hold comes back unit for unit. */
export function encodeMachine(machine: Machine): EncodedMachine {
  const definitions = new Map<string, string>();
  const stored = mapRevisions(machine, (definition) => {
    const text = JSON.stringify(definition);
    const digest = digestOf(text);
    definitions.set(digest, text);
    return digest;
  });
  const body = JSON.stringify(stored);
  return { record: `${HEADER}${digestOf(body)}\n${body}\n`, definitions };
}

/** Name of a machine's record file: any ARN, any file system. */
export function recordFileName(arn: string): string {
  return `${digestOf(arn).slice(0, 40)}.machine`;
}

/** Reads a record back; the failure says what is wrong with the file. */
export function decodeMachine(
  record: string,
  definitionText: (digest: string) => string | undefined,
): Result<Machine, string> {
  const lineEnd = record.indexOf('\n');
  const header = record.slice(0, lineEnd);
  if (lineEnd < 0 || !header.startsWith(HEADER)) return err('it does not begin as a record does');
  const body = record.slice(lineEnd + 1, -1);
  if (digestOf(body) !== header.slice(HEADER.length) || !record.endsWith('\n')) {
    return err('its content does not fit its checksum');
  }
  const stored = JSON.parse(body) as Machine; // the checksum proves that encodeMachine wrote it
  let problem: string | undefined;
  const machine = mapRevisions(stored, (digest) => {
    const text = definitionText(digest);
    if (text === undefined) problem = `its definition ${digest} is missing`;
    else if (digestOf(text) !== digest) problem = `its definition ${digest} does not fit its checksum`;
    return text === undefined || problem !== undefined ? '' : (JSON.parse(text) as string); // checked by its digest
  });
  return problem === undefined ? ok(machine) : err(problem);
}

function mapRevisions(machine: Machine, map: (definition: string) => string): Machine {
  const mapped = (revision: Revision): Revision => ({ ...revision, definition: map(revision.definition) });
  return {
    ...machine,
    revision: mapped(machine.revision),
    versions: machine.versions.map((version) => ({ ...version, revision: mapped(version.revision) })),
  };
}

function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
