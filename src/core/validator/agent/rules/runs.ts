import { MAX_EXPRESS_SECONDS, MAX_HISTORY_EVENTS, MAX_PAYLOAD_BYTES } from '../../../asl';
import { formatDuration, formatRoughDuration, groupThousands, type ToolNode } from '../../../model';
import { countDefaultRun, DEFAULT_JOB_SECONDS } from '../../../proof';
import { isPolled, setField, type AgentFinding, type ToolRule, type WholeRule } from '../agentRule';
import { countGivingUp, countTool } from '../countedTool';

/** Checks beyond which another way to wait is worth a word. */
const MANY_CHECKS = 10;
/** Part of a limit beyond which it is near. */
const NEAR = 0.8;

export const historyRule: ToolRule = {
  code: 'agent/history-too-long',
  severity: 'warning',
  visits: 'tool',
  check: (tool, view) => {
    const attempts = tool.polling.max_polling_attempts;
    const run = isPolled(tool.polling) && attempts !== null ? countGivingUp(tool, view) : null;
    if (run === null || attempts === null || run.events < MAX_HISTORY_EVENTS) return null;
    const checks = run.tools[tool.toolName]?.calls ?? 0;
    if (checks >= attempts) return null;
    const field = 'polling.max_polling_attempts';
    return {
      field,
      message: `${groupThousands(MAX_HISTORY_EVENTS)} events are full after about ${groupThousands(checks)} of ${groupThousands(attempts)} checks; the execution fails there.`,
      hint: 'Check less often, use a callback, or let a sub-agent do the watching: it has a history of its own.',
      fix: setField(tool, field, roundDown(checks), `Use ${groupThousands(roundDown(checks))} checks`),
    };
  },
};

export const payloadRule: ToolRule = {
  code: 'agent/conversation-too-long',
  severity: 'warning',
  visits: 'tool',
  check: (tool, view) => {
    const attempts = tool.polling.max_polling_attempts;
    if (tool.polling.mode !== 'wait-before-call' || attempts === null) return null;
    const run = countGivingUp(tool, view);
    const checks = run?.tools[tool.toolName]?.calls ?? 0;
    if (run === null || checks >= attempts || run.events >= MAX_HISTORY_EVENTS) return null;
    if (run.largestRequestBytes < MAX_PAYLOAD_BYTES * NEAR) return null;
    return {
      field: 'polling.mode',
      message: `The conversation reaches 256 KiB after about ${groupThousands(checks)} of ${groupThousands(attempts)} checks; the execution fails there.`,
      hint: 'In a loop the model sees one result, however often the machine checks.',
      fix: setField(tool, 'polling.mode', 'poll-in-machine', 'Switch to a loop'),
    };
  },
};

export const modelInLoopRule: ToolRule = {
  code: 'agent/model-in-loop',
  severity: 'info',
  visits: 'tool',
  check: (tool, view) => {
    if (tool.polling.mode !== 'wait-before-call') return null;
    const now = countTool(tool, view, { jobSeconds: DEFAULT_JOB_SECONDS });
    const loop = countTool(tool, view, { jobSeconds: DEFAULT_JOB_SECONDS, polling: { mode: 'poll-in-machine' } });
    const numbers =
      now === null || loop === null
        ? ''
        : ` A job of ${formatDuration(DEFAULT_JOB_SECONDS)} takes ${now.modelTurns} turns and ${now.transitions} transitions; in a loop ${loop.modelTurns} and ${loop.transitions}.`;
    return {
      field: 'polling.mode',
      message: `Each check of “${tool.toolName}” costs a model turn and makes the conversation longer.${numbers}`,
      fix: setField(tool, 'polling.mode', 'poll-in-machine', 'Switch to a loop'),
    };
  },
};

