import { err, type Result } from '../../base';
import type { Diagnostic } from '../../diagnostics';
import { jsonTextLocator, parseJsonText, positionAt, type TextRange } from '../../json';
import type { AgentDocument } from '../agentDocument';
import { toDiagnostics, type AgentProblem } from './agentProblem';
import { readAgent } from './parseAgentDocument';

/** Bytes of an agent file that is opened; an agent of 200 tools takes about 0.4 MB. */
export const MAX_AGENT_FILE_BYTES = 5_000_000;

/**
 * Reads the text of an agent file. Every problem has its line and column, in the message and as its place.
 *
 * @returns the document, or what is wrong; broken input changes nothing and never throws.
 */
export function parseAgentText(text: string): Result<AgentDocument, Diagnostic[]> {
  const tooLarge = fileSizeProblem(text);
  if (tooLarge !== null) return err([tooLarge]);
  const json = parseJsonText(text);
  if (!json.ok) {
    return err([textDiagnostic(text, { code: 'file/not-json', message: json.error.message }, json.error.range)]);
  }
  const result = readAgent(json.value);
  if (result.ok) return result;
  const locate = jsonTextLocator(text);
  return err(
    toDiagnostics(result.error, () => ({ kind: 'agent' })).map(({ at: _, ...diagnostic }, index) =>
      textDiagnostic(text, diagnostic, locate(result.error[index]?.path ?? [])),
    ),
  );
}

/** What is wrong with the size of a text that is to be read; null: nothing. */
export function fileSizeProblem(text: string): Diagnostic | null {
  const bytes = utf8Bytes(text);
  if (bytes <= MAX_AGENT_FILE_BYTES) return null;
  const megabytes = (bytes / 1e6).toFixed(1);
  return {
    code: 'file/too-large',
    severity: 'error',
    message: `The file is ${megabytes} MB; Stepwright opens files up to ${MAX_AGENT_FILE_BYTES / 1e6} MB.`,
    at: { kind: 'text', line: 1, column: 1 },
  };
}

/** A diagnostic at a place of a text, its message beginning with line and column. */
export function textDiagnostic(
  text: string,
  problem: Pick<AgentProblem, 'code' | 'message' | 'hint'>,
  range: TextRange,
): Diagnostic {
  const { line, column } = positionAt(text, range.start);
  return {
    ...problem,
    severity: 'error',
    message: `Line ${line}, column ${column}: ${problem.message}`,
    at: { kind: 'text', line, column, range },
  };
}

function utf8Bytes(text: string): number {
  let bytes = 0;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    // a surrogate pair takes 4 bytes, two for each half
    bytes += unit < 0x80 ? 1 : unit < 0x800 || (unit >= 0xd800 && unit <= 0xdfff) ? 2 : 3;
  }
  return bytes;
}
