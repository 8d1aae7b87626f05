import { useMemo } from 'react';
import { dragInLayout, layoutAgent, type AgentLayoutResult } from '../../../core/layout';
import type { AgentDocument, NodeId, Position } from '../../../core/model';

/** The layout of the document, and while something is dragged the same with only what the drag changes. */
export function useAgentLayout(
  document: AgentDocument,
  narrow: boolean,
  dragged: ReadonlyMap<NodeId, Position> | null,
): { readonly settled: AgentLayoutResult; readonly shown: AgentLayoutResult } {
  const settled = useMemo(() => layoutAgent(document, { narrow }), [document, narrow]);
  const shown = useMemo(
    () => (dragged === null ? settled : dragInLayout(document, settled, dragged)),
    [document, settled, dragged],
  );
  return { settled, shown };
}
