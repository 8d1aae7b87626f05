import { memo, useRef, type KeyboardEvent } from 'react';
import { displayName, nodesOf, type AgentDocument, type AgentNode } from '../../core/model';
import { nodeIconName, nodeWaits, useDrawnState, useEditor, useEditorInstance } from '../../editor';
import { Chip, classNames, Icon } from '../../ui';
import { labels } from './labels';
import { outlineTail } from './outlineTail';

/** The canvas as a tree: arrow keys walk it, Enter or a click selects. */
export function Outline({ filter }: { readonly filter: string }) {
  return <Tree document={useDrawnState().document} filter={filter} />;
}

interface TreeProps {
  readonly document: AgentDocument;
  readonly filter: string;
}

const Tree = memo(function Tree({ document, filter }: TreeProps) {
  const list = useRef<HTMLUListElement>(null);
  const nodes = nodesOf(document).filter((node) => displayName(node).toLowerCase().includes(filter.toLowerCase()));
  const before = nodes.filter((node) => node.kind === 'start' || node.kind === 'model');
  const tools = nodes.filter((node) => node.kind === 'tool' || node.kind === 'structured-output');
  const after = nodes.filter((node) => node.kind === 'end');

  const onKeyDown = (event: KeyboardEvent) => {
    const rows = [...(list.current?.querySelectorAll<HTMLElement>('button') ?? [])];
    const at = rows.findIndex((row) => row === event.target);
    const target = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1 }[event.key];
    if (target === undefined || rows[target] === undefined) return;
    event.preventDefault();
    rows[target].focus();
  };

  if (nodes.length === 0)
    return <p className="cap outline-empty">{filter === '' ? labels.outlineEmpty : labels.nothingFound}</p>;
  return (
    // Keys bubble here from the buttons of the rows; the list itself takes no focus.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <ul ref={list} className="outline" aria-label={labels.outline} onKeyDown={onKeyDown}>
      {before.map((node) => (
        <Row key={node.id} node={node} depth={0} />
      ))}
      {tools.length > 0 && (
        <li className="li">
          <Icon name="chevron-down" small />
          <span>{labels.tools}</span>
          <span className="tail cap">{tools.length}</span>
        </li>
      )}
      {tools.map((node) => (
        <Row key={node.id} node={node} depth={1} />
      ))}
      {after.map((node) => (
        <Row key={node.id} node={node} depth={0} />
      ))}
    </ul>
  );
});

/** Edits share the nodes they do not change, so typing at one node renders one row. */
const Row = memo(function Row({ node, depth }: { readonly node: AgentNode; readonly depth: 0 | 1 }) {
  const editor = useEditorInstance();
  const selected = useEditor((state) => state.selection.nodes.includes(node.id));
  const tail = outlineTail(node);
  return (
    <li>
      <button
        type="button"
        className={classNames('li', depth === 1 && 'd1', nodeWaits(node) && 'time', selected && 'sel')}
        aria-current={selected ? 'true' : undefined}
        onClick={(event) => {
          const { nodes } = editor.store.getState().selection;
          const toggled = selected ? nodes.filter((id) => id !== node.id) : [...nodes, node.id];
          editor.select({ nodes: event.shiftKey || event.ctrlKey || event.metaKey ? toggled : [node.id], edges: [] });
        }}
      >
        <Icon name={nodeIconName(node)} />
        <span className="ell grow">{displayName(node) || '(no name)'}</span>
        <span className="tail">
          {tail.person && <Icon name="person" small label="asks a person" />}
          {tail.text !== null &&
            (tail.time ? <Chip tone="time">{tail.text}</Chip> : <span className="cap">{tail.text}</span>)}
        </span>
      </button>
    </li>
  );
});
