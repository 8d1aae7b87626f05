import { useMemo } from 'react';
import type { JsonValue } from '../../../core/json';
import type { NodeId } from '../../../core/model';
import {
  setAgentField,
  setNodeField,
  useDiagnostics,
  useDiagnosticsOfNode,
  useEditorInstance,
  type Editor,
  type LocatedDiagnostic,
} from '../../../editor';
import type { Form } from './form';

/** Fields of a node. */
export function useNodeForm(nodeId: NodeId): Form {
  const editor = useEditorInstance();
  const diagnostics = useDiagnosticsOfNode(nodeId);
  return useMemo(
    () => ({
      ...setters(editor, (field, value) => editor.execute(setNodeField, { nodeId, field, value })),
      problemOf: (field) => problemAt(diagnostics, field),
    }),
    [editor, nodeId, diagnostics],
  );
}

/** Fields of the agent itself: `name`, `settings.naming`. */
export function useAgentForm(): Form {
  const editor = useEditorInstance();
  const diagnostics = useDiagnostics();
  return useMemo(
    () => ({
      ...setters(editor, (field, value) => editor.execute(setAgentField, { field, value })),
      problemOf: (field) =>
        problemAt(
          diagnostics.filter(({ nodeId }) => nodeId === null),
          field,
        ),
    }),
    [editor, diagnostics],
  );
}

function setters(editor: Editor, set: (field: string, value: JsonValue) => void): Pick<Form, 'set' | 'setMany'> {
  return {
    set,
    setMany(changes) {
      editor.beginGesture();
      for (const [field, value] of Object.entries(changes)) set(field, value);
      editor.commitGesture();
    },
  };
}

/** Errors come first in the list. Hints of severity info are for the problems panel, not for a red line. */
function problemAt(diagnostics: readonly LocatedDiagnostic[], field: string): string | undefined {
  return diagnostics.find((diagnostic) => diagnostic.field === field && diagnostic.severity === 'error')?.message;
}
