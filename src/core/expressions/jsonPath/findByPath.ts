import { assertNever, err, ok, type Result } from '../../base';
import { isJsonArray, isJsonObject, type JsonArray, type JsonValue } from '../../json';
import type { PathScope } from '../scope';
import { meets } from './meetsFilter';
import type { JsonPath, PathSegment } from './jsonPath';
import { applyPathFunction } from './pathFunctions';

/** What a path looks at: the scope of the state and, inside a filter, the candidate `@`. */
export interface PathSight extends PathScope {
  readonly candidate?: JsonValue;
}

/**
 * What a path leads to.
 *
 * @returns for a definite path the value itself, for an indefinite one the list of all it matches, perhaps empty. Values are shared with the
 * scope. The failure is Jayway's sentence, such as `No results for path: $['a']`.
 */
export function findByPath(path: JsonPath, sight: PathSight): Result<JsonValue, string> {
  const root = rootValue(path, sight);
  if (!root.ok) return root;
  if (path.names !== undefined) return findByNames(path, path.names, root.value);
  const [first] = path.segments;
  const last = path.segments.at(-1);
  if (first?.kind === 'scan' && last?.kind === 'function' && last.args.length === 0) {
    // `$..x.length()` counts the matches: Jayway hands the list of a scan to the function, not each match.
    const matches = visit({ path, sight, matches: [] }, path.segments.slice(0, -1), root.value);
    return matches.ok ? applyPathFunction(last.name, matches.value, []) : matches;
  }
  const matches = visit({ path, sight, matches: [] }, path.segments, root.value);
  // AWS gives the empty list where Jayway alone would refuse: `$.items[*]` of an input without items.
  if (!path.definite) return matches.ok ? matches : ok([]);
  if (!matches.ok) return matches;
  const found = matches.value.at(-1);
  return found === undefined ? err(`No results for path: ${renderPath(path.segments)}`) : ok(found);
}

/** Jayway's canonical form of a path: `$['a'][0]`. It writes every root as `$`. */
export function renderPath(segments: readonly PathSegment[]): string {
  return `$${segments.map(renderSegment).join('')}`;
}

function rootValue(path: JsonPath, sight: PathSight): Result<JsonValue, string> {
  switch (path.root.kind) {
    case 'input':
      return ok(sight.input);
    case 'context':
      return ok(sight.context);
    case 'candidate':
      return sight.candidate === undefined ? err("'@' stands only inside a filter") : ok(sight.candidate);
    case 'variable': {
      const { name } = path.root;
      const value = Object.hasOwn(sight.variables, name) ? sight.variables[name] : undefined;
      return value === undefined ? err(`Variable '$${name}' has no value`) : ok(value);
    }
  }
}

function findByNames(path: JsonPath, names: readonly string[], root: JsonValue): Result<JsonValue, string> {
  let value = root;
  for (let position = 0; position < names.length; position += 1) {
    const name = names[position] ?? '';
    const next = isJsonObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
    if (next === undefined) return missing(path.segments, position, value);
    value = next;
  }
  return ok(value);
}

/** Jayway's sentence for a member that is not there: it depends on what was met and on how far the path had come. */
function missing(segments: readonly PathSegment[], position: number, value: JsonValue): Result<never, string> {
  const fragment = segments[position];
  if (!isJsonObject(value)) {
    const met = isJsonArray(value) ? 'an array' : value === null ? 'null' : `a ${typeof value}`;
    const wanted = fragment === undefined ? '' : renderSegment(fragment);
    return err(
      `Expected to find an object with property ${wanted} in path ${renderPath(segments.slice(0, position))} but found ${met}.`,
    );
  }
  const path = renderPath(segments.slice(0, position + 1));
  return err(position === segments.length - 1 ? `No results for path: ${path}` : `Missing property in path ${path}`);
}

interface Visit {
  readonly path: JsonPath;
  readonly sight: PathSight;
  readonly matches: JsonValue[];
}

/** Follows the segments from `value` on and gathers what is at their end. Absence is a failure only while the way was definite. */
function visit(at: Visit, segments: readonly PathSegment[], value: JsonValue): Result<JsonArray, string> {
  const [segment, ...rest] = segments;
  if (segment === undefined) {
    at.matches.push(value);
    return ok(at.matches);
  }
  switch (segment.kind) {
    case 'property':
      return visitNames(at, segments, segment.names, value);
    case 'index':
    case 'slice':
      return visitItems(at, segments, segment, value);
    case 'wildcard':
      return visitAll(at, rest, childrenOf(value));
    case 'filter': {
      const meetsCondition = (candidate: JsonValue): boolean =>
        meets(segment.condition, (path) => findByPath(path, { ...at.sight, candidate }));
      // Jayway asks an object itself, not its members.
      if (isJsonObject(value)) return visitAll(at, rest, meetsCondition(value) ? [value] : []);
      if (isJsonArray(value)) return visitAll(at, rest, value.filter(meetsCondition));
      return isUpstreamDefinite(at, segments)
        ? err(`Filter: [?] can not be applied to primitives. Current context is: ${JSON.stringify(value)}`)
        : ok(at.matches);
    }
    case 'scan':
      return visitScan(at, rest, value);
    case 'function': {
      const args: JsonValue[] = [];
      for (const arg of segment.args) {
        const evaluated = arg.kind === 'literal' ? ok(arg.value) : findByPath(arg.path, at.sight);
        if (!evaluated.ok) return evaluated;
        args.push(evaluated.value);
      }
      const result = applyPathFunction(segment.name, value, args);
      return result.ok ? visit(at, rest, result.value) : result;
    }
    default:
      return assertNever(segment);
  }
}

