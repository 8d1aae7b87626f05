import { displayName, type AgentNode } from '../../../core/model';
import {
  nodeIconName,
  nodeWaits,
  stateEntries,
  useCompiled,
  useDiagnostics,
  useEditor,
  useEditorInstance,
  useSourceMap,
  type InspectorTab,
  type PrintedState,
  type StateEntry,
} from '../../../editor';
import { Button, classNames, Icon } from '../../../ui';
import { labels } from '../labels';
import { StateData } from './StateData';
import { StateText } from './StateText';

const words = labels.state;

/** A State of the compiled machine: read only, with the way back to the node that made it. */
export function StateForm({ state, tab }: { readonly state: PrintedState; readonly tab: InspectorTab }) {
  switch (tab) {
    case 'data':
      return <StateData state={state.state} />;
    case 'problems':
      return <StateProblems state={state} />;
    default:
      return <StateTab state={state} />;
  }
}

function StateTab({ state }: { readonly state: PrintedState }) {
  const map = useSourceMap();
  const entries = stateEntries(map.states, state, useCompiled().definition.StartAt);
  const conditions = entries.flatMap((entry) =>
    entry.kind === 'rule' && entry.condition !== null ? [entry.condition] : [],
  );
  return (
    <>
      <div className="isec">
        <dl className="kv">
          <dt>{words.type}</dt>
          <dd>{state.state.Type}</dd>
          <StateFacts state={state} />
          {entries.length > 0 && (
            <>
              <dt>{words.enteredFrom}</dt>
              <dd>
                {entries.map((entry, index) => (
                  <div key={index}>{entryText(entry)}</div>
                ))}
              </dd>
            </>
          )}
          <Exits state={state} />
        </dl>
      </div>
      {conditions.length > 0 && (
        <div className="isec">
          <span className="label">{words.condition}</span>
          {conditions.map((condition, index) => (
            <pre key={index} className="codebox wrap">
              <span className="x">{condition.replace(/^\{%\s*|\s*%\}$/g, '')}</span>
            </pre>
          ))}
          <div className="help">{words.firstWins}</div>
        </div>
      )}
      <div className="isec">
        <span className="label">{words.asDeployed}</span>
        <StateText text={map.text.slice(state.range.start, state.range.end)} />
      </div>
      <MadeBy state={state} />
    </>
  );
}

function StateFacts({ state: { state } }: { readonly state: PrintedState }) {
  return (
    <>
      {state.Type === 'Wait' && state.Seconds !== undefined && (
        <>
          <dt>{words.seconds}</dt>
          <dd className={classNames(typeof state.Seconds === 'number' ? 't strong' : 'mono')}>{state.Seconds}</dd>
        </>
      )}
      {state.Type === 'Task' && (
        <>
          <dt>{words.resource}</dt>
          <dd className="mono">{state.Resource}</dd>
          {state.TimeoutSeconds !== undefined && (
            <>
              <dt>{words.timeout}</dt>
              <dd>{typeof state.TimeoutSeconds === 'number' ? `${state.TimeoutSeconds} s` : state.TimeoutSeconds}</dd>
            </>
          )}
        </>
      )}
    </>
  );
}

function Exits({ state: { state } }: { readonly state: PrintedState }) {
  if (state.Type === 'Choice') {
    return (
      <>
        <dt>{words.rules}</dt>
        <dd>{state.Choices.length}</dd>
        {state.Default !== undefined && (
          <>
            <dt>{words.default}</dt>
            <dd>{state.Default}</dd>
          </>
        )}
      </>
    );
  }
  return (
    <>
      <dt>{words.next}</dt>
      <dd>{('Next' in state ? state.Next : undefined) ?? words.end}</dd>
    </>
  );
}

function MadeBy({ state }: { readonly state: PrintedState }) {
  const editor = useEditorInstance();
  const node = useEditor((current) => (state.nodeId === null ? undefined : current.document.nodes[state.nodeId]));
  const edit = ({ id }: AgentNode) => {
    editor.setView({ canvas: 'agent' });
    editor.reveal({ kind: 'node', nodeId: id });
  };
  return (
    <div className="isec">
      <span className="label">{words.madeBy}</span>
      {node === undefined ? (
        <p className="help">{words.madeByAgent}</p>
      ) : (
        <>
          <div className={classNames('made-by', nodeWaits(node) && 't')}>
            <Icon name={nodeIconName(node)} />
            <span className="mono ell">{displayName(node)}</span>
          </div>
          <p className="help">{words.madeByHelp}</p>
          <Button variant="outline" className="wide" onClick={() => edit(node)}>
            {words.edit}
          </Button>
        </>
      )}
    </div>
  );
}

function StateProblems({ state }: { readonly state: PrintedState }) {
  const diagnostics = useDiagnostics().filter(({ pointer }) => pointer?.startsWith(state.pointer) === true);
  if (diagnostics.length === 0) return <p className="isec cap">{words.noProblems}</p>;
  return (
    <ul className="isec plain-list">
      {diagnostics.map((diagnostic, index) => (
        <li key={index} className={classNames('help', diagnostic.severity === 'error' && 'err')}>
          <Icon name={diagnostic.severity === 'error' ? 'error' : 'warning'} small />
          <span>{diagnostic.message}</span>
        </li>
      ))}
    </ul>
  );
}

function entryText(entry: StateEntry): string {
  switch (entry.kind) {
    case 'start':
      return words.startOf(entry.container?.name ?? words.machine);
    case 'rule':
      return words.rule(entry.from.name, entry.rule);
    case 'default':
      return words.defaultOf(entry.from.name);
    case 'catch':
      return words.catchOf(entry.from.name);
    case 'next':
      return entry.from.name;
  }
}
