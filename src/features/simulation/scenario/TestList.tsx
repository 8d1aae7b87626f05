import { useEffect } from 'react';
import { formatDuration, groupThousands } from '../../../core/model';
import type { ScenarioOutcome } from '../../../core/proof';
import { announce, Icon, IconButton } from '../../../ui';
import { labels } from './labels';
import { useSavedScenarios } from './useSavedScenarios';
import type { ShownTests } from './useScenarioTests';
import type { TestsState } from './scenarioTests';

export interface TestListProps {
  readonly tests: ShownTests;
  readonly onChoose: (id: string | null) => void;
}

/** Each scenario with its mark, how long its run takes, and the first condition that does not hold. */
export function TestList({ tests, onChoose }: TestListProps) {
  const { state } = tests;
  const saved = useSavedScenarios();
  const brokenCount = saved.filter(({ read }) => !read.ok).length;
  const summary = summaryOf(state);
  useEffect(() => {
    if (summary !== null) announce(summary);
  }, [summary]);
  if (state.phase === 'idle') return null;
  const running = state.phase === 'running' ? state.scenarios[state.outcomes.length] : undefined;
  return (
    <section className="tests" aria-label={labels.tests}>
      <div className="row">
        <p className="cap grow">{running === undefined ? summary : labels.testing(running.name, state.events)}</p>
        <IconButton small icon="close" label={labels.hideTests} onClick={tests.clear} />
      </div>
      {brokenCount > 0 && <p className="help err">{labels.testsBroken(brokenCount)}</p>}
      <ul>
        {state.scenarios.map(({ id, name }, index) => (
          <TestRow
            key={id}
            name={name}
            outcome={state.outcomes[index]}
            onChoose={() => onChoose(saved.some((one) => one.id === id) ? id : null)}
          />
        ))}
      </ul>
    </section>
  );
}

interface TestRowProps {
  readonly name: string;
  /** undefined: not run yet. */
  readonly outcome: ScenarioOutcome | undefined;
  readonly onChoose: () => void;
}

function TestRow({ name, outcome, onChoose }: TestRowProps) {
  const failed = outcome?.verdicts.find(({ passed }) => !passed);
  const failure = failed === undefined ? null : `${failed.expected}: ${failed.actual}`;
  const mark = outcome === undefined ? labels.notRun : outcome.passed ? labels.passes : labels.failsMark;
  return (
    <li className={outcome === undefined ? undefined : outcome.passed ? 'passed' : 'failed'}>
      <button type="button" aria-label={labels.outcome(name, mark, failure)} onClick={onChoose}>
        <Icon name={outcome === undefined ? 'pending' : outcome.passed ? 'check' : 'error'} />
        <span className="grow">
          <span>{name}</span>
          {failure !== null && <span className="cap">{failure}</span>}
        </span>
        {outcome !== undefined && (
          <span className="cap t">{formatDuration(Math.round(outcome.metrics.virtualSeconds))}</span>
        )}
      </button>
    </li>
  );
}

/** What the run of all came to, when it is over. */
function summaryOf({ phase, scenarios, outcomes, computedMs, failure }: TestsState): string | null {
  const failed = outcomes.filter(({ passed }) => !passed).length;
  const ms = `${groupThousands(Math.round(computedMs))} ms`;
  switch (phase) {
    case 'idle':
    case 'running':
      return null;
    case 'stopped':
      return labels.testsStopped;
    case 'failed':
      return labels.testsBrokeOff(failure ?? '');
    case 'done':
      return failed === 0 ? labels.testsPassed(scenarios.length, ms) : labels.testsFailed(failed, scenarios.length, ms);
  }
}
