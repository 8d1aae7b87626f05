import type { AgentNode } from '../../../core/model';
import { InspectorFrame } from '../InspectorFrame';
import { labels } from '../labels';
import { ManyForm } from './ManyForm';

export function ManySubject({ nodes }: { readonly nodes: readonly AgentNode[] }) {
  const title = labels.many.title(nodes.length);
  return (
    <InspectorFrame name={title} title={title} icon="layers" tabs={['agent']}>
      {() => <ManyForm nodes={nodes} />}
    </InspectorFrame>
  );
}
