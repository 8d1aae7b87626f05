// A machine of about a megabyte in the app's own Monaco; one interval changes, and its text reaches the editor in two ways.
import { DEFAULT_POLLING, emptyAgent, newTool, nodeId } from '../../../../src/core/model';
import {
  addNode,
  compiledOf,
  createEditor,
  setNodeField,
  sourceMapOf,
  type Editor,
  type SourceMap,
} from '../../../../src/editor';
import { edgesFromModel } from '../../../../src/editor/palette';
import { applyText } from '../../../../src/features/preview/monaco/applyText';
import { ASL_LANGUAGE } from '../../../../src/features/preview/monaco/aslLanguage';
import { monaco } from '../../../../src/features/preview/monaco/monaco';

export interface PreviewBench {
  readonly characters: number;
  readonly states: number;
  /** Milliseconds of work on the main thread for one change, until the editor holds the text. */
  change(way: 'minimal' | 'full'): Sample;
}

export interface Sample {
  /** Compile and print. */
  readonly derivedMs: number;
  /** Find the difference and edit, or replace all. */
  readonly editMs: number;
  readonly sameText: boolean;
}

const CHARACTERS = 1_000_000;

const editor = agentWith(1);
const charactersOf = (of: Editor) => printed(of).text.length;
const perTool = (charactersOf(agentWith(21)) - charactersOf(editor)) / 20;
const tools = Math.ceil((CHARACTERS - charactersOf(editor)) / perTool);
const large = agentWith(tools);
let shown = printed(large);
const view = monaco.editor.create(document.querySelector('#root') as HTMLElement, {
  value: shown.text,
  language: ASL_LANGUAGE,
  minimap: { enabled: false },
});
const model = view.getModel();
let interval = 100;

const bench: PreviewBench = {
  characters: shown.text.length,
  states: shown.text.split('"Type": ').length - 1,
  change(way) {
    interval += 1;
    const start = performance.now();
    large.execute(setNodeField, {
      nodeId: nodeId(`tool-${Math.floor(tools / 2)}`),
      field: 'polling.polling_interval',
      value: interval,
    });
    const next = printed(large);
    // The full replacement needs the text as a whole.
    if (way === 'full') next.text.at(0);
    const derived = performance.now();
    if (way === 'minimal') applyText(view, next.pieces, shown.pieces);
    else {
      const range = model?.getFullModelRange();
      // As the wrapper does it for an editor whose `value` is controlled.
      if (range !== undefined && view.getValue() !== next.text) {
        view.executeEdits('', [{ range, text: next.text, forceMoveMarkers: true }]);
        view.pushUndoStop();
      }
    }
    const end = performance.now();
    shown = next;
    return { derivedMs: derived - start, editMs: end - derived, sameText: model?.getValue() === next.text };
  },
};
Object.assign(globalThis, { previewBench: bench });

function agentWith(count: number): Editor {
  const made = createEditor(emptyAgent('large'));
  for (let index = 0; index < count; index += 1) {
    const node = newTool(nodeId(`tool-${index}`), `monitor_${index}`, {
      description: 'Watches a job.',
      target: { type: 'lambda', functionArn: `arn:aws:lambda:eu-west-1:123456789012:function:monitor-${index}` },
      polling: { ...DEFAULT_POLLING, mode: 'wait-before-call' },
    });
    made.execute(addNode, { node, edges: edgesFromModel(made.store.getState().document, node.id) });
  }
  return made;
}

function printed(of: Editor): SourceMap {
  const { document } = of.store.getState();
  compiledOf(document);
  return sourceMapOf(document);
}
