import { useMemo, useSyncExternalStore } from 'react';
import type { CompileResult } from '../../core/compiler';
import { pricesOf } from '../../core/cost';
import type { NodeId } from '../../core/model';
import { countDefaultRun } from '../../core/proof';
import type { Editor } from '../editor';
import { useEditor, useEditorInstance } from '../useEditor';
import { createChecker, type Checker, type Findings } from './checker';
import { compiledOf } from './compiled';
import { estimateOf, type Estimate } from './estimate';
import { loadJudge } from './judge';
import type { LocatedDiagnostic } from './located';
import type { SourceMap } from './sourceMap';
import { sourceMapOf } from './sourceMapOf';

/** The compiled agent. It keeps its identity while the document means the same, so a drag renders nobody who reads only this. */
export function useCompiled(): CompileResult {
  return useEditor((state) => compiledOf(state.document));
}

/** The printed machine and the way between text, pointers and nodes. */
export function useSourceMap(): SourceMap {
  return useEditor((state) => sourceMapOf(state.document));
}

/** Everything there is to know about the document's problems, errors first. */
export function useFindings(): Findings {
  const checker = checkerOf(useEditorInstance());
  return useSyncExternalStore(checker.subscribe, checker.findings, checker.findings);
}

export function useDiagnostics(): readonly LocatedDiagnostic[] {
  return useFindings().diagnostics;
}

/** Diagnostics of one node; the same array while they say the same. */
export function useDiagnosticsOfNode(id: NodeId): readonly LocatedDiagnostic[] {
  const checker = checkerOf(useEditorInstance());
  const ofNode = () => checker.ofNode(id);
  return useSyncExternalStore(checker.subscribe, ofNode, ofNode);
}

/** What a run costs, for the job the person set. */
export function useEstimate(): Estimate {
  const document = useEditor((state) => state.document);
  const selected = useEditor((state) => state.selection.nodes);
  const jobSeconds = useEditor((state) => state.view.estimateJobSeconds);
  const priceSettings = useEditor((state) => state.view.prices);
  const diagnostics = useDiagnostics();
  const prices = useMemo(() => pricesOf(priceSettings), [priceSettings]);
  return useMemo(
    () => estimateOf(document, { selected, jobSeconds, prices, diagnostics }),
    [document, selected, jobSeconds, prices, diagnostics],
  );
}

/** Turns of the model in the run the strip counts; null: nothing can be counted. */
export function useModelTurns(): number | null {
  return useEditor(({ document, view }) => countDefaultRun(document, view.estimateJobSeconds)?.modelTurns ?? null);
}

const checkers = new WeakMap<Editor, Checker>();

function checkerOf(editor: Editor): Checker {
  const known = checkers.get(editor);
  if (known !== undefined) return known;
  const checker = createChecker(editor, loadJudge);
  checkers.set(editor, checker);
  return checker;
}
