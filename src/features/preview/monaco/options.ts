import type { editor } from 'monaco-editor/editor';
import { labels } from '../labels';

/** A text to read: no suggestions, no minimap, nothing that types. */
export function editorOptions(): editor.IStandaloneEditorConstructionOptions {
  return {
    readOnly: true,
    domReadOnly: true,
    readOnlyMessage: { value: labels.readOnly },
    // The container around the editor is the stop of the Tab key.
    tabIndex: -1,
    tabFocusMode: true,
    ariaLabel: labels.editorName,
    automaticLayout: true,
    fontFamily: getComputedStyle(document.documentElement).getPropertyValue('--font-mono').trim() || 'monospace',
    fontSize: 12,
    lineHeight: 18,
    lineNumbersMinChars: 4,
    lineDecorationsWidth: 20,
    glyphMargin: false,
    folding: true,
    // As many as a hundred tools have; Monaco walks through all of them at each edit. Beyond, the outer ones fold.
    foldingMaximumRegions: 2_000,
    showFoldingControls: 'mouseover',
    minimap: { enabled: false },
    stickyScroll: { enabled: false },
    scrollBeyondLastLine: false,
    renderLineHighlight: 'none',
    occurrencesHighlight: 'off',
    selectionHighlight: false,
    matchBrackets: 'near',
    // To draw them Monaco asks the browser where a changed line stands, before each paint.
    guides: { indentation: false },
    overviewRulerBorder: true,
    overviewRulerLanes: 1,
    hideCursorInOverviewRuler: true,
    padding: { top: 5, bottom: 5 },
    scrollbar: {
      verticalScrollbarSize: 12,
      horizontalScrollbarSize: 10,
      useShadows: false,
      alwaysConsumeMouseWheel: false,
    },
    fixedOverflowWidgets: true,
    wordWrap: 'off',
    // A definition may hold very long expressions; cutting their colours is better than a frozen page.
    maxTokenizationLineLength: 20_000,
    contextmenu: true,
    find: { addExtraSpaceOnTop: false, seedSearchStringFromSelection: 'selection' },
  };
}
