import type { ToolNode } from '../../../core/model';
import type { InspectorTab } from '../../../editor';
import { ErrorsTab } from '../ErrorsTab';
import { StatusTab } from './StatusTab';
import { ToolTab } from './ToolTab';
import { WaitingTab } from './WaitingTab';

export function ToolForm({ tool, tab }: { readonly tool: ToolNode; readonly tab: InspectorTab }) {
  switch (tab) {
    case 'waiting':
      return <WaitingTab tool={tool} />;
    case 'errors':
      return <ErrorsTab errors={tool.errors} />;
    case 'status':
      return <StatusTab tool={tool} />;
    default:
      return <ToolTab tool={tool} />;
  }
}
