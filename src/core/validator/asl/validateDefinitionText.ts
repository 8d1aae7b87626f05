import { MAX_DEFINITION_BYTES } from '../../asl';
import type { Diagnostic } from '../../diagnostics';
import { parseJsonText, positionAt, ROOT_POINTER } from '../../json';
import { aslProblems } from './catalogue';
import { validateDefinition, type ValidateOptions } from './validateDefinition';

/**
 * Judges the text of a definition: whether it is JSON (with line and column), whether it is too long, then {@link validateDefinition}.
 *
 * @returns never throws, whatever the text.
 */
export function validateDefinitionText(text: string, options: ValidateOptions = {}): Diagnostic[] {
  const parsed = parseJsonText(text);
  if (!parsed.ok) {
    const { range, message } = parsed.error;
    return [
      {
        code: 'file/not-json',
        severity: 'error',
        message,
        at: { kind: 'text', ...positionAt(text, range.start), range },
      },
    ];
  }
  const bytes = utf8Length(text);
  const { severity, message } = aslProblems['asl/definition-too-long'];
  const tooLong: Diagnostic = {
    code: 'asl/definition-too-long',
    severity,
    message: message({ bytes, maximum: MAX_DEFINITION_BYTES }),
    at: { kind: 'asl', pointer: ROOT_POINTER },
  };
  return [...(bytes > MAX_DEFINITION_BYTES ? [tooLong] : []), ...validateDefinition(parsed.value, options)];
}

/** Bytes of the text in UTF-8, without making them. */
function utf8Length(text: string): number {
  let bytes = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return bytes;
}
