import type { DeployEvent } from '../../aws';
import type { DeployRun, StepLine } from './deployState';

/** The run after one more event. */
export function followRun(run: DeployRun, event: DeployEvent): DeployRun {
  switch (event.kind) {
    case 'started':
      return { ...run, steps: [...run.steps, { step: event.step, status: 'running', note: null }] };
    case 'finished':
      return changeStep(run, event.step, { status: 'done', note: noteOf(run, event.step) });
    case 'noted':
      return changeStep(run, event.step, { note: event.problem.message });
    case 'retrying':
      return changeStep(run, event.step, {
        status: 'waiting',
        note: `${event.problem.message} Trying again every few seconds.`,
      });
    case 'prepared':
      return { ...run, phase: 'prepared', prepared: event.prepared };
    case 'done':
      return { ...run, phase: 'done', outcome: event.outcome };
    case 'stopped':
      return {
        ...changeStep(run, event.step, { status: 'failed' }),
        phase: 'stopped',
        stopped: { problem: event.problem, findings: event.findings, left: event.left },
      };
  }
}

function changeStep(run: DeployRun, step: StepLine['step'], change: Partial<StepLine>): DeployRun {
  const at = run.steps.findLastIndex((line) => line.step === step);
  return { ...run, steps: run.steps.map((line, index) => (index === at ? { ...line, ...change } : line)) };
}

/** A note about waiting has had its time when the step is done; a warning stays. */
function noteOf(run: DeployRun, step: StepLine['step']): string | null {
  const line = run.steps.findLast((candidate) => candidate.step === step);
  return line?.status === 'waiting' ? null : (line?.note ?? null);
}
