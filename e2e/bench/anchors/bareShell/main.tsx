import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import {
  applyNodeChanges,
  Background,
  Controls,
  Handle,
  MiniMap,
  Position,
  ReactFlow,
  type Node,
  type NodeChange,
} from '@xyflow/react';
import '@xyflow/react/dist/style.css';
import { create } from 'zustand';

interface Shell {
  readonly nodes: Node[];
  readonly change: (changes: NodeChange[]) => void;
}

const useShell = create<Shell>((set) => ({
  nodes: [{ id: 'a', type: 'tool', position: { x: 0, y: 0 }, data: {} }],
  change: (changes) => set((state) => ({ nodes: applyNodeChanges(changes, state.nodes) })),
}));

const nodeTypes = {
  tool: () => (
    <div>
      <Handle type="target" position={Position.Left} />a
    </div>
  ),
};

function BareShell() {
  const { nodes, change } = useShell();
  return (
    <ReactFlow nodes={nodes} edges={[]} nodeTypes={nodeTypes} onNodesChange={change}>
      <Background />
      <Controls />
      <MiniMap />
    </ReactFlow>
  );
}

const root = document.getElementById('root');
if (root !== null) {
  createRoot(root).render(
    <StrictMode>
      <BareShell />
    </StrictMode>,
  );
}
