import type { Branch, State, StateMachine, States } from '../../asl';
import { childPointer, ROOT_POINTER, type JsonPointer } from '../../json';
import { boundsOf, shifted, unionOf, type Point, type Rect, type Size } from '../geometry';
import { layoutScope, type ScopeLayout } from './layoutScope';
import { STATE } from './measures';
import { endsScope, listOf, statesOf, type StateEdge } from './scopeGraph';
import type { ScopeLine } from './scopeLine';

export interface StatesLayoutOptions {
  /** Words on an edge; empty: none. The scope is the pointer of the machine, Map or Parallel branch the edge belongs to. */
  readonly labelOf?: (edge: StateEdge, context: { readonly scope: JsonPointer; readonly back: boolean }) => string;
}

/** The States view: where every State is, in canvas units. */
export interface StatesLayoutResult {
  /** Containers before what is in them. */
  readonly states: readonly PlacedState[];
  /** The marker “Start” over the first State; null: there is none. */
  readonly start: Rect | null;
  readonly routes: readonly StateRoute[];
  /** What the edges of a fan share, drawn once. */
  readonly trunks: readonly (readonly Point[])[];
  readonly bounds: Rect;
}

export interface PlacedState {
  readonly pointer: JsonPointer;
  readonly name: string;
  readonly state: State;
  readonly rect: Rect;
  /** Map or Parallel: other States stand in it. */
  readonly container: boolean;
  /** The square at its right that says the scope ends here; null: it goes on, or its Type says so itself. */
  readonly end: Rect | null;
}

export interface StateRoute {
  readonly id: string;
  readonly from: JsonPointer | null;
  readonly to: JsonPointer;
  /** null: from the marker “Start”. */
  readonly edge: StateEdge | null;
  readonly back: boolean;
  readonly points: readonly Point[];
  /** What is drawn of it: the part it does not share with another edge, with the bend into the shared part. */
  readonly own: readonly Point[];
  /** Whether its head is drawn; on a shared way into a State one head is enough. */
  readonly arrow: boolean;
  readonly label: { readonly at: Point; readonly align: 'centre' | 'left' | 'up'; readonly text: string } | null;
}

/**
 * Lays out any state machine. Each scope (the machine, a Branch, an Item Processor) is laid out by itself, from the inside out, since no
 * Transition crosses its border; a container is one box in the scope around it. Deterministic.
 */
export function layoutStateMachine(machine: StateMachine, options: StatesLayoutOptions = {}): StatesLayoutResult {
  const scope = placeScope(machine, ROOT_POINTER, { labelOf: options.labelOf ?? (() => '') }, STATE.spineGap);
  const first = scope.states.find((placed) => placed.pointer === statePointer(ROOT_POINTER, machine.StartAt));
  if (first === undefined) return { ...scope, start: null, bounds: boundsAround(scope.states, scope.routes, null) };
  const { width, height, gap } = STATE.start;
  const middle = first.rect.x + Math.min(first.rect.width, STATE.maxWidth) / 2;
  const start = { x: middle - width / 2, y: first.rect.y - gap - height, width, height };
  const points = [
    { x: middle, y: start.y + height },
    { x: middle, y: first.rect.y },
  ];
  const entry: StateRoute = {
    id: 'start',
    from: null,
    to: first.pointer,
    edge: null,
    back: false,
    points,
    own: points,
    arrow: true,
    label: null,
  };
  const routes = [entry, ...scope.routes];
  return {
    states: scope.states,
    start,
    routes,
    trunks: scope.trunks,
    bounds: boundsAround(scope.states, routes, start),
  };
}

interface Context {
  readonly labelOf: NonNullable<StatesLayoutOptions['labelOf']>;
}

interface PlacedScope {
  readonly size: Size;
  readonly states: readonly PlacedState[];
  readonly routes: readonly StateRoute[];
  readonly trunks: readonly (readonly Point[])[];
}

function placeScope(scope: Branch, at: JsonPointer, context: Context, gap: number): PlacedScope {
  const states = statesOf(scope);
  const inner = new Map<string, readonly PlacedScope[]>();
  for (const [name, state] of Object.entries(states)) {
    const scopes = scopesIn(state, statePointer(at, name));
    if (scopes !== null)
      inner.set(
        name,
        scopes.map((scope) => placeScope(scope.branch, scope.pointer, context, STATE.gap)),
      );
  }
  const text = (edge: StateEdge, back: boolean) => context.labelOf(edge, { scope: at, back });
  const layout = layoutScope({
    startAt: scope.StartAt,
    states,
    sizes: sizesOf(states, inner),
    containers: new Set(inner.keys()),
    gap,
    labelWidth: (edge, back) => widthOfText(text(edge, back)),
  });
  return assembled(layout, { at, states, inner, text });
}

interface Parts {
  readonly at: JsonPointer;
  readonly states: States;
  readonly inner: ReadonlyMap<string, readonly PlacedScope[]>;
  readonly text: (edge: StateEdge, back: boolean) => string;
}

