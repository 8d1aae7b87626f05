import { applyPatches, enablePatches, produceWithPatches, type Patch } from 'immer';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { AgentDocument, NodeId } from '../core/model';
import type { Command } from './command';
import { DEFAULT_VIEW, NOTHING_SELECTED, type EditorState, type Selection, type ViewState } from './editorState';
import type { Place } from '../core/diagnostics';
import { EMPTY_HISTORY, recorded, squashed } from './history';
import { shownPlace } from './shownPlace';

enablePatches();

/** The headless editor: a store to read and subscribe to, and the only ways to change it. */
export interface Editor {
  readonly store: StoreApi<EditorState>;
  /**
   * Runs a command; false if it is not allowed or changed nothing (then no step of undo is left).
   *
   * @param select - nodes selected afterwards; absent: the selection stays, less what the command removed.
   */
  execute<Args>(command: Command<Args>, args: Args, select?: readonly NodeId[]): boolean;
  undo(): boolean;
  redo(): boolean;
  /** Opens a gesture (drag, burst of typing): everything until {@link Editor.commitGesture} is one step. */
  beginGesture(): void;
  commitGesture(): void;
  /** Takes back everything since {@link Editor.beginGesture}. */
  cancelGesture(): void;
  select(selection: Partial<Selection>): void;
  setView(view: Partial<ViewState>): void;
  /** Leads to a place: selects its node, opens the inspector's tab or the preview, and asks the panel to focus it. */
  reveal(place: Place): void;
  /** Replaces the document (open, import): history and selection start anew. */
  open(document: AgentDocument): void;
}

export function createEditor(document: AgentDocument, view: Partial<ViewState> = {}): Editor {
  const store = createStore<EditorState>(() => ({
    document,
    history: EMPTY_HISTORY,
    selection: NOTHING_SELECTED,
    view: { ...DEFAULT_VIEW, ...view },
    reveal: null,
  }));

  const travel = (from: 'done' | 'undone'): boolean => {
    commitGesture();
    const { history, document: current } = store.getState();
    const entry = history[from].at(-1);
    if (entry === undefined) return false;
    const back = from === 'done';
    const next = patched(current, back ? entry.undo : entry.redo);
    store.setState({
      document: next,
      history: {
        done: back ? history.done.slice(0, -1) : [...history.done, entry],
        undone: back ? [...history.undone, entry] : history.undone.slice(0, -1),
        mark: null,
      },
      selection: surviving(next, {
        ...NOTHING_SELECTED,
        nodes: back ? entry.selectedBefore : entry.selectedAfter,
      }),
    });
    return true;
  };

  const commitGesture = (): void => {
    const { history } = store.getState();
    if (history.mark !== null) store.setState({ history: squashed(history) });
  };

  return {
    store,
    execute(command, args, select) {
      const state = store.getState();
      if (!command.allowed(state.document, args)) return false;
      const [next, redo, undo] = produceWithPatches(state.document, (draft) => command.apply(draft, args));
      if (redo.length === 0) return false;
      const selection = surviving(
        next,
        select === undefined ? state.selection : { ...NOTHING_SELECTED, nodes: select },
      );
      store.setState({
        document: next,
        selection,
        history: recorded(state.history, {
          label: command.label(state.document, args),
          redo,
          undo,
          selectedBefore: state.selection.nodes,
          selectedAfter: selection.nodes,
        }),
      });
      return true;
    },
    undo: () => travel('done'),
    redo: () => travel('undone'),
    beginGesture() {
      const { history } = store.getState();
      if (history.mark === null) store.setState({ history: { ...history, mark: history.done.length } });
    },
    commitGesture,
    cancelGesture() {
      const { history, document: current } = store.getState();
      if (history.mark === null) return;
      const gesture = history.done.slice(history.mark);
      const next = gesture.toReversed().reduce((doc, entry) => patched(doc, entry.undo), current);
      store.setState({
        document: next,
        history: { ...history, done: history.done.slice(0, history.mark), mark: null },
        selection: surviving(next, { ...NOTHING_SELECTED, nodes: gesture[0]?.selectedBefore ?? [] }),
      });
    },
    select(selection) {
      store.setState((state) => ({ selection: { ...state.selection, ...selection } }));
    },
    setView(next) {
      store.setState((state) => ({ view: { ...state.view, ...next } }));
    },
    reveal(place) {
      store.setState((state) => ({
        ...shownPlace(state, place),
        reveal: { place, serial: (state.reveal?.serial ?? 0) + 1 },
      }));
    },
    open(next) {
      store.setState({ document: next, history: EMPTY_HISTORY, selection: NOTHING_SELECTED, reveal: null });
    },
  };
}

function patched(document: AgentDocument, patches: readonly Patch[]): AgentDocument {
  return applyPatches(document, patches as Patch[]); // immer's type asks for a mutable array which it does not change
}

/** The selection without what is no longer there. */
function surviving(document: AgentDocument, selection: Selection): Selection {
  const nodes = selection.nodes.filter((id) => id in document.nodes);
  const edges = selection.edges.filter((id) => id in document.edges);
  const unchanged = nodes.length === selection.nodes.length && edges.length === selection.edges.length;
  return unchanged ? selection : { ...selection, nodes, edges };
}
