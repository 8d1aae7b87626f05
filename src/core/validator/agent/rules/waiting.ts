import { DEFAULT_STATUS, type StatusMapping, type ToolNode } from '../../../model';
import { actionsOfService } from '../../asl/rules/integrations';
import { isPolled, setField, type ToolRule } from '../agentRule';

/** A worker answers once, when it is done. Asking again would start the work again. */
export const activityRule: ToolRule = {
  code: 'agent/activity-polled',
  severity: 'warning',
  visits: 'tool',
  check: (tool) =>
    tool.target.type === 'activity' && isPolled(tool.polling)
      ? {
          field: 'polling.mode',
          message: `“${tool.toolName}” is done by a worker, who answers once; each check would start the work again.`,
          fix: setField(tool, 'polling.mode', 'none', 'Switch waiting off'),
        }
      : null,
};

export const intervalBelowFloorRule: ToolRule = {
  code: 'agent/interval-below-floor',
  severity: 'warning',
  visits: 'tool',
  check: ({ polling, ...tool }) => {
    const { hint, polling_interval: interval } = polling;
    if (!isPolled(polling) || hint === null || interval === null || interval >= hint.floorSeconds) return null;
    const field = 'polling.polling_interval';
    return {
      field,
      message: `The interval of ${interval} s is below the floor of ${hint.floorSeconds} s, which holds only for hints of the tool.`,
      fix: setField(tool, field, hint.floorSeconds, `Use ${hint.floorSeconds} s`),
    };
  },
};

export const jitterRule: ToolRule = {
  code: 'agent/jitter-shortens-waits',
  severity: 'info',
  visits: 'tool',
  check: (tool) => {
    const { polling } = tool;
    if (!isPolled(polling) || polling.jitter === 'none' || polling.backoff !== null) return null;
    if (polling.polling_interval === null) return null;
    return {
      field: 'polling.jitter',
      message: `Full jitter waits ${polling.polling_interval / 2} s on average instead of ${polling.polling_interval} s, so the checks are used up in half the time.`,
      fix: setField(tool, 'polling.jitter', 'none', 'Switch jitter off'),
    };
  },
};

export const finalStatusRule: ToolRule = {
  code: 'agent/no-final-status',
  severity: 'error',
  visits: 'tool',
  check: (tool) =>
    isPolled(tool.polling) && tool.polling.status.succeeded.length === 0
      ? {
          field: 'polling.status.succeeded',
          message: `No status means that “${tool.toolName}” has succeeded, so each run waits until it gives up.`,
          hint: 'Name the status of a finished job.',
          fix: setField(tool, 'polling.status.succeeded', [...DEFAULT_STATUS.succeeded], wordsLabel('succeeded')),
        }
      : null,
};

export const failedStatusRule: ToolRule = {
  code: 'agent/no-failed-status',
  severity: 'warning',
  visits: 'tool',
  check: (tool) =>
    isPolled(tool.polling) && tool.polling.status.failed.length === 0
      ? {
          field: 'polling.status.failed',
          message: `No status means that “${tool.toolName}” has failed; a failed job is checked until the limit.`,
          hint: 'Name the status of a failed job.',
          fix: setField(tool, 'polling.status.failed', [...DEFAULT_STATUS.failed], wordsLabel('failed')),
        }
      : null,
};

function wordsLabel(list: 'succeeded' | 'failed'): string {
  return `Use ${DEFAULT_STATUS[list].slice(0, 2).join(', ')} and the like`;
}

export const ambiguousStatusRule: ToolRule = {
  code: 'agent/status-in-two-lists',
  severity: 'error',
  visits: 'tool',
  check: ({ polling }) => {
    const found = isPolled(polling) ? statusInTwoLists(polling.status) : null;
    return found === null
      ? null
      : {
          field: `polling.status.${found.second}`,
          message: `“${found.status}” stands for ${words[found.first]} and for ${words[found.second]}.`,
        };
  },
};

type List = 'running' | 'succeeded' | 'failed' | 'inputRequired';
const words: Readonly<Record<List, string>> = {
  running: 'running',
  succeeded: 'succeeded',
  failed: 'failed',
  inputRequired: 'input required',
};

function statusInTwoLists(
  status: StatusMapping,
): { readonly status: string; readonly first: List; readonly second: List } | null {
  const seen = new Map<string, List>();
  for (const list of ['running', 'succeeded', 'failed', 'inputRequired'] as const) {
    for (const value of status[list]) {
      const first = seen.get(value.toLowerCase());
      if (first !== undefined && first !== list) return { status: value, first, second: list };
      seen.set(value.toLowerCase(), list);
    }
  }
  return null;
}

export const retryRule: ToolRule = {
  code: 'agent/transient-errors-not-retried',
  severity: 'info',
  visits: 'tool',
  check: (tool) =>
    tool.target.type === 'lambda' && !tool.errors.retry.enabled
      ? {
          field: 'errors.retry.enabled',
          message: `“${tool.toolName}” is not tried again when Lambda is busy or restarts, which happens to every function.`,
          hint: 'Leave it so if a second call could do harm.',
          fix: setField(tool, 'errors.retry.enabled', true, 'Retry transient errors'),
        }
      : null,
};

export const retryAsPollRule: ToolRule = {
  code: 'agent/retry-catches-all',
  severity: 'warning',
  visits: 'tool',
  check: (tool) => {
    const { enabled, additionalErrors, maxAttempts } = tool.errors.retry;
    if (!enabled || !additionalErrors.includes('States.ALL')) return null;
    const field = 'errors.retry.additionalErrors';
    return {
      field,
      message: `“${tool.toolName}” is tried again up to ${maxAttempts} times after every error, also after those that will not go away.`,
      hint: 'Name the errors that may pass, and let polling wait for a status.',
      fix: setField(
        tool,
        field,
        additionalErrors.filter((name) => name !== 'States.ALL'),
        'Retry named errors only',
      ),
    };
  },
};

/** Step Functions can wait for the job itself, at one transition. */
export const serviceWaitsRule: ToolRule = {
  code: 'agent/service-can-wait',
  severity: 'info',
  visits: 'tool',
  check: (tool, { document }) => {
    const isExpress = document.settings.stateMachineType === 'EXPRESS'; // which waits for no job
    const resource = isPolled(tool.polling) && !isExpress ? syncForm(tool) : null;
    return resource === null
      ? null
      : {
          field: 'polling.mode',
          message: `Step Functions can wait for “${tool.toolName}” itself, with ${resource}: one transition instead of one for each check.`,
        };
  },
};

function syncForm({ target }: ToolNode): string | null {
  if (target.type === 'sub-agent') return 'startExecution.sync:2';
  if (target.type !== 'service') return null;
  const [, service = '', action = ''] = /:states:::([\w-]+):(\w+)$/.exec(target.resourceArn) ?? [];
  return actionsOfService(service)?.get(action)?.includes('.sync') === true ? `${action}.sync` : null;
}
