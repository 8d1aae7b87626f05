import type { AgentNode } from '../../../core/model';
import { deleteAction, duplicateAction, nodeWaits, useEditorInstance } from '../../../editor';
import { Button } from '../../../ui';
import { labels } from '../labels';

const words = labels.many;

/** Several nodes are selected: what they are, and what can be done with all of them. */
export function ManyForm({ nodes }: { readonly nodes: readonly AgentNode[] }) {
  const editor = useEditorInstance();
  const kinds = [...new Set(nodes.map(({ kind }) => kind))];
  const waiting = nodes.filter(nodeWaits).length;
  return (
    <>
      <div className="isec">
        <div className="kv">
          {kinds.map((kind) => (
            <p key={kind}>
              {nodes.filter((node) => node.kind === kind).length} {words.kinds[kind]}
            </p>
          ))}
        </div>
        {waiting > 0 && <p className="small t">{words.waits(waiting)}</p>}
      </div>
      <div className="isec">
        <span className="label">{words.actions}</span>
        <div className="row">
          <Button
            variant="outline"
            icon="duplicate"
            disabled={!duplicateAction.isEnabled(editor)}
            onClick={() => duplicateAction.run(editor)}
          >
            {words.duplicateAll}
          </Button>
          <Button
            variant="outline"
            icon="trash"
            disabled={!deleteAction.isEnabled(editor)}
            onClick={() => deleteAction.run(editor)}
          >
            {words.removeAll}
          </Button>
        </div>
      </div>
    </>
  );
}
