import { isJsonObject, type JsonObject } from '../../json';
import { dig, digList, digObject, digText } from './dig';
import type { ToolMap } from './findAgentLoop';

/** What happens to a call of one tool, read along its States. */
export interface ToolFlow {
  /** The Task that carries the call out; null: a call is answered without one. */
  readonly target: JsonObject | null;
  /** The Task that asks a person first. */
  readonly approval: JsonObject | null;
  /** The Wait before the target. */
  readonly wait: JsonObject | null;
  /** The target is checked again and again inside the iteration. */
  readonly loops: boolean;
  /** Some call reaches the target without waiting. */
  readonly startsAtOnce: boolean;
  /** Where a call goes when the attempts run out. */
  readonly givesUpTo: JsonObject | null;
  /** States on the way that an agent document cannot say, by name. */
  readonly unread: readonly string[];
}

/** Longest way through one iteration that is followed. */
const MAX_STEPS = 100;

export function followTool(map: ToolMap, toolName: string): ToolFlow {
  const rules = map.routes.get(toolName) ?? [];
  const refusal = rules.find(isRefusal);
  const walks = rules
    .filter((rule) => rule !== refusal)
    .map((rule) => walk({ states: map.inner, start: digText(rule, 'Next') ?? '' }))
    .filter(({ target }) => target !== null);
  const [first] = walks;
  if (first === undefined) return NOTHING;
  const withWait = walks.find(({ wait }) => wait !== null) ?? first;
  const withApproval = walks.find(({ approval }) => approval !== null) ?? first;
  const loop = loopOf(first);
  return {
    target: first.target,
    approval: withApproval.approval,
    wait: withWait.wait ?? loop?.wait ?? null,
    loops: loop !== null,
    startsAtOnce: walks.some(({ wait }) => wait === null),
    givesUpTo: digObject(map.inner, digText(refusal, 'Next') ?? '') ?? loop?.givesUpTo ?? timeoutOf(first),
    unread: [...new Set(walks.flatMap(({ unread }) => unread))],
  };
}

const NOTHING: ToolFlow = {
  target: null,
  approval: null,
  wait: null,
  loops: false,
  startsAtOnce: true,
  givesUpTo: null,
  unread: [],
};

/** A rule that tests a count or the clock besides the name ends the polling. */
function isRefusal(rule: JsonObject): boolean {
  return /[>]\s*\d|>=/.test(digText(rule, 'Condition') ?? '');
}

interface Walk {
  readonly target: JsonObject | null;
  readonly approval: JsonObject | null;
  readonly wait: JsonObject | null;
  /** The States the target is one of: the iteration, or a Branch of a Parallel. */
  readonly scope: JsonObject;
  readonly unread: readonly string[];
}

function walk({ states, start }: { readonly states: JsonObject; readonly start: string }): Walk {
  let scope = states;
  let name = start;
  let approval: JsonObject | null = null;
  let wait: JsonObject | null = null;
  const unread: string[] = [];
  for (let step = 0; step < MAX_STEPS; step += 1) {
    const state = digObject(scope, name);
    if (state === undefined) break;
    switch (state['Type']) {
      case 'Task': {
        const approved = approvedNext(scope, state);
        if (approved === null) return { target: state, approval, wait, scope, unread };
        approval = state;
        name = approved;
        break;
      }
      case 'Parallel': {
        scope = digObject(state, 'Branches', 0, 'States') ?? {};
        name = digText(state, 'Branches', 0, 'StartAt') ?? '';
        break;
      }
      case 'Wait':
        wait = state;
        name = digText(state, 'Next') ?? '';
        break;
      case 'Choice':
        unread.push(name);
        name = digText(state, 'Default') ?? '';
        break;
      default:
        name = digText(state, 'Next') ?? '';
    }
  }
  return { target: null, approval, wait, scope, unread };
}

/** For a Task that asks a person: the State a call goes to when it is approved. null: the Task is the tool itself. */
function approvedNext(scope: JsonObject, task: JsonObject): string | null {
  const resource = digText(task, 'Resource') ?? '';
  if (!/:activity:|waitForTaskToken/.test(resource)) return null;
  const decision = digObject(scope, digText(task, 'Next') ?? '');
  for (const rule of digList(decision, 'Choices')) {
    if (!/approved/.test(JSON.stringify(rule))) continue;
    const next = digText(rule, 'Next') ?? '';
    const follows = digObject(scope, next);
    if (follows?.['Type'] === 'Task' || follows?.['Type'] === 'Wait') return next;
  }
  return null;
}

/** The loop after the target: a Choice that leads back to it by a Wait. */
function loopOf({ target, scope }: Walk): { readonly wait: JsonObject; readonly givesUpTo: JsonObject | null } | null {
  const check = digObject(scope, digText(target ?? undefined, 'Next') ?? '');
  if (check?.['Type'] !== 'Choice') return null;
  const rules = digList(check, 'Choices').filter((rule) => isJsonObject(rule));
  const ways = [digText(check, 'Default'), ...rules.map((rule) => digText(rule, 'Next'))];
  for (const way of ways) {
    const wait = digObject(scope, way ?? '');
    if (wait?.['Type'] !== 'Wait' || dig(scope, digText(wait, 'Next') ?? '') !== target) continue;
    const limit = rules.find((rule) => isRefusal(rule));
    return { wait, givesUpTo: digObject(scope, digText(limit, 'Next') ?? '') ?? null };
  }
  return null;
}

/** Where a Task goes when its time is up. */
function timeoutOf({ target, scope }: Walk): JsonObject | null {
  const catcher = digList(target ?? undefined, 'Catch').find((entry) =>
    digList(entry, 'ErrorEquals').includes('States.Timeout'),
  );
  return digObject(scope, digText(catcher, 'Next') ?? '') ?? null;
}
