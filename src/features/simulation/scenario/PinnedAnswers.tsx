import { useState } from 'react';
import { ok, type Result } from '../../../core/base';
import { isJsonObject, type JsonValue } from '../../../core/json';
import type { JudgedRun, PinnedAnswer, ToolSaid } from '../../../core/proof';
import { Button, IconButton, TextField, useFocusOnMount } from '../../../ui';
import { useResults, useSimulation, useSimulationView } from '../simulationSession';
import { TypedArea } from './fields';
import { labels } from './labels';
import { printJson, readJson, readNumber } from './readTyped';
import { whichCall, withoutPin, withPin } from './scenarioChange';

/** Fixed answers of a tool: a sequence, call by call, and one for every other call. */
export function PinnedAnswers({ tool }: { readonly tool: string }) {
  const { desk } = useSimulation();
  const scenario = useSimulationView((view) => view.scenario);
  const run = useResults((state) => state.run);
  const [isAdding, setAdding] = useState(false);
  const world = scenario.tools[tool];
  if (world === undefined) return null;
  return (
    <div className="pins" role="group" aria-label={labels.pins}>
      <span className="label">{labels.pins}</span>
      {world.pinned.length === 0 && !isAdding && <p className="help">{labels.pinsNone}</p>}
      {world.pinned.length > 0 && <p className="help">{labels.pinHelp}</p>}
      {world.pinned.map((pin) => {
        const which = whichCall(pin.call);
        return (
          <div key={which} className="pin">
            <TypedArea
              label={which}
              maxRows={6}
              value={pin}
              print={printPin}
              read={(text) => readPin(text, pin.call)}
              onRead={(next) => desk.change(withPin(scenario, tool, next))}
            />
            <IconButton
              small
              icon="close"
              label={labels.unpin(which)}
              onClick={() => desk.change(withoutPin(scenario, tool, pin.call))}
            />
          </div>
        );
      })}
      {isAdding ? (
        <AddPin
          onAdd={(call) => {
            desk.change(withPin(scenario, tool, { ...saidTo(run, tool, call, world.answer), call }));
            setAdding(false);
          }}
          onCancel={() => setAdding(false)}
        />
      ) : (
        <Button size="small" variant="outline" icon="plus" onClick={() => setAdding(true)}>
          {labels.addPin}
        </Button>
      )}
    </div>
  );
}

/** What the tool answered to that call in the last run, or to its last one: a pin begins with what was there. */
function saidTo(
  run: Pick<JudgedRun, 'calls'> | null,
  tool: string,
  call: number | null,
  otherwise: JsonValue,
): ToolSaid {
  const own = run?.calls.flatMap((one) => (one.kind === 'tool' && one.tool === tool ? [one] : [])) ?? [];
  return (own.find((one) => one.call === call) ?? own.at(-1))?.said ?? { answer: otherwise };
}

function AddPin({ onAdd, onCancel }: { readonly onAdd: (call: number | null) => void; readonly onCancel: () => void }) {
  const [text, setText] = useState('');
  const field = useFocusOnMount<HTMLInputElement>();
  const read: Result<number | null, string> =
    text.trim() === '' ? ok(null) : readNumber(text, { least: 1, whole: true });
  return (
    <form
      className="inline-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (read.ok) onAdd(read.value);
      }}
    >
      <TextField
        ref={field}
        label={labels.pinWhich}
        help={labels.pinWhichHelp}
        error={read.ok ? undefined : read.error}
        value={text}
        onChange={setText}
      />
      <div className="row">
        <button type="submit" className="btn out small">
          {labels.addPin}
        </button>
        <Button size="small" onClick={onCancel}>
          {labels.cancel}
        </Button>
      </div>
    </form>
  );
}

/** A failure is written as `{ "error": …, "cause": … }`; anything else is the answer itself. */
function printPin(pin: PinnedAnswer): string {
  return printJson('error' in pin ? { error: pin.error, cause: pin.cause } : pin.answer);
}

function readPin(text: string, call: number | null): Result<PinnedAnswer, string> {
  const parsed = readJson(text);
  if (!parsed.ok) return parsed;
  const { value } = parsed;
  if (!isJsonObject(value)) return ok({ call, answer: value });
  const { error, cause = '', ...rest } = value;
  const isFailure = typeof error === 'string' && error !== '' && typeof cause === 'string';
  return ok(isFailure && Object.keys(rest).length === 0 ? { call, error, cause } : { call, answer: value });
}
