import type { editor } from 'monaco-editor/editor';
import { useDeferredValue, useEffect } from 'react';
import { useDiagnostics, useSourceMap, type LocatedDiagnostic, type SourceMap } from '../../../editor';
import { monaco } from './monaco';

const OWNER = 'stepwright';

/**
 * Shows diagnostics where they are in the text: at their own place, or where the field they are about went. They follow behind a keystroke:
 * the text comes first.
 */
export function useMarkers(view: editor.ICodeEditor | null): void {
  const map = useDeferredValue(useSourceMap());
  const diagnostics = useDeferredValue(useDiagnostics());
  useEffect(() => {
    const model = view?.getModel();
    if (model === null || model === undefined) return;
    const markers = diagnostics.flatMap((diagnostic): editor.IMarkerData[] => {
      const range = placeInText(map, diagnostic);
      if (range === null) return [];
      const from = model.getPositionAt(range.start);
      const to = model.getPositionAt(range.end);
      const isLong = to.lineNumber > from.lineNumber;
      return [
        {
          severity: severityOf(diagnostic),
          message: diagnostic.hint === undefined ? diagnostic.message : `${diagnostic.message}\n${diagnostic.hint}`,
          code: diagnostic.code,
          startLineNumber: from.lineNumber,
          startColumn: from.column,
          // A whole State under a wave is noise: its first line says enough.
          endLineNumber: isLong ? from.lineNumber : to.lineNumber,
          endColumn: isLong ? model.getLineMaxColumn(from.lineNumber) : to.column,
        },
      ];
    });
    monaco.editor.setModelMarkers(model, OWNER, markers);
  }, [view, map, diagnostics]);
}

function placeInText(map: SourceMap, { pointer, nodeId, field }: LocatedDiagnostic) {
  if (pointer !== null) return map.rangeOfPointer(pointer);
  if (nodeId === null || field === null) return null;
  return map.rangesOfField(nodeId, field)[0]?.range ?? null;
}

function severityOf({ severity }: LocatedDiagnostic) {
  const { Error, Warning, Info } = monaco.MarkerSeverity;
  return { error: Error, warning: Warning, info: Info }[severity];
}
