import { useState } from 'react';
import { formatDuration, parseDuration } from '../../../core/model';
import { useEditor } from '../../../editor';
import { TextField } from '../../../ui';
import { labels } from '../labels';
import { useSimulation, useSimulationView, waitingTool } from '../simulationSession';
import { withWorld, worldOf, type World } from './scenarioForm';

/** The world of the scenario: each change runs it again. */
export function WorldForm() {
  const session = useSimulation();
  const scenario = useSimulationView((view) => view.scenario);
  const watcher = useEditor((state) => waitingTool(state.document)?.toolName ?? null);
  const world = worldOf(scenario, watcher);
  const change = (next: World) => session.run(withWorld(scenario, watcher, next));
  return (
    <div className="world-form">
      <Typed
        label={labels.job}
        value={world.jobSeconds === null ? '' : formatDuration(world.jobSeconds)}
        read={(text) => {
          if (text.trim() === '') return null;
          const seconds = parseDuration(text);
          return seconds.ok ? seconds.value : undefined;
        }}
        help={labels.never}
        onRead={(jobSeconds) => change({ ...world, jobSeconds })}
      />
      <Typed
        label={labels.turn}
        unit={labels.seconds}
        value={String(world.turnSeconds)}
        read={(text) => readNumber(text, 0)}
        onRead={(turnSeconds) => change({ ...world, turnSeconds: turnSeconds ?? 0 })}
      />
      <Typed
        label={labels.seed}
        value={String(world.seed)}
        read={(text) => readNumber(text, 0)}
        onRead={(seed) => change({ ...world, seed: Math.floor(seed ?? 1) })}
      />
    </div>
  );
}

interface TypedProps {
  readonly label: string;
  readonly value: string;
  readonly help?: string;
  readonly unit?: string;
  /** undefined: not understood. */
  readonly read: (text: string) => number | null | undefined;
  readonly onRead: (value: number | null) => void;
}

/** Typed text is taken over by Enter or on leaving; what is not understood stays and says so. */
function Typed({ label, value, help, unit, read, onRead }: TypedProps) {
  const [draft, setDraft] = useState<string | null>(null);
  const text = draft ?? value;
  const isWrong = draft !== null && read(draft) === undefined;
  const take = () => {
    const next = draft === null || draft === value ? undefined : read(draft);
    if (draft === value) setDraft(null);
    if (next === undefined) return;
    setDraft(null);
    onRead(next);
  };
  return (
    <TextField
      label={label}
      value={text}
      error={isWrong ? labels.notDuration : undefined}
      title={help}
      {...(unit !== undefined && { unit })}
      onChange={setDraft}
      onBlur={take}
      onKeyDown={(event) => {
        if (event.key === 'Enter') take();
      }}
    />
  );
}

function readNumber(text: string, least: number): number | undefined {
  const value = Number(text);
  return text.trim() !== '' && Number.isFinite(value) && value >= least ? value : undefined;
}