export const callbackRule: ToolRule = {
  code: 'agent/callback-would-do',
  severity: 'info',
  visits: 'tool',
  check: (tool, view) => {
    const isExpress = view.document.settings.stateMachineType === 'EXPRESS';
    if (tool.polling.mode !== 'poll-in-machine' || tool.target.type !== 'lambda' || isExpress) return null;
    const now = countTool(tool, view, { jobSeconds: DEFAULT_JOB_SECONDS });
    const callback = countTool(tool, view, { jobSeconds: DEFAULT_JOB_SECONDS, polling: { mode: 'callback' } });
    const checks = now?.tools[tool.toolName]?.calls ?? 0;
    if (now === null || callback === null || checks < MANY_CHECKS) return null;
    return {
      field: 'polling.mode',
      message: `A job of ${formatDuration(DEFAULT_JOB_SECONDS)} takes ${checks} checks and ${now.transitions} transitions; if the job reports by itself, none and ${callback.transitions}.`,
      hint: 'A callback needs a job that can send the task token back.',
      fix: setField(tool, 'polling.mode', 'callback', 'Use a callback'),
    };
  },
};

/** The run that Simulate shows first ends at a limit of Step Functions, or comes near one. */
export const runLimitsRule: WholeRule = {
  code: 'agent/run-near-limit',
  severity: 'warning',
  visits: 'agent',
  check: ({ document, tools }) => {
    const run = tools.length === 0 ? null : countDefaultRun(document, DEFAULT_JOB_SECONDS);
    if (run === null) return [];
    const found: AgentFinding[] = [];
    const job = `of a job of ${formatDuration(DEFAULT_JOB_SECONDS)}`;
    const isExpress = document.settings.stateMachineType === 'EXPRESS';
    if (isExpress && run.status === 'TIMED_OUT') {
      found.push({
        at: 'settings',
        field: 'stateMachineType',
        message: `The run ${job} takes longer than ${formatRoughDuration(MAX_EXPRESS_SECONDS)}, where an Express execution ends.`,
        fix: {
          label: 'Use a Standard state machine',
          command: 'agent.set',
          args: { field: 'settings.stateMachineType', value: 'STANDARD' },
        },
      });
    }
    if (!isExpress && run.events > MAX_HISTORY_EVENTS * NEAR) {
      found.push({
        at: 'agent',
        message: `The run ${job} records ${groupThousands(run.events)} events; Step Functions ends it at ${groupThousands(MAX_HISTORY_EVENTS)}.`,
        hint: 'Wait longer between checks, or let sub-agents do part of the work.',
      });
    }
    if (run.largestRequestBytes > MAX_PAYLOAD_BYTES * NEAR) {
      found.push({
        at: 'agent',
        message: `A request to the model grows to ${Math.round(run.largestRequestBytes / 1024)} KiB in the run ${job}; Step Functions accepts 256 KiB.`,
        hint: 'Shorten prompt and schemas, or let the machine poll so that the conversation stays short.',
      });
    }
    return found;
  },
};

/** Two digits are exact enough for a limit, and stay below it. */
function roundDown(checks: number): number {
  const step = 10 ** Math.max(0, String(checks).length - 2);
  return Math.max(1, Math.floor(checks / step) * step);
}

/** A tool whose own call starts the job should not wait before it. */
export const startWaitsRule: ToolRule = {
  code: 'agent/start-waits',
  severity: 'info',
  visits: 'tool',
  check: (tool) => {
    const { polling, toolName } = tool;
    if (!isPolled(polling) || polling.firstCheck === 'at-once' || !startsWork(tool)) return null;
    return {
      field: 'polling.firstCheck',
      message: `“${toolName}” seems to start its job, and the first call waits ${polling.polling_interval ?? 0} s for nothing.`,
      fix: setField(tool, 'polling.firstCheck', 'at-once', 'Call it at once'),
    };
  },
};

function startsWork({ toolName }: ToolNode): boolean {
  return /^(?:start|run|submit|execute|create|launch|begin|trigger)(?:_|-|[A-Z]|$)/.test(toolName);
}
