import { MAX_ZOOM, MIN_ZOOM } from './fitting';

/** How React Flow is used in every graph: keys are ours, as is the zoom by its buttons. */
export const FLOW_PROPS = {
  deleteKeyCode: null,
  disableKeyboardA11y: true,
  zoomOnDoubleClick: false,
  minZoom: MIN_ZOOM,
  maxZoom: MAX_ZOOM,
  proOptions: { hideAttribution: true },
} as const;

/** A graph in which nothing can be changed. */
export const READ_ONLY_FLOW_PROPS = {
  ...FLOW_PROPS,
  nodesDraggable: false,
  nodesConnectable: false,
  elementsSelectable: false,
  nodesFocusable: true,
  selectionKeyCode: null,
} as const;
