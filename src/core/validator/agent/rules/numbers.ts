import { attemptsProblem, intervalProblem, toolNameProblem, uniqueToolName } from '../../../model';
import { isPolled, setField, type ToolRule } from '../agentRule';

const DEFAULT_INTERVAL_SECONDS = 30;
const DEFAULT_ATTEMPTS = 20;

export const intervalRule: ToolRule = {
  code: 'agent/interval-not-whole',
  severity: 'error',
  visits: 'tool',
  check: (tool) => {
    const message = isPolled(tool.polling) ? intervalProblem(tool.polling.polling_interval) : null;
    const field = 'polling.polling_interval';
    const label = `Use ${DEFAULT_INTERVAL_SECONDS} s`;
    return message === null ? null : { field, message, fix: setField(tool, field, DEFAULT_INTERVAL_SECONDS, label) };
  },
};

export const attemptsRule: ToolRule = {
  code: 'agent/attempts-not-whole',
  severity: 'error',
  visits: 'tool',
  check: (tool) => {
    const { polling } = tool;
    if (!isPolled(polling)) return null;
    const message =
      polling.max_polling_attempts === null
        ? 'This tool has no limit and can wait for ever.'
        : attemptsProblem(polling.max_polling_attempts);
    const field = 'polling.max_polling_attempts';
    return message === null
      ? null
      : { field, message, fix: setField(tool, field, DEFAULT_ATTEMPTS, `Use ${DEFAULT_ATTEMPTS}`) };
  },
};

/** An empty name and a name used twice are the compiler's to say: it leaves such a tool out. */
export const toolNameRule: ToolRule = {
  code: 'agent/tool-name-refused',
  severity: 'error',
  visits: 'tool',
  looksAround: true, // for a name that is still free
  check: (tool, { document }) => {
    const message = tool.toolName === '' ? null : toolNameProblem(tool.toolName);
    if (message === null) return null;
    const name = uniqueToolName(document, tool.toolName);
    return { field: 'toolName', message, fix: setField(tool, 'toolName', name, `Rename it to “${name}”`) };
  },
};

export const hintRule: ToolRule = {
  code: 'agent/hint-floor-above-ceiling',
  severity: 'error',
  visits: 'tool',
  check: ({ polling }) => {
    if (!isPolled(polling) || polling.hint === null || polling.hint.floorSeconds <= polling.hint.ceilingSeconds)
      return null;
    const { floorSeconds, ceilingSeconds } = polling.hint;
    return {
      field: 'polling.hint.floorSeconds',
      message: `The hint may not be below ${floorSeconds} s nor above ${ceilingSeconds} s, which leaves nothing.`,
      hint: 'Make the floor smaller than the ceiling.',
    };
  },
};

export const backoffRateRule: ToolRule = {
  code: 'agent/backoff-rate-below-one',
  severity: 'error',
  visits: 'tool',
  check: (tool) => {
    const rate = isPolled(tool.polling) ? tool.polling.backoff?.rate : undefined;
    if (rate === undefined || rate >= 1) return null;
    const field = 'polling.backoff.rate';
    return {
      field,
      message: `A rate of ${rate} makes the waits shorter; the least is 1.`,
      fix: setField(tool, field, 1.5, 'Use 1.5'),
    };
  },
};

export const backoffCapRule: ToolRule = {
  code: 'agent/backoff-cap-below-interval',
  severity: 'warning',
  visits: 'tool',
  check: ({ polling }) => {
    const cap = isPolled(polling) ? polling.backoff?.maxIntervalSeconds : undefined;
    const interval = polling.polling_interval;
    if (cap === undefined || interval === null || cap >= interval) return null;
    return {
      field: 'polling.backoff.maxIntervalSeconds',
      message: `The longest wait is ${cap} s, less than the interval of ${interval} s, so the back-off never grows.`,
      hint: 'Raise the longest wait, or switch the back-off off.',
    };
  },
};

/** Step Functions accepts this much as a timeout, a heartbeat or a wait. */
const MAX_SECONDS = 99_999_999;

export const callbackTimeoutRule: ToolRule = {
  code: 'agent/callback-without-timeout',
  severity: 'error',
  visits: 'tool',
  check: (tool) => {
    const { mode, callback } = tool.polling;
    const seconds = callback.timeoutSeconds;
    if (mode !== 'callback' || (Number.isInteger(seconds) && seconds >= 1 && seconds <= MAX_SECONDS)) return null;
    const field = 'polling.callback.timeoutSeconds';
    return {
      field,
      message:
        'A callback needs a timeout, a whole number of seconds from 1: without one a lost answer holds the run until it ends, after a year.',
      fix: setField(tool, field, 3_600, 'Use 1 h'),
    };
  },
};

export const callbackHeartbeatRule: ToolRule = {
  code: 'agent/heartbeat-not-below-timeout',
  severity: 'error',
  visits: 'tool',
  check: ({ polling }) => {
    const { timeoutSeconds, heartbeatSeconds } = polling.callback;
    if (polling.mode !== 'callback' || heartbeatSeconds === null || heartbeatSeconds < timeoutSeconds) return null;
    return {
      field: 'polling.callback.heartbeatSeconds',
      message: `A heartbeat every ${heartbeatSeconds} s never comes before the timeout of ${timeoutSeconds} s.`,
      hint: 'Make the heartbeat shorter than the timeout.',
    };
  },
};
