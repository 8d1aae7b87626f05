import { hasErrors, type Diagnostic, type DiagnosticCode } from '../diagnostics';
import { positionAt, type TextRange } from '../json';

/** Path of member names and indexes in what is imported. */
export type SourcePath = readonly (string | number)[];

/** Where the value of a path stands in the imported text. */
export type Locate = (path: SourcePath) => TextRange;

/** Gathers what is to be said about an import. An error refuses it; a warning or an info is shown beside the result. */
export interface Findings {
  readonly list: Diagnostic[];
  readonly add: (finding: Finding) => void;
}

interface Finding {
  readonly code: DiagnosticCode;
  readonly severity: Diagnostic['severity'];
  readonly message: string;
  readonly hint?: string;
  readonly path: SourcePath;
}

/** Findings that are shown; what a person has seen fifty times, they have seen. */
const MAX_FINDINGS = 50;

/** Findings of a text; each message begins with its line and column. */
export function findingsIn(text: string, locate: Locate): Findings {
  const list: Diagnostic[] = [];
  return {
    list,
    add: ({ path, message, ...rest }) => {
      const isLast = list.length >= MAX_FINDINGS;
      if (isLast && (rest.severity !== 'error' || hasErrors(list))) return;
      const range = locate(path);
      const { line, column } = positionAt(text, range.start);
      list.push({
        ...rest,
        message: `Line ${line}, column ${column}: ${message}`,
        at: { kind: 'text', line, column, range },
      });
    },
  };
}
