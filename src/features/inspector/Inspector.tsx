import { useRef } from 'react';
import { useEditor, useSourceMap } from '../../editor';
import './inspector.css';
import { AgentSubject } from './agent/AgentSubject';
import { ManySubject } from './agent/ManySubject';
import { labels } from './labels';
import { NodeSubject } from './NodeSubject';
import { StateSubject } from './state/StateSubject';
import { useRevealedField } from './useRevealedField';

/**
 * Settings of what is selected: a node, several, a State of the compiled machine, or the agent while nothing is. When somebody asks for a
 * field to be shown, it gets the focus.
 */
export function Inspector() {
  const root = useRef<HTMLDivElement>(null);
  useRevealedField(root);
  const pointer = useEditor(({ view, selection }) => (view.canvas === 'states' ? selection.statePointer : null));
  return (
    <aside ref={root} className="side inspector" aria-label={labels.inspector}>
      {pointer === null ? <SelectedNodes /> : <SelectedState pointer={pointer} />}
    </aside>
  );
}

function SelectedState({ pointer }: { readonly pointer: string }) {
  const state = useSourceMap().states.find((candidate) => candidate.pointer === pointer);
  return state === undefined ? <SelectedNodes /> : <StateSubject state={state} />;
}

function SelectedNodes() {
  const selected = useEditor(({ selection }) => selection.nodes);
  const nodes = useEditor(({ document }) => document.nodes);
  const chosen = selected.flatMap((id) => nodes[id] ?? []);
  const [only] = chosen;
  if (chosen.length > 1) return <ManySubject nodes={chosen} />;
  return only === undefined ? <AgentSubject /> : <NodeSubject key={only.id} node={only} />;
}
