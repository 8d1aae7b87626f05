import Editor from '@monaco-editor/react';
import type { editor as monacoEditor } from 'monaco-editor/editor';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { sourceMapOf, useEditorInstance } from '../../../editor';
import { labels } from '../labels';
import { usePageTheme } from '../usePageTheme';
import { ASL_LANGUAGE } from './aslLanguage';
import { monaco } from './monaco';
import { editorOptions } from './options';
import { themeName } from './themes';
import { useCaretSelection } from './useCaretSelection';
import { useMachineText } from './useMachineText';
import { useMarkers } from './useMarkers';
import { useRevealSelection } from './useRevealSelection';

/** Colours mean something here; the depth of a bracket is not worth one. */
const PLAIN_BRACKETS = { enabled: false, independentColorPoolPerBracketType: false };

/**
 * The printed machine in Monaco. The container takes the focus; Enter goes into the text, Escape comes back out, so that nobody who
 * travels by keyboard is caught inside.
 */
export default function AslEditor() {
  const editor = useEditorInstance();
  const container = useRef<HTMLDivElement>(null);
  const [view, setView] = useState<monacoEditor.IStandaloneCodeEditor | null>(null);
  const theme = usePageTheme();
  const [firstText] = useState(() => sourceMapOf(editor.store.getState().document).text);
  const [options] = useState(editorOptions);
  useMachineText(view, editor, firstText);
  useMarkers(view);
  useRevealSelection(view, editor);
  useCaretSelection(view, editor);
  useEffect(() => {
    if (view === null) return;
    const leave = view.addAction({
      id: 'stepwright.leave',
      label: labels.leave,
      keybindings: [monaco.KeyCode.Escape],
      precondition: 'editorTextFocus && !findWidgetVisible && !editorHoverVisible && !markersNavigationVisible',
      run: () => container.current?.focus(),
    });
    return () => leave.dispose();
  }, [view]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.target !== container.current) return;
    event.preventDefault();
    view?.focus();
  };
  return (
    // A stop of the Tab key which Enter leads into the text from; the text itself is Monaco's.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- see above
    <div
      ref={container}
      className="asl-editor"
      // A text one can go into: the container is the stop, the text behind it is reached by Enter.
      tabIndex={0} // eslint-disable-line jsx-a11y/no-noninteractive-tabindex -- see above
      role="group"
      aria-label={labels.editorName}
      onKeyDown={onKeyDown}
    >
      <Editor
        defaultLanguage={ASL_LANGUAGE}
        defaultPath="inmemory://stepwright/machine.asl.json"
        defaultValue={firstText}
        theme={themeName(theme)}
        options={options}
        loading={null}
        onMount={(mounted) => {
          mounted.getModel()?.updateOptions({ bracketColorizationOptions: PLAIN_BRACKETS });
          setView(mounted);
        }}
      />
    </div>
  );
}
