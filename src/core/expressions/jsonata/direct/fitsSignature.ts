/** One parameter of a function's signature: `a<n>`, `(nsb)`, `s?`. */
export interface Parameter {
  readonly type: string;
  readonly subtype: string | undefined;
  readonly isRequired: boolean;
}

/**
 * The parameters of a signature of jsonata, `<s-nn?:s>`; null if there is more to it than a type each.
 *
 * @see https://docs.jsonata.org/embedding-extending#function-signature-syntax
 */
export function parametersOf(signature: string): readonly Parameter[] | null {
  const [, written = ''] = /^<(.*):\w+(?:<\w+>)?>$/.exec(signature) ?? [];
  const parts = [...written.matchAll(PARAMETER)];
  if (parts.length === 0 || parts.map(([part]) => part).join('') !== written) return null;
  return parts.map(([, type = '', subtype, modifier]) => ({ type, subtype, isRequired: modifier !== '?' }));
}

const PARAMETER = /([snboxja]|\(\w+\))(?:<(\w)>)?([-?]?)/g;

/** Whether the arguments need no help: none is missing that has to be there, and each is of its type already. Nothing passes for any type. */
export function fitsSignature(args: readonly unknown[], parameters: readonly Parameter[]): boolean {
  if (args.length > parameters.length) return false;
  for (const [index, { type, subtype, isRequired }] of parameters.entries()) {
    if (index >= args.length) return !isRequired;
    const arg = args[index];
    if (arg === undefined) continue;
    if (type === 'x' || type === 'j') continue;
    if (!type.includes(symbolOf(arg))) return false;
    if (subtype !== undefined && Array.isArray(arg) && !arg.every((item) => symbolOf(item) === subtype)) return false;
  }
  return true;
}

function symbolOf(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return 's';
    case 'number':
      return 'n';
    case 'boolean':
      return 'b';
    case 'object':
      return value === null ? 'l' : Array.isArray(value) ? 'a' : 'o';
    default:
      return '-';
  }
}
