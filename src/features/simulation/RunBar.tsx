import { useState } from 'react';
import { useStore } from 'zustand';
import { formatDuration, parseDuration } from '../../core/model';
import { Button, TextField } from '../../ui';
import { clock } from './axis';
import { labels } from './labels';
import type { WorldForm } from './scenarioForm';
import type { SimulationController } from './simulationController';

export interface RunBarProps {
  readonly controller: SimulationController;
  readonly world: WorldForm;
  readonly onChange: (world: WorldForm) => void;
  readonly onRun: () => void;
}

/** The world in three fields, and what the run came to. */
export function RunBar({ controller, world, onChange, onRun }: RunBarProps) {
  const phase = useStore(controller.store, (state) => state.phase);
  const isRunning = phase === 'running' || phase === 'comparing';
  return (
    <div className="simulation-bar">
      {isRunning ? (
        <Button variant="outline" icon="stop" onClick={() => controller.stop()}>
          {labels.stop}
        </Button>
      ) : (
        <Button variant="solid" icon="play" onClick={onRun}>
          {labels.run}
        </Button>
      )}
      <Typed
        label={labels.job}
        value={world.jobSeconds === null ? '' : formatDuration(world.jobSeconds)}
        read={(text) => {
          if (text.trim() === '') return null;
          const seconds = parseDuration(text);
          return seconds.ok ? seconds.value : undefined;
        }}
        help={labels.never}
        onRead={(jobSeconds) => onChange({ ...world, jobSeconds })}
      />
      <Typed
        label={labels.turn}
        unit={labels.seconds}
        value={String(world.turnSeconds)}
        read={(text) => readNumber(text, 0)}
        onRead={(turnSeconds) => onChange({ ...world, turnSeconds: turnSeconds ?? 0 })}
      />
      <Typed
        label={labels.seed}
        value={String(world.seed)}
        read={(text) => readNumber(text, 0)}
        onRead={(seed) => onChange({ ...world, seed: Math.floor(seed ?? 1) })}
      />
      <span className="grow" />
      <ReadOuts controller={controller} />
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

function ReadOuts({ controller }: { readonly controller: SimulationController }) {
  const run = useStore(controller.store, (state) => state.run);
  const computedMs = useStore(controller.store, (state) => state.computedMs);
  if (run === null) return null;
  const { metrics } = run;
  const shown: readonly (readonly [string, string, boolean])[] = [
    [labels.status, metrics.status, false],
    [labels.virtualTime, clock(metrics.virtualSeconds * 1000), true],
    [labels.computed, `${Math.round(computedMs ?? 0)} ms`, false],
    [labels.turns, metrics.modelTurns.toLocaleString('en'), false],
    [labels.transitions, metrics.transitions.toLocaleString('en'), false],
    [labels.events, metrics.events.toLocaleString('en'), false],
  ];
  return (
    <dl className="simulation-readouts">
      {shown.map(([name, value, time]) => (
        <div key={name} className={time ? 't' : undefined}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
