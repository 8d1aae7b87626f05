import { loader } from '@monaco-editor/react';
import * as bundled from 'monaco-editor/editor';
// Chosen features; the rest of the editor (suggestions, renaming, colours, …) has no use in a text that is read.
import 'monaco-editor/features/bracketMatching/register';
import 'monaco-editor/features/clipboard/register';
import 'monaco-editor/features/codicon/register';
import 'monaco-editor/features/contextmenu/register';
import 'monaco-editor/features/find/register';
import 'monaco-editor/features/folding/register';
import 'monaco-editor/features/gotoError/register';
import 'monaco-editor/features/gotoLine/register';
import 'monaco-editor/features/hover/register';
import 'monaco-editor/features/readOnlyMessage/register';
import 'monaco-editor/features/wordHighlighter/register';
import EditorWorker from 'monaco-editor/editor/editor.worker?worker';
import { ASL_LANGUAGE, aslTokens } from './aslLanguage';
import { defineThemes } from './themes';

/** The one door to Monaco: bundled, never from a CDN, with one worker of its own. Only the lazy editor imports this module. */
export const monaco = prepared(bundled);

/** The wrapper's loader must be told before the first editor is made; a value that is used keeps this from being left out of the bundle. */
function prepared(editor: typeof bundled): typeof bundled {
  self.MonacoEnvironment = { getWorker: () => new EditorWorker() };
  loader.config({ monaco: editor });
  editor.languages.register({ id: ASL_LANGUAGE });
  editor.languages.setMonarchTokensProvider(ASL_LANGUAGE, aslTokens);
  editor.languages.setLanguageConfiguration(ASL_LANGUAGE, {
    brackets: [
      ['{', '}'],
      ['[', ']'],
    ],
    wordPattern: /"(?:[^"\\]|\\.)*"|[\w$.-]+/,
  });
  defineThemes(editor);
  return editor;
}
