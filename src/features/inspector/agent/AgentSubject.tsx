import { useEditor } from '../../../editor';
import { FormContext } from '../fields/form';
import { useAgentForm } from '../fields/useNodeForm';
import { InspectorFrame } from '../InspectorFrame';
import { labels } from '../labels';
import { AgentForm } from './AgentForm';

/** The agent itself, while no node is selected. */
export function AgentSubject() {
  const document = useEditor((state) => state.document);
  const form = useAgentForm();
  return (
    <FormContext value={form}>
      <InspectorFrame
        name={document.name}
        title={document.name}
        icon="layers"
        subtitle={labels.agent.subtitle}
        tabs={['agent', 'deployment']}
      >
        {(tab) => <AgentForm document={document} tab={tab} />}
      </InspectorFrame>
    </FormContext>
  );
}
