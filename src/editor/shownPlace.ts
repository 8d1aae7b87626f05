import type { Place } from '../core/diagnostics';
import { nodeId, type AgentNode } from '../core/model';
import { NOTHING_SELECTED, type EditorState, type InspectorTab } from './editorState';

/** Selection and view in which a place can be seen. A node that is gone changes nothing. */
export function shownPlace(
  { document, view }: EditorState,
  place: Place,
): Partial<Pick<EditorState, 'selection' | 'view'>> {
  switch (place.kind) {
    case 'node': {
      const node = document.nodes[nodeId(place.nodeId)];
      if (node === undefined) return {};
      return {
        selection: { ...NOTHING_SELECTED, nodes: [node.id] },
        view: { ...view, inspectorTab: inspectorTabOf(node, place.field ?? null) },
      };
    }
    case 'agent':
      return { selection: NOTHING_SELECTED, view: { ...view, inspectorTab: 'agent' } };
    case 'settings':
      return {
        selection: NOTHING_SELECTED,
        view: { ...view, inspectorTab: isDeploymentSetting(place.field) ? 'deployment' : 'agent' },
      };
    case 'asl':
      return { view: { ...view, bottomPanel: { ...view.bottomPanel, open: true, tab: 'asl' } } };
    case 'text':
      return {};
  }
}

/** Tab of the inspector which shows a field (dotted path) of a node; without a field the tab that says most about the node. */
export function inspectorTabOf(node: AgentNode, field: string | null): InspectorTab {
  switch (node.kind) {
    case 'tool':
      if (field === null) return node.polling.mode === 'none' ? 'tool' : 'waiting';
      if (field.startsWith('polling.status')) return 'status';
      if (field.startsWith('polling') || field.startsWith('approval')) return 'waiting';
      return field.startsWith('errors') ? 'errors' : 'tool';
    case 'model':
      if (field?.startsWith('systemPrompt') === true) return 'prompt';
      return field?.startsWith('errors') === true ? 'errors' : 'model';
    case 'structured-output':
      return 'output';
    case 'start':
    case 'end':
      return 'agent';
  }
}

const DEPLOYMENT_SETTINGS = ['stateMachineType', 'timeoutSeconds', 'tags', 'tokenMetrics', 'maxConcurrency'];

function isDeploymentSetting(field: string): boolean {
  const [first = ''] = field.replace(/^settings\./, '').split('.');
  return DEPLOYMENT_SETTINGS.includes(first);
}
