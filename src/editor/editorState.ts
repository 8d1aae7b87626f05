import { DEFAULT_JOB_SECONDS } from '../core/proof';
import { LIST_PRICES, type PriceSettings } from '../core/cost';
import type { Place } from '../core/diagnostics';
import type { AgentDocument, EdgeId, NodeId } from '../core/model';
import type { History } from './history';

/** All that the editor holds, by lifetime. What can be computed is not here: see `derived/`. */
export interface EditorState {
  /** The only thing that is stored and undone. */
  readonly document: AgentDocument;
  readonly history: History;
  readonly selection: Selection;
  readonly view: ViewState;
  /** The place somebody asked to be shown last; panels scroll to it and focus it. */
  readonly reveal: Reveal | null;
}

export interface Reveal {
  readonly place: Place;
  /** Rises with each request, so that asking twice for one place shows it twice. */
  readonly serial: number;
}

export interface Selection {
  readonly nodes: readonly NodeId[];
  readonly edges: readonly EdgeId[];
  /** State of the compiled machine that is selected, by its JSON pointer; null in the Agent view. */
  readonly statePointer: string | null;
}

export const NOTHING_SELECTED: Selection = { nodes: [], edges: [], statePointer: null };

/** How the work is looked at: kept as preferences, never undone. */
export interface ViewState {
  readonly canvas: 'agent' | 'states';
  readonly theme: 'light' | 'dark' | 'system';
  readonly bottomPanel: { readonly open: boolean; readonly tab: BottomTab; readonly height: number };
  /** The dialog that is open; never kept. */
  readonly dialog: DialogName | null;
  readonly inspectorTab: InspectorTab;
  /** Length of the job that estimates are made for, in seconds. */
  readonly estimateJobSeconds: number;
  /** What runs are priced with. */
  readonly prices: PriceSettings;
}

export type InspectorTab =
  | 'tool'
  | 'waiting'
  | 'errors'
  | 'status'
  | 'model'
  | 'prompt'
  | 'output'
  | 'agent'
  | 'deployment'
  | 'state'
  | 'data'
  | 'problems';

export type DialogName = 'start' | 'open' | 'export' | 'commands' | 'shortcuts' | 'deploy' | 'simulation';

export type BottomTab = 'asl' | 'problems' | 'prompt' | 'changes';

export const DEFAULT_VIEW: ViewState = {
  canvas: 'agent',
  theme: 'system',
  bottomPanel: { open: true, tab: 'asl', height: 250 },
  inspectorTab: 'waiting',
  dialog: null,
  estimateJobSeconds: DEFAULT_JOB_SECONDS,
  prices: LIST_PRICES,
};
