import type { QueryLanguage } from '../../asl';
import { isJsonArray, isJsonObject, type JsonObject, type JsonValue } from '../../json';
import { isJsonataString } from '../jsonata/evaluateJsonataTemplate';
import type { ExpressionKind } from './checkExpression';

/** An expression and where in its state it stands. */
export interface ExpressionSite {
  /** Tokens from the state down: `['Catch', 0, 'Assign', 'count.$']`. */
  readonly at: readonly (string | number)[];
  readonly kind: ExpressionKind;
  /** As written; a JSONata expression still has its `{%` and `%}`. */
  readonly text: string;
}

/** All expressions of one state in the order written, without those of the states inside it. Takes any JSON. */
export function expressionSites(state: JsonObject, queryLanguage: QueryLanguage): ExpressionSite[] {
  const sites: ExpressionSite[] = [];
  for (const [name, value] of Object.entries(state)) {
    if (name === 'Comment' || holdsStates.has(name)) continue;
    if (queryLanguage === 'JSONata') collectJsonata(value, [name], sites);
    else collectField(name, value, [name], sites);
  }
  return sites;
}

const holdsStates: ReadonlySet<string> = new Set(['Branches', 'ItemProcessor', 'Iterator']);

function collectJsonata(value: JsonValue, at: ExpressionSite['at'], sites: ExpressionSite[]): void {
  if (isJsonataString(value)) sites.push({ at, kind: 'jsonata', text: value });
  else if (isJsonArray(value)) value.forEach((item, index) => collectJsonata(item, [...at, index], sites));
  else if (isJsonObject(value)) {
    for (const [name, member] of Object.entries(value)) collectJsonata(member, [...at, name], sites);
  }
}

/** Fields of JSONPath states which hold a payload template. */
const templates: ReadonlySet<string> = new Set([
  'Parameters',
  'ResultSelector',
  'ItemSelector',
  'Assign',
  'Credentials',
  'BatchInput',
]);

/** Fields whose text is no Reference Path but any path, or may call an intrinsic function. Every other `…Path` is a Reference Path. */
const pathKinds: Readonly<Record<string, ExpressionKind>> = {
  InputPath: 'path',
  OutputPath: 'path',
  Variable: 'path',
  ErrorPath: 'pathOrIntrinsic',
  CausePath: 'pathOrIntrinsic',
};

/** Fields which hold more fields: a list of them, or an object. */
const containers: ReadonlySet<string> = new Set([
  ...[
    'Choices',
    'And',
    'Or',
    'Not',
    'Catch',
    'ItemReader',
    'ReaderConfig',
    'ItemBatcher',
    'ResultWriter',
    'WriterConfig',
  ],
]);

function collectField(name: string, value: JsonValue, at: ExpressionSite['at'], sites: ExpressionSite[]): void {
  if (templates.has(name)) {
    collectTemplate(value, at, sites);
  } else if (containers.has(name)) {
    collectContainer(value, at, sites);
  } else if (typeof value === 'string' && (name === 'Variable' || name.endsWith('Path'))) {
    sites.push({ at, kind: pathKinds[name] ?? (comparesPaths(name) ? 'path' : 'referencePath'), text: value });
  }
}

/** `StringEqualsPath` and its kin of the Choice Rules. */
function comparesPaths(name: string): boolean {
  return /^(?:String|Numeric|Timestamp|Boolean)(?:Equals|(?:Less|Greater)Than(?:Equals)?)Path$/.test(name);
}

function collectContainer(value: JsonValue, at: ExpressionSite['at'], sites: ExpressionSite[]): void {
  if (isJsonArray(value)) value.forEach((item, index) => collectContainer(item, [...at, index], sites));
  else if (isJsonObject(value)) {
    for (const [name, member] of Object.entries(value)) collectField(name, member, [...at, name], sites);
  }
}

function collectTemplate(value: JsonValue, at: ExpressionSite['at'], sites: ExpressionSite[]): void {
  if (isJsonArray(value)) value.forEach((item, index) => collectTemplate(item, [...at, index], sites));
  if (!isJsonObject(value)) return;
  for (const [name, member] of Object.entries(value)) {
    if (name.endsWith('.$') && typeof member === 'string')
      sites.push({ at: [...at, name], kind: 'pathOrIntrinsic', text: member });
    else collectTemplate(member, [...at, name], sites);
  }
}
