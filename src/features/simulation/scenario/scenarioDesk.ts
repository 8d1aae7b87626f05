import { writtenScenarios, type AgentDocument } from '../../../core/model';
import {
  defaultScenario,
  savedScenarios,
  writtenScenario,
  type SavedScenario,
  type Scenario,
} from '../../../core/proof';
import { addScenario, removeScenario, setScenario, type Editor, type EditorState } from '../../../editor';
import type { StoreApi } from 'zustand';

/** Which scenario is on the screen. */
export interface DeskView {
  readonly scenario: Scenario;
  /** Saved scenario that is edited; null: the one made from the agent. */
  readonly savedId: string | null;
  /** The one made from the agent as a person changed it; null: unchanged, so that it follows the agent. */
  readonly draft: Scenario | null;
}

/**
 * Where the scenario of the screen is edited. A saved one is changed in the agent document, step by step of undo; the one made from the
 * agent is changed on the screen only, until it is saved.
 */
export interface ScenarioDesk {
  /** Shows a saved scenario, or with null the one made from the agent, and runs it. */
  select(savedId: string | null): void;
  /** Changes the scenario of the screen and runs it soon. */
  change(scenario: Scenario): void;
  /** Saves the scenario of the screen under a name, and goes on with the saved one. */
  saveAs(name: string): void;
  /** Mends a saved scenario that could not be read. */
  mend(index: number, scenario: Scenario): void;
  remove(saved: SavedScenario): void;
  /** Forgets what was changed in the scenario made from the agent. */
  reset(): void;
  /** Follows the document (undo, another way to wait) until the function it returns is called. */
  follow(): () => void;
}

export function createScenarioDesk(editor: Editor, view: StoreApi<DeskView>, runSoon: () => void): ScenarioDesk {
  const documentNow = () => editor.store.getState().document;
  const indexOf = (id: string) => savedScenarios(documentNow()).find((saved) => saved.id === id)?.index;

  const show = (next: Pick<DeskView, 'savedId' | 'draft'>) => {
    const scenario = scenarioOf(editor.store.getState(), next);
    view.setState({ ...next, ...(scenario !== null && { scenario }) });
    if (scenario !== null) runSoon();
  };

  return {
    select: (savedId) => show({ ...view.getState(), savedId }),
    change(scenario) {
      const { savedId } = view.getState();
      view.setState(savedId === null ? { scenario, draft: scenario } : { scenario, savedId: scenario.id });
      const index = savedId === null ? undefined : indexOf(savedId);
      if (index !== undefined) editor.execute(setScenario, written(scenario, index));
      runSoon();
    },
    saveAs(name) {
      const scenario = { ...view.getState().scenario, name, id: freeId(name, documentNow()) };
      view.setState({ scenario, savedId: scenario.id, draft: null });
      editor.execute(addScenario, { scenario: writtenScenario(scenario, documentNow()) });
    },
    mend(index, scenario) {
      view.setState({ scenario, savedId: scenario.id });
      editor.execute(setScenario, written(scenario, index));
      runSoon();
    },
    remove({ index }) {
      view.setState({ savedId: null });
      editor.execute(removeScenario, { index });
      show({ savedId: null, draft: view.getState().draft });
    },
    reset: () => show({ savedId: null, draft: null }),
    follow: () =>
      editor.store.subscribe((state, previous) => {
        if (state.document === previous.document) return;
        const { savedId, draft, scenario } = view.getState();
        const isGone = savedId !== null && indexOf(savedId) === undefined;
        // undoing a save gives back what was on the screen before it
        const next = isGone ? { savedId: null, draft: { ...scenario, id: DEFAULT_ID } } : { savedId, draft };
        const now = scenarioOf(state, next);
        const isSame = now === null || JSON.stringify(now) === JSON.stringify(scenario);
        if (isSame && !isGone && meansTheSame(state.document, previous.document)) return;
        show(next);
      }),
  };

  function written(scenario: Scenario, index: number) {
    return { index, scenario: writtenScenario(scenario, documentNow()) };
  }
}

const DEFAULT_ID = 'default';

/** What was on the screen when it was closed, for as long as the page lives: going back to the design must not cost a world. */
const kept = new WeakMap<Editor, Pick<DeskView, 'savedId' | 'draft'> & { readonly agent: string }>();

export function keepDeskView(editor: Editor, { savedId, draft }: DeskView): void {
  kept.set(editor, { savedId, draft, agent: editor.store.getState().document.name });
}

/** What the screen begins with: what was left there for this agent, else the scenario made from it. */
export function deskViewOf(editor: Editor): DeskView {
  const state = editor.store.getState();
  const { document } = state;
  const left = kept.get(editor);
  const view =
    left?.agent === document.name ? { savedId: left.savedId, draft: left.draft } : { savedId: null, draft: null };
  const scenario = scenarioOf(state, view) ?? defaultScenario(document, state.view.estimateJobSeconds);
  return { ...view, scenario };
}

/** The scenario that is meant; null: it has mistakes. */
function scenarioOf(
  { document, view }: Pick<EditorState, 'document' | 'view'>,
  { savedId, draft }: Pick<DeskView, 'savedId' | 'draft'>,
): Scenario | null {
  const saved = savedId === null ? undefined : savedScenarios(document).find(({ id }) => id === savedId);
  if (saved === undefined) return draft ?? defaultScenario(document, view.estimateJobSeconds);
  return saved.read.ok ? saved.read.value : null;
}

/** Whether two documents run alike; scenarios and positions decide nothing. */
function meansTheSame(one: AgentDocument, other: AgentDocument): boolean {
  return (
    one.nodes === other.nodes &&
    one.edges === other.edges &&
    one.settings === other.settings &&
    one.description === other.description
  );
}

/** An id made of the name, which no other scenario has. */
function freeId(name: string, document: AgentDocument): string {
  const taken = new Set(savedScenarios(document).map(({ id }) => id));
  const slug = name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 60);
  const base = slug === '' || slug === DEFAULT_ID ? 'scenario' : slug;
  const candidates = [base, ...writtenScenarios(document).map((_, index) => `${base}-${index + 2}`), `${base}-new`];
  return candidates.find((id) => !taken.has(id)) ?? base;
}
