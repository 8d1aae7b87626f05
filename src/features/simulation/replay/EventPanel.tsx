import { useMemo, useState } from 'react';
import { visitAt } from '../../../core/proof';
import { sourceMapOf, useEditor, useEditorInstance, type Replay } from '../../../editor';
import { Button, IconButton, Tabs } from '../../../ui';
import { readEvent, type EventData } from '../worker/eventData';
import { PinAnswer } from '../scenario/PinAnswer';
import type { PlayedRun } from '../worker/simulationJob';
import { fineClock } from './axis';
import { eventFacts } from './eventFacts';
import { EventList } from './EventList';
import { inputOf, outputOf, variablesOf } from './eventValues';
import { JsonBox } from './JsonBox';
import { labels } from './labels';
import { checkText, whatHappens } from './momentText';
import { useCalmEvent } from './useCalmEvent';

export interface EventPanelProps {
  readonly replay: Replay;
  readonly data: EventData;
  readonly run: PlayedRun;
}

type TabId = 'event' | 'input' | 'output' | 'variables';
const tabs = (['event', 'input', 'output', 'variables'] as const).map((value: TabId) => ({
  value,
  label: labels.tabs[value],
}));

/** The event at the playhead: what it is, what went in and came out, the variables; below it the whole history. */
export function EventPanel({ replay, data, run }: EventPanelProps) {
  const [tab, setTab] = useState<TabId>('event');
  const eventId = useCalmEvent(replay);
  const at = { eventId, atMs: replay.trace.atMs[eventId] ?? 0 };
  const place = `${labels.eventOf(eventId, replay.trace.eventCount)}, ${fineClock(at.atMs)}`;
  return (
    <>
      <div className="event-title">
        <div className="grow">
          <h3>{capitalized(whatHappens(replay, at))}</h3>
          <p className="cap">
            {capitalized([checkText(replay, at), place].filter((part) => part !== null).join(', '))}
          </p>
        </div>
        <IconButton icon="previous" label={labels.previous} shortcut="J" onClick={() => replay.step(-1)} />
        <IconButton icon="next" label={labels.next} shortcut="K" onClick={() => replay.step(1)} />
      </div>
      <Tabs label={labels.details} panelId="event-panel" value={tab} tabs={tabs} onChange={setTab} />
      <div id="event-panel" role="tabpanel" aria-labelledby={`event-panel-${tab}`} className="event-details">
        <TabContent tab={tab} replay={replay} data={data} run={run} eventId={eventId} />
      </div>
      <EventList replay={replay} eventId={eventId} />
    </>
  );
}

interface TabContentProps extends EventPanelProps {
  readonly tab: TabId;
  readonly eventId: number;
}

function TabContent({ tab, replay, data, run, eventId }: TabContentProps) {
  const { trace } = replay;
  switch (tab) {
    case 'event':
      return <EventTab replay={replay} data={data} run={run} eventId={eventId} />;
    case 'input':
    case 'output': {
      const value = (tab === 'input' ? inputOf : outputOf)(trace, data, eventId);
      if (value === undefined) return <p className="help">{tab === 'input' ? labels.noInput : labels.noOutput}</p>;
      const state = visitAt(trace, eventId)?.state.name ?? '';
      return <JsonBox label={`${labels.tabs[tab]} ${state}`.trim()} value={value} of={eventId} />;
    }
    case 'variables': {
      const variables = variablesOf(trace, data, eventId);
      if (variables.length === 0) return <p className="help">{labels.noVariables}</p>;
      return variables.map(({ name, value, isOwn }) => (
        <JsonBox key={name} label={isOwn ? `$${name}, ${labels.assigned}` : `$${name}`} value={value} of={eventId} />
      ));
    }
  }
}

function EventTab({ replay, data, run, eventId }: Omit<TabContentProps, 'tab'>) {
  const { details, previousEventId } = useMemo(() => readEvent(data, eventId), [data, eventId]);
  return (
    <>
      <dl className="event-facts">
        {eventFacts(replay, run.calls, eventId).map(({ name, value, time }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd className={time === true ? 't' : undefined}>{value}</dd>
          </div>
        ))}
      </dl>
      <ShowInAsl replay={replay} eventId={eventId} />
      <PinAnswer replay={replay} run={run} eventId={eventId} />
      <JsonBox label={labels.details} value={{ id: eventId, previousEventId, ...details }} of={eventId} />
    </>
  );
}

/** Leads to the State in the design: the States view, with the State selected, and its place in the ASL. */
function ShowInAsl({ replay, eventId }: Pick<TabContentProps, 'replay' | 'eventId'>) {
  const editor = useEditorInstance();
  const document = useEditor((state) => state.document);
  const state = visitAt(replay.trace, eventId)?.state;
  if (state === undefined) return null;
  // What was taken over from the comparison may have changed the machine: only a State that is still there can be shown.
  const isThere = sourceMapOf(document).states.some(({ pointer }) => pointer === state.pointer);
  if (!isThere) return null;
  const show = () => {
    editor.setView({ dialog: null, canvas: 'states' });
    editor.select({ nodes: state.nodeId === null ? [] : [state.nodeId], edges: [], statePointer: state.pointer });
    editor.reveal({ kind: 'asl', pointer: state.pointer });
  };
  return (
    <Button variant="outline" icon="braces" className="show-in-asl" onClick={show}>
      {labels.showInAsl}
    </Button>
  );
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
