import type { ReactNode } from 'react';
import { assertNever, ok } from '../../../core/base';
import { formatDuration, toolsOf } from '../../../core/model';
import { checkExpectation, type Expectation } from '../../../core/proof';
import { useEditor } from '../../../editor';
import { Button, Select } from '../../../ui';
import { usePrices, useResults } from '../simulationSession';
import { EXPECTATION_KINDS, inKind } from './expectationKinds';
import { TypedField } from './fields';
import { labels } from './labels';
import { readNumber, readSeconds } from './readTyped';

export interface ExpectationFormProps {
  readonly expectation: Expectation;
  readonly onChange: (expectation: Expectation) => void;
  readonly onClose: () => void;
}

/** The blanks of one condition, and what the run did. */
export function ExpectationForm({ expectation, onChange, onClose }: ExpectationFormProps) {
  const document = useEditor((state) => state.document);
  const run = useResults((state) => state.run);
  const prices = usePrices();
  const names = toolsOf(document).map(({ toolName }) => toolName);
  const first = names[0] ?? '';
  const verdict = run === null ? null : checkExpectation(expectation, run, prices);
  return (
    <div className="must-form">
      <Select
        label={labels.condition}
        value={expectation.kind}
        options={EXPECTATION_KINDS.map((kind) => ({ value: kind, label: labels.conditions[kind] }))}
        onChange={(kind) => onChange(inKind(expectation, kind, { document, run, prices, tool: first }))}
      />
      {'tool' in expectation && (
        <Select
          label={labels.tool}
          value={expectation.tool}
          options={[...new Set([...names, expectation.tool])].map((name) => ({ value: name, label: name }))}
          onChange={(tool) => onChange({ ...expectation, tool })}
        />
      )}
      <Blanks expectation={expectation} onChange={onChange} />
      {verdict !== null && <p className="help">{labels.thisRun(verdict.actual)}</p>}
      <Button size="small" variant="outline" onClick={onClose}>
        {labels.done}
      </Button>
    </div>
  );
}

const STATUSES = ['SUCCEEDED', 'FAILED', 'TIMED_OUT'] as const;
const GIVE_UPS = ['any', 'tell-model', 'fail', 'human'] as const;

type BlanksProps = Pick<ExpectationFormProps, 'expectation' | 'onChange'>;

/** The fields that belong to the kind of the condition. */
function Blanks({ expectation, onChange }: BlanksProps): ReactNode {
  switch (expectation.kind) {
    case 'ends':
      return (
        <Select
          label={labels.status}
          value={expectation.status}
          options={STATUSES.map((value) => ({ value, label: labels.statuses[value] }))}
          onChange={(status) => onChange({ ...expectation, status })}
        />
      );
    case 'calls-at-most':
      return (
        <div className="field-pair">
          <Count
            value={expectation.calls}
            unit={labels.times}
            onRead={(calls) => onChange({ ...expectation, calls })}
          />
          <TypedField<number | null>
            label={labels.within}
            placeholder={labels.wholeRun}
            value={expectation.withinSeconds}
            print={(seconds) => (seconds === null ? '' : formatDuration(seconds))}
            read={(text) => (text.trim() === '' ? ok(null) : readWindow(text))}
            onRead={(withinSeconds) => onChange({ ...expectation, withinSeconds })}
          />
        </div>
      );
    case 'calls-at-least':
      return (
        <Count
          label={labels.atLeast}
          value={expectation.calls}
          unit={labels.times}
          onRead={(calls) => onChange({ ...expectation, calls })}
        />
      );
    case 'calls-apart-at-least':
      return (
        <Duration
          label={labels.atLeast}
          value={expectation.seconds}
          onRead={(seconds) => onChange({ ...expectation, seconds })}
        />
      );
    case 'notices-within':
    case 'lasts-at-most':
      return (
        <Duration
          label={expectation.kind === 'notices-within' ? labels.withinSeconds : labels.atMost}
          value={expectation.seconds}
          onRead={(seconds) => onChange({ ...expectation, seconds })}
        />
      );
    case 'gives-up':
      return (
        <>
          <Count
            label={labels.afterChecks}
            value={expectation.afterChecks}
            unit={labels.checks}
            onRead={(afterChecks) => onChange({ ...expectation, afterChecks })}
          />
          <Select
            label={labels.then}
            value={expectation.onGiveUp ?? 'any'}
            options={GIVE_UPS.map((value) => ({ value, label: labels.thens[value] }))}
            onChange={(then) => onChange({ ...expectation, onGiveUp: then === 'any' ? null : then })}
          />
        </>
      );
    case 'model-turns-at-most':
      return <Count value={expectation.turns} onRead={(turns) => onChange({ ...expectation, turns })} />;
    case 'transitions-at-most':
      return (
        <Count value={expectation.transitions} onRead={(transitions) => onChange({ ...expectation, transitions })} />
      );
    case 'events-at-most':
      return <Count value={expectation.events} onRead={(events) => onChange({ ...expectation, events })} />;
    case 'costs-at-most':
      return (
        <TypedField
          label={labels.atMost}
          unit={labels.usd}
          value={expectation.usdPerThousandRuns}
          print={String}
          read={(text) => readNumber(text, { least: 0 })}
          onRead={(usdPerThousandRuns) => onChange({ ...expectation, usdPerThousandRuns })}
        />
      );
    default:
      return assertNever(expectation);
  }
}

interface BlankProps {
  readonly label?: string;
  readonly unit?: string;
  readonly value: number;
  readonly onRead: (value: number) => void;
}

function Count({ label = labels.atMost, ...rest }: BlankProps) {
  return (
    <TypedField {...rest} label={label} print={String} read={(text) => readNumber(text, { least: 0, whole: true })} />
  );
}

function Duration({ label = labels.atMost, ...rest }: BlankProps) {
  return <TypedField {...rest} label={label} print={formatDuration} read={readSeconds} />;
}

function readWindow(text: string) {
  const seconds = readSeconds(text);
  return seconds.ok && seconds.value === 0 ? { ok: false as const, error: labels.windowNeeded } : seconds;
}
