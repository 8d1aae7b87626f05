import { useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react';
import { toolNameProblem, toolsOf, structuredOutputsOf, displayName, type AgentNode } from '../../../core/model';
import { setNodeField, useEditorInstance } from '../../../editor';
import { announce } from '../../../ui';
import { labels } from '../labels';
import { useCanvas, useCanvasStore } from './canvasStore';

/** The name on a node's face, or the field in which it is typed. Enter keeps it, Escape and leaving the field do not keep a bad one. */
export function NodeName({ node }: { readonly node: Exclude<AgentNode, { kind: 'start' | 'end' }> }) {
  const renaming = useCanvas((state) => state.renaming === node.id);
  if (renaming) return <NameField node={node} />;
  const name = displayName(node);
  return (
    <div className={node.kind === 'model' ? 'nm title' : 'nm'} title={name}>
      {name}
    </div>
  );
}

function NameField({ node }: { readonly node: Exclude<AgentNode, { kind: 'start' | 'end' }> }) {
  const editor = useEditorInstance();
  const store = useCanvasStore();
  const field = useRef<HTMLInputElement>(null);
  const done = useRef(false);
  const [text, setText] = useState(displayName(node));
  const problem = problemOf(text);

  useLayoutEffect(() => {
    // The node's own element takes the focus of the double click after this; the field must have it last.
    const frame = requestAnimationFrame(() => {
      field.current?.focus();
      field.current?.select();
    });
    return () => cancelAnimationFrame(frame);
  }, []);

  function problemOf(name: string): string | null {
    if (node.kind === 'model') return name.trim() === '' ? labels.nameEmpty : null;
    const { document } = editor.store.getState();
    const others = [...toolsOf(document), ...structuredOutputsOf(document)].filter((other) => other.id !== node.id);
    if (others.some((other) => other.toolName === name)) return labels.nameTaken(name);
    return toolNameProblem(name);
  }

  const close = (keep: boolean) => {
    if (done.current) return;
    done.current = true;
    if (keep && problem === null) {
      const changed = editor.execute(setNodeField, {
        nodeId: node.id,
        field: node.kind === 'model' ? 'label' : 'toolName',
        value: text,
      });
      if (changed) announce(labels.renamed(text));
    }
    const element = field.current?.closest<HTMLElement>('.react-flow__node');
    store.setState({ renaming: null });
    element?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.key === 'Enter' && problem === null) close(true);
    if (event.key === 'Escape') close(false);
  };
  const errorId = `canvas-rename-${node.id}`;
  return (
    <div className="rename nodrag nopan">
      <input
        ref={field}
        className={node.kind === 'model' ? 'nm title' : 'nm'}
        value={text}
        aria-label={labels.nameField}
        aria-invalid={problem !== null}
        aria-describedby={problem === null ? undefined : errorId}
        spellCheck={false}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={onKeyDown}
        onBlur={() => close(problem === null)}
      />
      {problem !== null && (
        <div className="rename-problem" id={errorId} role="alert">
          {problem}
        </div>
      )}
    </div>
  );
}
