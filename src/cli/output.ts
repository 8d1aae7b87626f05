import type { Diagnostic } from '../core/diagnostics';

/** `stepwright … | head` closes the pipe early; that is no error of ours. */
export function endQuietlyOnClosedPipe(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
      process.exit(process.exitCode ?? 0);
    });
  }
}

/** Machine output goes to standard output, and nothing else does. */
export function printJson(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
}

/** Messages for people go to standard error. */
export function tell(text: string): void {
  process.stderr.write(`${text}\n`);
}

/** `file.json: error asl/target-missing at /States/A/Next: … (Did you mean …?)` */
export function diagnosticLine(file: string, diagnostic: Diagnostic): string {
  const { severity, code, message, hint } = diagnostic;
  return `${file}: ${severity} ${code} ${placeText(diagnostic)}: ${message}${hint === undefined ? '' : ` ${hint}`}`;
}

function placeText({ at }: Diagnostic): string {
  switch (at.kind) {
    case 'text':
      return `at line ${at.line}, column ${at.column}`;
    case 'asl':
      return `at ${at.pointer === '' ? 'the root' : at.pointer}`;
    case 'node':
      return `at node ${at.nodeId}${at.field === undefined ? '' : `, ${at.field}`}`;
    case 'settings':
      return `at settings, ${at.field}`;
    case 'agent':
      return 'at the agent';
  }
}

/** `3 errors, 1 warning` */
export function countText(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** A line that is written over again while work goes on; silent where nobody looks. */
export function progressLine(): { show(text: string): void; clear(): void } {
  const isSeen = process.stderr.isTTY;
  return {
    show: (text) => {
      if (isSeen) process.stderr.write(`\r\u001b[K${text}`);
    },
    clear: () => {
      if (isSeen) process.stderr.write('\r\u001b[K');
    },
  };
}
