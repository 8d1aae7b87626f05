import type { CompileResult } from '../../core/compiler';
import type { Diagnostic } from '../../core/diagnostics';
import type { AgentDocument, NodeId } from '../../core/model';
import type { Editor } from '../editor';
import { compiledOf } from './compiled';
import { groupBy } from './groupBy';
import { locateDiagnostics, type LocatedDiagnostic } from './located';
import { meansTheSame, memoOnMeaning } from './memoOnMeaning';

/** Judges an agent and its machine. It may be heavy, so it comes by dynamic import and judges first when the page is idle. */
export type Judge = (document: AgentDocument, compiled: CompileResult) => readonly Diagnostic[];

/** All diagnostics of the current document, with how much of the judging is done. */
export interface Findings {
  readonly diagnostics: readonly LocatedDiagnostic[];
  /** `pending`: the judge has not seen this document yet; `unavailable`: its code could not be loaded. */
  readonly judged: 'pending' | 'done' | 'unavailable';
}

/** Keeps the findings of an editor up to date while somebody listens. */
export interface Checker {
  readonly subscribe: (listener: () => void) => () => void;
  readonly findings: () => Findings;
  /** Findings of one node; the same array while they say the same, so that typing at one node renders no other. */
  readonly ofNode: (id: NodeId) => readonly LocatedDiagnostic[];
}

interface Verdict {
  readonly document: AgentDocument;
  readonly diagnostics: readonly Diagnostic[];
}

interface Shown {
  readonly document: AgentDocument;
  readonly verdict: Verdict | null;
  readonly findings: Findings;
  readonly byNode: ReadonlyMap<NodeId, readonly LocatedDiagnostic[]>;
}

const NONE: readonly LocatedDiagnostic[] = [];

const compilerFindings = memoOnMeaning((document): Findings => {
  const compiled = compiledOf(document);
  return { diagnostics: locateDiagnostics(document, compiled, compiled.diagnostics), judged: 'pending' };
});

/** When the checker does what it need not do at once; tests have their own. */
export interface CheckerTimes {
  /** Runs a task soon without disturbing; answers how to call it off. */
  readonly whenIdle: (task: () => void) => () => void;
  /** The same as soon as the event that is handled is over. */
  readonly afterEvent: (task: () => void) => () => void;
  /** Milliseconds of a clock. */
  readonly now: () => number;
}

/**
 * Longest the judge may hold up a keystroke, in milliseconds: a frame. It judges only what the keystroke touched, so it rarely does; when it
 * did, the next time it follows behind the keystroke.
 */
const FRAME_MS = 16;

/**
 * The compiler's diagnostics are there at once. The judge's first follow when the page is idle, later ones come with the keystroke as long
 * as the judge is quick. Until they do, the judge's last findings stay on the screen, less what the document has lost, so that badges do
 * not flicker while a person types.
 *
 * @param loadJudge - dynamic import of the judge; asked once, and again after it failed.
 */
export function createChecker(
  editor: Editor,
  loadJudge: () => Promise<Judge>,
  { whenIdle, afterEvent, now }: CheckerTimes = ofThePage,
): Checker {
  const listeners = new Set<() => void>();
  let judge: Judge | null = null;
  let failed = false;
  let verdict: Verdict | null = null;
  let shown: Shown | null = null;
  let tookMs = 0;
  let callOff: (() => void) | null = null;
  let unsubscribe: (() => void) | null = null;

  const notify = (): void => listeners.forEach((listener) => listener());

  const work = (): void => {
    callOff = null;
    const { document } = editor.store.getState();
    if (judge === null) {
      void loadJudge().then(
        (loaded) => {
          judge = loaded;
          failed = false;
          schedule();
        },
        () => {
          failed = true;
          shown = null;
          notify();
        },
      );
      return;
    }
    pass(judge, document);
    notify();
  };

  const pass = (loaded: Judge, document: AgentDocument): void => {
    const startMs = now();
    verdict = { document, diagnostics: loaded(document, compiledOf(document)) };
    tookMs = now() - startMs;
  };

  const schedule = (): void => {
    const { document } = editor.store.getState();
    callOff?.();
    callOff = null;
    if (listeners.size === 0 || (verdict !== null && meansTheSame(verdict.document, document))) return;
    if (verdict === null || judge === null) callOff = whenIdle(work);
    else if (tookMs > FRAME_MS) callOff = afterEvent(work);
    else pass(judge, document);
  };

  const findings = (): Findings => {
    const { document } = editor.store.getState();
    if (shown !== null && shown.verdict === verdict && meansTheSame(shown.document, document)) return shown.findings;
    const current = joined(document, verdict, failed);
    shown = { document, verdict, findings: current, byNode: groupedByNode(current.diagnostics, shown?.byNode) };
    return current;
  };

  return {
    subscribe(listener) {
      listeners.add(listener);
      unsubscribe ??= editor.store.subscribe((state, before) => {
        if (state.document === before.document) return;
        schedule();
        notify(); // the compiler's own findings change at once in any case
      });
      if (listeners.size === 1) schedule();
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        callOff?.();
        callOff = null;
        unsubscribe?.();
        unsubscribe = null;
      };
    },
    findings,
    ofNode(id) {
      findings();
      return shown?.byNode.get(id) ?? NONE;
    },
  };
}

function joined(document: AgentDocument, verdict: Verdict | null, failed: boolean): Findings {
  const ofCompiler = compilerFindings(document);
  if (verdict === null) return failed ? { ...ofCompiler, judged: 'unavailable' } : ofCompiler;
  const compiled = compiledOf(document);
  const diagnostics = locateDiagnostics(document, compiled, [...compiled.diagnostics, ...verdict.diagnostics]);
  const judged = meansTheSame(verdict.document, document);
  return {
    diagnostics: judged ? diagnostics : diagnostics.filter(({ at, nodeId }) => at.kind !== 'node' || nodeId !== null),
    judged: judged ? 'done' : 'pending',
  };
}

function groupedByNode(
  diagnostics: readonly LocatedDiagnostic[],
  before: Shown['byNode'] = new Map(),
): Map<NodeId, readonly LocatedDiagnostic[]> {
  const groups = groupBy(diagnostics, ({ nodeId }) => nodeId);
  return new Map(
    [...groups].flatMap(([id, group]): [NodeId, readonly LocatedDiagnostic[]][] => {
      if (id === null) return [];
      const old = before.get(id);
      return [[id, old !== undefined && areSame(old, group) ? old : group]];
    }),
  );
}

function areSame(a: readonly LocatedDiagnostic[], b: readonly LocatedDiagnostic[]): boolean {
  return (
    a.length === b.length &&
    a.every((one, index) => one === b[index] || JSON.stringify(one) === JSON.stringify(b[index]))
  );
}

/** Longest the judge waits for an idle moment, in milliseconds. */
const IDLE_TIMEOUT_MS = 300;

const ofThePage: CheckerTimes = { whenIdle: idle, afterEvent: afterEvent, now: () => performance.now() };

function afterEvent(task: () => void): () => void {
  const timer = setTimeout(task);
  return () => clearTimeout(timer);
}

function idle(task: () => void): () => void {
  // Safari has no requestIdleCallback.
  if (typeof requestIdleCallback === 'undefined') {
    const timer = setTimeout(task, IDLE_TIMEOUT_MS / 2);
    return () => clearTimeout(timer);
  }
  const request = requestIdleCallback(task, { timeout: IDLE_TIMEOUT_MS });
  return () => cancelIdleCallback(request);
}
