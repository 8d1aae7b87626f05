import type { JsonObject } from '../../json';
import { DEFAULT_POLLING, type GiveUp, type HintSettings, type PollingSettings, type StatusMapping } from '../../model';
import { digNumber, digText, unquote } from './dig';
import type { ToolFlow } from './followTool';

/** What could not be read of a tool's waiting; the field has its default then. */
export type UnreadPolling = 'polling_interval' | 'max_polling_attempts' | 'status';

/** How a tool waits, from its States. Numbers come from where both generators and our compiler write them. */
export function readPolling(
  flow: ToolFlow,
  texts: { readonly own: string; readonly outer: string },
): { readonly polling: PollingSettings; readonly unread: readonly UnreadPolling[] } {
  if (isCallback(flow)) return { polling: readCallback(flow), unread: [] };
  if (flow.wait === null) return { polling: DEFAULT_POLLING, unread: [] };

  const interval =
    digNumber(flow.wait, 'Seconds') ?? numberIn(texts.own, /'interval_seconds': (\d+)|"interval(?:_seconds)?":(\d+)/);
  const attempts = numberIn(texts.own, /max_attempts\\?['"]: ?(\d+)/);
  const status = readStatus(texts.own);
  const seconds = digText(flow.wait, 'Seconds') ?? '';
  const unread: UnreadPolling[] = [
    ...(interval === undefined ? ['polling_interval' as const] : []),
    ...(attempts === undefined ? ['max_polling_attempts' as const] : []),
    ...(status === undefined ? ['status' as const] : []),
  ];
  return {
    unread,
    polling: {
      ...DEFAULT_POLLING,
      mode: flow.loops ? 'poll-in-machine' : 'wait-before-call',
      polling_interval: interval ?? DEFAULT_POLLING.polling_interval,
      max_polling_attempts: attempts ?? DEFAULT_POLLING.max_polling_attempts,
      firstCheck: flow.startsAtOnce ? 'at-once' : 'after-interval',
      backoff: readBackoff(seconds),
      jitter: seconds.includes('$random()') ? 'full' : 'none',
      deadlineSeconds: numberIn(texts.own, /\/ 1000 >= (\d+)/) ?? null,
      hint: readHint(seconds),
      status: status ?? DEFAULT_POLLING.status,
      ...readGiveUp(flow),
      attemptScope: texts.own.includes('input_key') ? 'input' : 'tool',
    },
  };
}

/** The tool itself hands out a task token. */
export function isCallback({ target, approval }: ToolFlow): boolean {
  return target !== approval && (digText(target ?? undefined, 'Resource') ?? '').endsWith('.waitForTaskToken');
}

function readCallback(flow: ToolFlow): PollingSettings {
  const target = flow.target ?? undefined;
  return {
    ...DEFAULT_POLLING,
    mode: 'callback',
    callback: {
      timeoutSeconds: digNumber(target, 'TimeoutSeconds') ?? DEFAULT_POLLING.callback.timeoutSeconds,
      heartbeatSeconds: digNumber(target, 'HeartbeatSeconds') ?? null,
    },
    ...readGiveUp(flow),
  };
}

function readGiveUp({ givesUpTo }: ToolFlow): { readonly onGiveUp: GiveUp; readonly giveUpActivityArn: string | null } {
  if (givesUpTo?.['Type'] === 'Fail') return { onGiveUp: 'fail', giveUpActivityArn: null };
  if (givesUpTo?.['Type'] === 'Task') {
    return { onGiveUp: 'human', giveUpActivityArn: digText(givesUpTo, 'Resource') ?? null };
  }
  return { onGiveUp: 'tell-model', giveUpActivityArn: null };
}

function readBackoff(seconds: string): PollingSettings['backoff'] {
  const [, cap, rate] = /\$min\(\[([\d.]+), [\d.]+ \* \$power\(([\d.]+),/.exec(seconds) ?? [];
  return cap === undefined || rate === undefined ? null : { rate: Number(rate), maxIntervalSeconds: Number(cap) };
}

function readHint(seconds: string): HintSettings | null {
  const [, floor, ceiling] = /\$max\(\[([\d.]+), \$min\(\[([\d.]+), \$hint\]\)\]\)/.exec(seconds) ?? [];
  return floor === undefined || ceiling === undefined
    ? null
    : { floorSeconds: Number(floor), ceilingSeconds: Number(ceiling) };
}

function readStatus(text: string): StatusMapping | undefined {
  const [, path] = /\$status := \$exists\(\$object\.([^)]+)\)/.exec(text) ?? [];
  if (path === undefined) return undefined;
  const words = (outcome: string): readonly string[] => {
    const [, list = ''] = new RegExp(`\\$status in \\[([^\\]]*)\\] \\? '${outcome}'`).exec(text) ?? [];
    return [...list.matchAll(/'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"/g)].map(([literal]) => unquote(literal));
  };
  return {
    path: path.replaceAll('`', ''),
    running: words('running'),
    succeeded: words('succeeded'),
    failed: words('failed'),
    inputRequired: words('input-required'),
  };
}

function numberIn(text: string, pattern: RegExp): number | undefined {
  const found = pattern
    .exec(text)
    ?.slice(1)
    .find((group) => group !== '');
  return found === undefined ? undefined : Number(found);
}

/** Every text inside a State, as it is written, one after the other. */
export function textsOf(states: readonly (JsonObject | null)[]): string {
  const parts: string[] = [];
  const visit = (value: unknown): void => {
    if (typeof value === 'string') parts.push(value);
    else if (typeof value === 'object' && value !== null) Object.values(value).forEach(visit);
  };
  states.forEach(visit);
  return [...parts, JSON.stringify(states)].join('\n');
}