function visitAll(at: Visit, rest: readonly PathSegment[], values: readonly JsonValue[]): Result<JsonArray, string> {
  for (const value of values) {
    const result = visit(at, rest, value);
    if (!result.ok) return result;
  }
  return ok(at.matches);
}

function visitNames(
  at: Visit,
  segments: readonly PathSegment[],
  names: readonly string[],
  value: JsonValue,
): Result<JsonArray, string> {
  const rest = segments.slice(1);
  const position = at.path.segments.length - segments.length;
  if (!isJsonObject(value)) {
    return isUpstreamDefinite(at, segments) ? missing(at.path.segments, position, value) : ok(at.matches);
  }
  const present = names.filter((name) => Object.hasOwn(value, name));
  const [only] = present;
  if (names.length > 1) {
    if (rest.length > 0) {
      const path = at.path.segments.slice(0, position).map(renderSegment).join('');
      const listed = names.map((name) => `'${name}'`).join(', ');
      return err(`Multi properties can only be used as path leafs: $${path}[${listed}]`);
    }
    at.matches.push(Object.fromEntries(present.map((name) => [name, memberOf(value, name)])));
    return ok(at.matches);
  }
  if (names.length === 1 && only === undefined && rest.length > 0 && isUpstreamDefinite(at, segments)) {
    return missing(at.path.segments, position, value);
  }
  return visitAll(
    at,
    rest,
    present.map((name) => memberOf(value, name)),
  );
}

function visitItems(
  at: Visit,
  segments: readonly PathSegment[],
  segment: Extract<PathSegment, { kind: 'index' | 'slice' }>,
  value: JsonValue,
): Result<JsonArray, string> {
  if (!isJsonArray(value)) {
    if (!isUpstreamDefinite(at, segments)) return ok(at.matches);
    const upstream = renderPath(at.path.segments.slice(0, at.path.segments.length - segments.length));
    if (value === null) return err(`The path ${upstream} is null`);
    return err(
      `Filter: ${renderSegment(segment)} can only be applied to arrays. Current context is: ${JSON.stringify(value)}`,
    );
  }
  const { length } = value;
  const resolve = (index: number): number => (index < 0 ? length + index : index);
  const items =
    segment.kind === 'slice'
      ? value.slice(Math.max(0, resolve(segment.from ?? 0)), Math.max(0, resolve(segment.to ?? length)))
      : segment.indexes.flatMap((index) => {
          const item = value[resolve(index)];
          return item === undefined ? [] : [item];
        });
  return visitAll(at, segments.slice(1), items);
}

/** The value and everything below it, outermost first; each gets the next segment, and those it does not fit give nothing. */
function visitScan(at: Visit, rest: readonly PathSegment[], value: JsonValue): Result<JsonArray, string> {
  const pending: JsonValue[] = [value];
  for (;;) {
    const current = pending.pop();
    if (current === undefined) return ok(at.matches);
    const children = childrenOf(current);
    // A stack gives document order without recursion, so that deep data cannot overflow ours.
    for (let index = children.length - 1; index >= 0; index -= 1) pending.push(children[index] ?? null);
    if (typeof current !== 'object' || current === null) continue;
    const result = visit(at, rest, current);
    if (!result.ok) return result;
  }
}

function childrenOf(value: JsonValue): readonly JsonValue[] {
  if (isJsonArray(value)) return value;
  return isJsonObject(value) ? Object.values(value) : [];
}

function memberOf(value: { readonly [name: string]: JsonValue }, name: string): JsonValue {
  return value[name] ?? null;
}

function isUpstreamDefinite(at: Visit, segments: readonly PathSegment[]): boolean {
  const upstream = at.path.segments.slice(0, at.path.segments.length - segments.length);
  return upstream.every(
    (segment) =>
      (segment.kind === 'property' && segment.names.length === 1) ||
      (segment.kind === 'index' && segment.indexes.length === 1) ||
      segment.kind === 'function',
  );
}

function renderSegment(segment: PathSegment): string {
  switch (segment.kind) {
    case 'property':
      return `[${segment.names.map((name) => `'${name}'`).join(',')}]`;
    case 'index':
      return `[${segment.indexes.join(',')}]`;
    case 'slice':
      return `[${segment.from ?? ''}:${segment.to ?? ''}]`;
    case 'wildcard':
      return '[*]';
    case 'scan':
      return '..';
    case 'filter':
      return '[?]';
    case 'function':
      return `.${segment.name}()`;
  }
}
