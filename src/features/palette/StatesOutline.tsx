import { useEditor, useEditorInstance, useSourceMap, type PrintedState } from '../../editor';
import { Chip, classNames, Icon, type IconName } from '../../ui';
import { labels } from './labels';

/** The compiled machine as a list; a click selects the State and the node that made it. */
export default function StatesOutline({ filter }: { readonly filter: string }) {
  const { states } = useSourceMap();
  const found = states.filter(({ name }) => name.toLowerCase().includes(filter.toLowerCase()));
  return (
    <>
      <div className="railhead">
        <h2>{labels.states}</h2>
        <span className="cap">{states.length}</span>
      </div>
      <div className="rail-scroll">
        <ul className="outline" aria-label={labels.states}>
          {found.map((state) => (
            <StateRow key={state.pointer} state={state} />
          ))}
        </ul>
        {found.length === 0 && <p className="cap outline-empty">{labels.nothingFound}</p>}
      </div>
      <Legend />
    </>
  );
}

function StateRow({ state }: { readonly state: PrintedState }) {
  const editor = useEditorInstance();
  const selected = useEditor(({ selection }) =>
    selection.statePointer === null
      ? state.nodeId !== null && selection.nodes.includes(state.nodeId)
      : selection.statePointer === state.pointer,
  );
  const waits = state.state.Type === 'Wait';
  const seconds = state.state.Type === 'Wait' && typeof state.state.Seconds === 'number' ? state.state.Seconds : null;
  return (
    <li>
      <button
        type="button"
        className={classNames('li', state.container !== null && 'd1', waits && 'time', selected && 'sel')}
        aria-current={selected ? 'true' : undefined}
        title={state.name}
        onClick={() =>
          editor.select({ statePointer: state.pointer, nodes: state.nodeId === null ? [] : [state.nodeId], edges: [] })
        }
      >
        <Icon name={stateIcons[state.state.Type]} />
        <span className="ell grow">{state.name}</span>
        {seconds !== null && (
          <span className="tail">
            <Chip tone="time">{seconds} s</Chip>
          </span>
        )}
      </button>
    </li>
  );
}

const stateIcons: Readonly<Record<PrintedState['state']['Type'], IconName>> = {
  Task: 'lambda',
  Pass: 'arrow-right',
  Choice: 'choice',
  Wait: 'hourglass',
  Succeed: 'check-circle',
  Fail: 'error',
  Parallel: 'layers',
  Map: 'map',
};

function Legend() {
  return (
    <div className="rail-legend" aria-hidden="true">
      <span>
        <i />
        transition
      </span>
      <span>
        <i className="wait" />
        waits
      </span>
      <span>
        <i className="give" />
        gives up
      </span>
      <span>
        <i className="end" />
        end
      </span>
    </div>
  );
}
