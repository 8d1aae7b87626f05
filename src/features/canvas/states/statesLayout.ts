import type { State, StateMachine, States } from '../../../core/asl';
import type { CompileResult } from '../../../core/compiler';
import { childPointer, pointerTokens, type JsonPointer, type JsonValue } from '../../../core/json';
import { layoutStateMachine, type StatesLayoutResult } from '../../../core/layout';
import type { AgentDocument } from '../../../core/model';
import { edgeWords, type EdgeWords } from './edgeWords';

/** The States view of a compiled agent: the layout and the words on its Transitions. */
export interface StatesView {
  readonly layout: StatesLayoutResult;
  /** By id of the route. */
  readonly words: ReadonlyMap<string, EdgeWords>;
  /** Pointers of States that only a give-up leads to. */
  readonly givenUp: ReadonlySet<string>;
}

const views = new WeakMap<CompileResult, StatesView>();

/** Laid out once for each compiled machine: it is shown, left and shown again without work. */
export function statesView(document: AgentDocument, compiled: CompileResult): StatesView {
  const known = views.get(compiled);
  if (known !== undefined) return known;
  const scopes = new Map<JsonPointer, States>();
  const stateAt = (scope: JsonPointer, name: string): State => {
    const states = scopes.get(scope) ?? statesAt(compiled.definition, scope);
    scopes.set(scope, states);
    return states[name] ?? { Type: 'Succeed' };
  };
  const wordsOf = (edge: Parameters<typeof edgeWords>[2], scope: JsonPointer, back: boolean) =>
    edgeWords(document, compiled, edge, { scope, back, from: stateAt(scope, edge.from), to: stateAt(scope, edge.to) });

  const layout = layoutStateMachine(compiled.definition, {
    labelOf: (edge, { scope, back }) => wordsOf(edge, scope, back).text,
  });
  const words = new Map<string, EdgeWords>();
  for (const { id, edge, from, back } of layout.routes) {
    if (edge !== null && from !== null) words.set(id, wordsOf(edge, scopeOf(from), back));
  }
  const view = { layout, words, givenUp: onlyGivenUp(layout, words) };
  views.set(compiled, view);
  return view;
}

/** Pointer of the scope a State stands in: without `/States/<name>`. */
function scopeOf(pointer: JsonPointer): JsonPointer {
  return childPointer('' as JsonPointer, ...pointerTokens(pointer).slice(0, -2)); // the root pointer is the empty text
}

function statesAt(definition: StateMachine, scope: JsonPointer): States {
  let at: unknown = definition;
  for (const token of pointerTokens(scope)) at = (at as Record<string, JsonValue>)[token]; // the layout walked the same way
  return (at as StateMachine).States;
}

function onlyGivenUp(layout: StatesLayoutResult, words: ReadonlyMap<string, EdgeWords>): ReadonlySet<string> {
  const into = new Map<string, boolean>();
  for (const { id, to } of layout.routes) into.set(to, (into.get(to) ?? true) && words.get(id)?.look === 'give');
  return new Set([...into].flatMap(([pointer, only]) => (only ? [pointer] : [])));
}
