import { displayName, type AgentNode } from '../../core/model';
import { inspectorTabOf, nodeIconName, nodeSubtitle, nodeWaits, type InspectorTab } from '../../editor';
import { EndForm, StartForm } from './agent/StartEndForms';
import { FormContext } from './fields/form';
import { useNodeForm } from './fields/useNodeForm';
import { InspectorFrame } from './InspectorFrame';
import { ModelForm } from './model/ModelForm';
import { OutputForm } from './model/OutputForm';
import { useNodeMenu } from './useNodeMenu';
import { ToolForm } from './tool/ToolForm';

const tabsOf: Readonly<Record<AgentNode['kind'], readonly [InspectorTab, ...InspectorTab[]]>> = {
  tool: ['tool', 'waiting', 'errors', 'status'],
  model: ['model', 'prompt', 'errors'],
  'structured-output': ['output'],
  start: ['agent'],
  end: ['agent'],
};

export function NodeSubject({ node }: { readonly node: AgentNode }) {
  const form = useNodeForm(node.id);
  const menu = useNodeMenu(node);
  const name = displayName(node);
  return (
    <FormContext value={form}>
      <InspectorFrame
        name={name}
        title={name}
        mono={node.kind === 'tool' || node.kind === 'structured-output'}
        icon={nodeIconName(node)}
        waits={nodeWaits(node)}
        subtitle={nodeSubtitle(node)}
        menu={menu}
        tabs={tabsOf[node.kind]}
        fallback={inspectorTabOf(node, null)}
      >
        {(tab) => <NodeForm node={node} tab={tab} />}
      </InspectorFrame>
    </FormContext>
  );
}

function NodeForm({ node, tab }: { readonly node: AgentNode; readonly tab: InspectorTab }) {
  switch (node.kind) {
    case 'tool':
      return <ToolForm tool={node} tab={tab} />;
    case 'model':
      return <ModelForm model={node} tab={tab} />;
    case 'structured-output':
      return <OutputForm output={node} />;
    case 'start':
      return <StartForm />;
    case 'end':
      return <EndForm />;
  }
}
