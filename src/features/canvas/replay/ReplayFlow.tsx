import { Background, BackgroundVariant, ReactFlow, type Node, type NodeTypes } from '@xyflow/react';
import type { ReactNode } from 'react';
import { READ_ONLY_FLOW_PROPS } from '../shared/flowProps';
import type { useViewport } from '../shared/useViewport';
import { ZoomControls } from '../shared/ZoomControls';
import { LegibleCounts } from './LegibleCounts';
import { useVisitKeys } from './useVisitKeys';

export interface ReplayFlowProps<Shown extends Node> {
  readonly label: string;
  readonly nodes: Shown[];
  readonly nodeTypes: NodeTypes;
  readonly view: ReturnType<typeof useViewport>;
  /** Leads to the next visit of a node. */
  readonly onVisit: (id: string) => void;
  /** Lines, and what is written on them. */
  readonly children: ReactNode;
}

/** The whole graph is what one wants to see of a run; names are read in the timeline. */
export const LEAST_ZOOM = 0.3;

/** A graph that is looked at: nothing can be changed or selected, a node leads to its next visit. */
export function ReplayFlow<Shown extends Node>(props: ReplayFlowProps<Shown>) {
  const { label, nodes, nodeTypes, view, onVisit, children } = props;
  const onKeyDown = useVisitKeys(onVisit);
  return (
    <div className="flow" onKeyDown={onKeyDown} role="presentation" tabIndex={-1}>
      <ReactFlow<Shown>
        {...READ_ONLY_FLOW_PROPS}
        aria-label={label}
        nodes={nodes}
        nodeTypes={nodeTypes}
        onNodeClick={(_event, node) => onVisit(node.id)}
        onMoveStart={(event) => event !== null && view.taken()}
      >
        <Background variant={BackgroundVariant.Dots} gap={20} size={2} color="var(--canvas-dot)" />
        {children}
        <LegibleCounts />
      </ReactFlow>
      <ZoomControls view={view} row />
    </div>
  );
}