/** Puts the inner scopes into their containers. */
function assembled(layout: ScopeLayout, { at, states, inner, text }: Parts): PlacedScope {
  const placed: PlacedState[] = [];
  const routes: StateRoute[] = layout.lines.map((line) => routeOf(line, at, text));
  const trunks: (readonly Point[])[] = layout.trunks.map((trunk) => trunk.points);
  for (const [name, state] of Object.entries(states)) {
    const rect = layout.rects.get(name);
    if (rect === undefined) continue;
    const scopes = inner.get(name);
    placed.push({
      pointer: statePointer(at, name),
      name,
      state,
      rect,
      container: scopes !== undefined,
      end: endsScope(state) ? endMark(rect, scopes !== undefined) : null,
    });
    let x = rect.x + STATE.padding;
    for (const scope of scopes ?? []) {
      const by = { x, y: rect.y + STATE.header + STATE.padding };
      placed.push(...scope.states.map((one) => movedState(one, by)));
      routes.push(...scope.routes.map((one) => movedRoute(one, by)));
      trunks.push(...scope.trunks.map((points) => points.map((point) => ({ x: point.x + by.x, y: point.y + by.y }))));
      x += scope.size.width + STATE.betweenBranches;
    }
  }
  return { size: layout.size, states: placed, routes, trunks };
}

function scopesIn(state: State, at: JsonPointer): { readonly branch: Branch; readonly pointer: JsonPointer }[] | null {
  if (state.Type === 'Parallel') {
    return listOf(state.Branches).map((branch, index) => ({ branch, pointer: childPointer(at, 'Branches', index) }));
  }
  if (state.Type !== 'Map') return null;
  const processor = state.ItemProcessor ?? state.Iterator;
  if (processor === undefined) return [];
  return [
    { branch: processor, pointer: childPointer(at, state.ItemProcessor === undefined ? 'Iterator' : 'ItemProcessor') },
  ];
}

function sizesOf(states: States, inner: ReadonlyMap<string, readonly PlacedScope[]>): Map<string, Size> {
  return new Map(
    Object.keys(states).map((name): [string, Size] => {
      const scopes = inner.get(name);
      return [name, scopes === undefined ? stateSize(name) : containerSize(name, scopes)];
    }),
  );
}

function stateSize(name: string): Size {
  const width = STATE.nameMargin + Math.ceil(STATE.characterWidth * name.length);
  return { width: Math.min(STATE.maxWidth, Math.max(STATE.minWidth, width)), height: STATE.height };
}

function containerSize(name: string, scopes: readonly PlacedScope[]): Size {
  const { padding, header, emptyContainer, betweenBranches, maxWidth } = STATE;
  const filled = scopes.filter((scope) => scope.states.length > 0);
  const inside =
    filled.reduce((sum, scope) => sum + scope.size.width, 0) + betweenBranches * Math.max(0, scopes.length - 1);
  const height = Math.max(0, ...filled.map((scope) => scope.size.height));
  if (filled.length === 0) return emptyContainer;
  const title = Math.min(maxWidth + 60, 60 + 6.5 * name.length);
  return { width: Math.max(inside + 2 * padding, title), height: header + height + 2 * padding };
}

function endMark(rect: Rect, container: boolean): Rect {
  const { size, distance } = STATE.end;
  const y = container ? rect.y + STATE.header / 2 : rect.y + rect.height / 2;
  return { x: rect.x + rect.width + distance, y: y - size / 2, width: size, height: size };
}

function routeOf(line: ScopeLine, at: JsonPointer, text: Parts['text']): StateRoute {
  const { edge, back, points, own, arrow, label } = line;
  return {
    id: `${statePointer(at, edge.from)} ${edge.caught ? 'caught by' : 'to'} ${edge.to}`,
    from: statePointer(at, edge.from),
    to: statePointer(at, edge.to),
    edge,
    back,
    points,
    own,
    arrow,
    label: label === null ? null : { ...label, text: text(edge, back) },
  };
}

function movedState(placed: PlacedState, by: Point): PlacedState {
  return { ...placed, rect: shifted(placed.rect, by), end: placed.end === null ? null : shifted(placed.end, by) };
}

function movedRoute(route: StateRoute, by: Point): StateRoute {
  const move = (point: Point) => ({ x: point.x + by.x, y: point.y + by.y });
  const label = route.label === null ? null : { ...route.label, at: move(route.label.at) };
  return { ...route, points: route.points.map(move), own: route.own.map(move), label };
}

function statePointer(scope: JsonPointer, name: string): JsonPointer {
  return childPointer(scope, 'States', name);
}

/** Words at 11 px with 6 px on each side. */
function widthOfText(text: string): number {
  return text === '' ? 0 : 12 + Math.ceil(5.6 * text.length);
}

function boundsAround(states: readonly PlacedState[], routes: readonly StateRoute[], start: Rect | null): Rect {
  const boxes = states.flatMap(({ rect, end }) => (end === null ? [rect] : [rect, end]));
  const lines = routes.flatMap(({ points }) => boundsOf(points) ?? []);
  const union = unionOf([...boxes, ...lines, ...(start === null ? [] : [start])]);
  return union ?? { x: 0, y: 0, width: STATE.start.width, height: STATE.start.height };
}
