import { MAX_EXPRESS_SECONDS } from '../../../asl';
import { formatDuration, groupThousands, toolSchedule, worstCaseWaitSeconds, type ToolNode } from '../../../model';
import { isPolled, setField, type ToolRule, type WholeRule } from '../agentRule';

/** Model turns of a run besides the checks: one that starts, one that answers. */
const TURNS_BESIDE_CHECKS = 2;

export const turnLimitRule: ToolRule = {
  code: 'agent/turn-limit-below-checks',
  severity: 'warning',
  visits: 'tool',
  check: ({ polling, toolName }, { model }) => {
    const attempts = polling.max_polling_attempts;
    if (polling.mode !== 'wait-before-call' || attempts === null || model === undefined) return null;
    const needed = attempts + TURNS_BESIDE_CHECKS;
    if (!Number.isInteger(attempts) || model.turnLimit >= needed) return null;
    return {
      at: 'model',
      field: 'turnLimit',
      message: `“${model.label}” may take ${model.turnLimit} turns; ${attempts} checks of “${toolName}” need ${needed}.`,
      fix: setField(model, 'turnLimit', needed, `Allow ${needed} turns`),
    };
  },
};

export const expressDurationRule: ToolRule = {
  code: 'agent/longer-than-express',
  severity: 'error',
  visits: 'tool',
  check: ({ polling, toolName }, { document }) => {
    const seconds = worstCaseWaitSeconds(polling);
    if (document.settings.stateMachineType !== 'EXPRESS' || seconds <= MAX_EXPRESS_SECONDS) return null;
    return {
      field: isPolled(polling) ? 'polling.max_polling_attempts' : 'polling.callback.timeoutSeconds',
      message: `“${toolName}” may wait ${formatDuration(seconds)}; an Express execution ends after ${formatDuration(MAX_EXPRESS_SECONDS)}.`,
      fix: {
        label: 'Use a Standard state machine',
        command: 'agent.set',
        args: { field: 'settings.stateMachineType', value: 'STANDARD' },
      },
    };
  },
};

export const expressPatternRule: ToolRule = {
  code: 'agent/express-cannot-wait',
  severity: 'error',
  visits: 'tool',
  check: (tool, { document }) => {
    const what = waitsOutside(tool);
    if (document.settings.stateMachineType !== 'EXPRESS' || what === null) return null;
    return {
      message: `“${tool.toolName}” needs ${what}, which Express state machines do not have.`,
      fix: {
        label: 'Use a Standard state machine',
        command: 'agent.set',
        args: { field: 'settings.stateMachineType', value: 'STANDARD' },
      },
    };
  },
};

function waitsOutside({ target, polling, approval }: ToolNode): string | null {
  if (approval !== null) return 'a person’s decision';
  if (polling.mode === 'callback') return 'a callback';
  switch (target.type) {
    case 'activity':
      return 'an activity';
    case 'sub-agent':
      return 'to wait for another state machine';
    case 'service':
      return /\.(?:sync|waitForTaskToken)\b/.test(target.resourceArn) ? 'to wait for a job' : null;
    case 'lambda':
      return null;
  }
}

export const deadlineRule: ToolRule = {
  code: 'agent/deadline-before-last-check',
  severity: 'info',
  visits: 'tool',
  check: ({ polling }) => {
    const { deadlineSeconds, max_polling_attempts: attempts } = polling;
    if (!isPolled(polling) || deadlineSeconds === null || attempts === null) return null;
    const { checks, valid } = toolSchedule(polling);
    if (!valid || checks >= attempts) return null;
    return {
      field: 'polling.deadlineSeconds',
      message: `The deadline of ${formatDuration(deadlineSeconds)} comes first: it ends the wait after ${checks} of ${attempts} checks.`,
    };
  },
};

export const runTimeoutRule: ToolRule = {
  code: 'agent/run-ends-before-tool',
  severity: 'warning',
  visits: 'tool',
  check: ({ polling, toolName }, { document }) => {
    const limit = document.settings.timeoutSeconds;
    const seconds = worstCaseWaitSeconds(polling);
    if (limit === null || seconds < limit) return null;
    return {
      at: 'settings',
      field: 'timeoutSeconds',
      message: `The run ends after ${formatDuration(limit)}; “${toolName}” alone may wait ${formatDuration(seconds)}.`,
      hint: 'Give the run more time, or the tool fewer checks.',
    };
  },
};

/** A Lambda function runs 15 minutes at most. @see Lambda quotas */
const MAX_LAMBDA_SECONDS = 900;

export const lambdaTimeoutRule: ToolRule = {
  code: 'agent/longer-than-lambda',
  severity: 'warning',
  visits: 'tool',
  check: (tool) => {
    const { timeoutSeconds } = tool.errors;
    const isLimited = tool.target.type === 'lambda' && tool.polling.mode !== 'callback';
    if (!isLimited || timeoutSeconds <= MAX_LAMBDA_SECONDS) return null;
    const field = 'errors.timeoutSeconds';
    return {
      field,
      message: `“${tool.toolName}” may take ${formatDuration(timeoutSeconds)}; a Lambda function ends after ${formatDuration(MAX_LAMBDA_SECONDS)}.`,
      fix: setField(tool, field, MAX_LAMBDA_SECONDS, `Use ${formatDuration(MAX_LAMBDA_SECONDS)}`),
    };
  },
};

export const idleDeadlineRule: ToolRule = {
  code: 'agent/deadline-never-comes',
  severity: 'info',
  visits: 'tool',
  check: (tool) => {
    const { deadlineSeconds, max_polling_attempts: attempts } = tool.polling;
    if (!isPolled(tool.polling) || deadlineSeconds === null || attempts === null) return null;
    const seconds = worstCaseWaitSeconds({ ...tool.polling, deadlineSeconds: null });
    // Calls and turns take time as well: only a deadline far behind the last check never comes.
    if (deadlineSeconds < seconds * 2) return null;
    const field = 'polling.deadlineSeconds';
    return {
      field,
      message: `The ${groupThousands(attempts)} checks are used up after ${formatDuration(seconds)}; the deadline of ${formatDuration(deadlineSeconds)} never comes.`,
      fix: setField(tool, field, null, 'Leave the deadline out'),
    };
  },
};

export const slowestToolRule: WholeRule = {
  code: 'agent/slowest-holds-turn',
  severity: 'info',
  visits: 'agent',
  check: ({ polledTools }) =>
    polledTools.length < 2
      ? []
      : [
          {
            at: 'agent',
            message: `${namesOf(polledTools)} wait in the same turn: if the model calls several at once, the slowest holds the others.`,
          },
        ],
};

/** The first few; a sentence with a hundred names is none. */
function namesOf(tools: readonly ToolNode[]): string {
  const named = tools.slice(0, MAX_NAMED).map(({ toolName }) => `“${toolName}”`);
  const rest = tools.length - named.length;
  return rest > 0 ? `${named.join(', ')} and ${rest} more` : named.join(', ');
}

const MAX_NAMED = 5;
