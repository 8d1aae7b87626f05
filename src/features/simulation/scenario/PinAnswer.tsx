import { nodeOf } from '../../../core/model';
import { visitAt, type JudgedRun, type PinnedAnswer } from '../../../core/proof';
import type { Replay } from '../../../editor';
import { announce, Button } from '../../../ui';
import { useSimulation } from '../simulationSession';
import { labels } from './labels';
import { toolsOfScenario, whichCall, withPin } from './scenarioChange';

export interface PinAnswerProps {
  readonly replay: Replay;
  readonly run: Pick<JudgedRun, 'calls'>;
  readonly eventId: number;
}

/** Takes what a tool answered at this moment of the run as its fixed answer: for the same call of the next run, or for every call. */
export function PinAnswer({ replay, run, eventId }: PinAnswerProps) {
  const { desk, view } = useSimulation();
  const seen = answerSeen(replay, run, eventId);
  if (seen === null) return null;
  const pin = (call: number | null) => {
    const { scenario } = view.getState();
    if (!toolsOfScenario(replay.document, scenario).includes(seen.tool)) return;
    desk.change(withPin(scenario, seen.tool, { ...seen.pin, call }));
    announce(labels.pinned(seen.tool, whichCall(call)));
  };
  return (
    <div className="pin-answer">
      <Button size="small" variant="outline" onClick={() => pin(seen.pin.call)}>
        {labels.pinSeen(seen.pin.call)}
      </Button>
      <Button size="small" variant="outline" onClick={() => pin(null)}>
        {labels.pinAll}
      </Button>
    </div>
  );
}

interface SeenAnswer {
  readonly tool: string;
  readonly pin: PinnedAnswer & { readonly call: number };
}

/** What came back from the tool in the visit of the State that an event belongs to; the last, if it was retried. */
function answerSeen({ document, trace }: Replay, { calls }: PinAnswerProps['run'], eventId: number): SeenAnswer | null {
  const visit = visitAt(trace, eventId);
  const node = visit?.state.nodeId == null ? undefined : nodeOf(document, visit.state.nodeId);
  if (visit === null || visit.state.type !== 'Task' || node?.kind !== 'tool') return null;
  const from = trace.startedAtMs + visit.fromMs;
  const until = trace.startedAtMs + visit.untilMs;
  const own = calls.flatMap((call) =>
    call.kind === 'tool' && call.tool === node.toolName && call.atMs >= from && call.atMs <= until ? [call] : [],
  );
  const last = own.at(-1);
  return last?.said == null ? null : { tool: node.toolName, pin: { ...last.said, call: last.call } };
}
