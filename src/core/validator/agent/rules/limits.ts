import type { Fix } from '../../../diagnostics';
import { MAX_EXPRESS_SECONDS, MAX_STANDARD_SECONDS } from '../../../asl';
import {
  formatDuration,
  formatRoughDuration,
  groupThousands,
  toolSchedule,
  worstCaseWaitSeconds,
  type ToolNode,
} from '../../../model';
import { isPolled, setField, type ToolRule, type WholeRule } from '../agentRule';

const USE_STANDARD: Fix = {
  label: 'Use a Standard state machine',
  command: 'agent.set',
  args: { field: 'settings.stateMachineType', value: 'STANDARD' },
};

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

/** The model may call one tool after the other, and each check of each is a turn. */
export const turnLimitOfAllRule: WholeRule = {
  code: 'agent/turn-limit-below-checks',
  severity: 'warning',
  visits: 'agent',
  check: ({ polledTools, model }) => {
    const tools = polledTools.filter(({ polling }) => polling.mode === 'wait-before-call');
    const checks = tools.map(({ polling }) => polling.max_polling_attempts ?? 0);
    const needed = checks.reduce((sum, attempts) => sum + attempts, TURNS_BESIDE_CHECKS);
    const isSaidOfOne = model === undefined || Math.max(0, ...checks) + TURNS_BESIDE_CHECKS > model.turnLimit;
    if (isSaidOfOne || model.turnLimit >= needed || !Number.isInteger(needed)) return [];
    return [
      {
        at: 'model',
        field: 'turnLimit',
        message: `“${model.label}” may take ${model.turnLimit} turns; all checks of ${namesOf(tools)}, one tool after the other, need ${groupThousands(needed)}.`,
        fix: setField(model, 'turnLimit', needed, `Allow ${groupThousands(needed)} turns`),
      },
    ];
  },
};

export const yearRule: ToolRule = {
  code: 'agent/longer-than-a-year',
  severity: 'warning',
  visits: 'tool',
  check: (tool, { document }) => {
    const seconds = worstCaseWaitSeconds(tool.polling);
    if (document.settings.stateMachineType === 'EXPRESS' || seconds <= MAX_STANDARD_SECONDS) return null;
    const isCallback = tool.polling.mode === 'callback';
    const field = isCallback ? 'polling.callback.timeoutSeconds' : 'polling.max_polling_attempts';
    return {
      field,
      message: `“${tool.toolName}” may wait ${formatRoughDuration(seconds)}; an execution ends after a year.`,
      ...(isCallback
        ? { fix: setField(tool, field, MAX_STANDARD_SECONDS, 'Use a year') }
        : { hint: 'Take fewer checks, or a deadline.' }),
    };
  },
};

export const expressDurationRule: ToolRule = {
  code: 'agent/longer-than-express',
  severity: 'error',
  visits: 'tool',
  check: ({ polling, toolName }, { document }) => {
    const seconds = toolSchedule(polling).giveUpAtSeconds ?? 0;
    if (document.settings.stateMachineType !== 'EXPRESS' || seconds <= MAX_EXPRESS_SECONDS) return null;
    return {
      field: isPolled(polling) ? 'polling.max_polling_attempts' : 'polling.callback.timeoutSeconds',
      message: `“${toolName}” may wait ${formatDuration(seconds)}; an Express execution ends after ${formatDuration(MAX_EXPRESS_SECONDS)}.`,
      fix: USE_STANDARD,
    };
  },
};

/** Only a warning: a tool that knows its job may never ask for so much. */
export const expressHintRule: ToolRule = {
  code: 'agent/hint-longer-than-express',
  severity: 'warning',
  visits: 'tool',
  check: ({ polling, toolName }, { document }) => {
    const isExpress = document.settings.stateMachineType === 'EXPRESS';
    const seconds = worstCaseWaitSeconds(polling);
    const unhinted = toolSchedule(polling).giveUpAtSeconds ?? 0;
    if (!isExpress || seconds <= MAX_EXPRESS_SECONDS || unhinted > MAX_EXPRESS_SECONDS) return null;
    return {
      field: 'polling.hint.ceilingSeconds',
      message: `If “${toolName}” asks for it, the run waits ${formatRoughDuration(seconds)}; an Express execution ends after ${formatDuration(MAX_EXPRESS_SECONDS)}.`,
      fix: USE_STANDARD,
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
      fix: USE_STANDARD,
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
      message: `The deadline of ${formatDuration(deadlineSeconds)} comes first: it ends the wait after ${checks} of ${attempts} checks${polling.hint === null ? '' : ', hints apart'}.`,
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
      message: `The ${groupThousands(attempts)} checks are used up after ${formatDuration(seconds)}${tool.polling.hint === null ? '' : ' at most'}; the deadline of ${formatDuration(deadlineSeconds)} never comes.`,
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
