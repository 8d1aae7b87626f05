import { displayName } from '../../../core/model';
import { useEditor, type PrintedState } from '../../../editor';
import { InspectorFrame } from '../InspectorFrame';
import { StateForm } from './StateForm';
import { stateIconName } from './stateIcon';

/** A State of the compiled machine. Its name is split where the tool's begins, as it is in the machine: “Wait Before” monitor. */
export function StateSubject({ state }: { readonly state: PrintedState }) {
  const node = useEditor(({ document }) => (state.nodeId === null ? undefined : document.nodes[state.nodeId]));
  const toolName = node === undefined ? '' : displayName(node);
  const isSplit = toolName !== '' && state.name !== toolName && state.name.endsWith(` ${toolName}`);
  return (
    <InspectorFrame
      name={state.name}
      title={isSplit ? state.name.slice(0, -toolName.length - 1) : state.name}
      subtitle={isSplit ? toolName : state.state.Type}
      icon={stateIconName(state.state)}
      waits={state.state.Type === 'Wait'}
      tabs={['state', 'data', 'problems']}
    >
      {(tab) => <StateForm state={state} tab={tab} />}
    </InspectorFrame>
  );
}
