import { useMemo } from 'react';
import { dragInLayout, layoutAgent, type AgentLayoutResult } from '../../../core/layout';
import type { NodeId, Position } from '../../../core/model';
import { useEditor } from '../../../editor';

/** The layout of the document, and while something is dragged the same with only what the drag changes. */
export function useAgentLayout(
  narrow: boolean,
  dragged: ReadonlyMap<NodeId, Position> | null,
): { readonly settled: AgentLayoutResult; readonly shown: AgentLayoutResult } {
  const document = useEditor((state) => state.document);
  const settled = useMemo(() => layoutAgent(document, { narrow }), [document, narrow]);
  const shown = useMemo(
    () => (dragged === null ? settled : dragInLayout(document, settled, dragged)),
    [document, settled, dragged],
  );
  return { settled, shown };
}
