import { literal } from './text';

/**
 * The member at a dotted path, as JSONata: `$object.job.state`. A segment that is a whole number is an index; one that JSONata could not
 * read as a name is looked up. Yields nothing where the path leads nowhere.
 */
export function memberAt(base: string, path: string): string {
  return path
    .split('.')
    .reduce((at, segment) => (/^\d+$/.test(segment) ? `${at}[${Number(segment)}]` : member(at, segment)), base);
}

/** One member by its name, whatever the name is. */
export function member(base: string, name: string): string {
  const isName = /^[A-Za-z_][A-Za-z0-9_]*$/.test(name) && !KEYWORDS.has(name);
  return isName ? `${base}.${name}` : `$lookup(${base}, ${literal(name)})`;
}

/** Words that are operators or values of JSONata. */
const KEYWORDS = new Set(['and', 'or', 'in', 'true', 'false', 'null', 'function']);
