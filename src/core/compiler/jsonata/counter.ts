import type { JsonObject } from '../../json';
import type { WaitPlan } from '../resolve/plan';
import { ENTERED_MS } from './time';
import { block, literal, literals } from './text';
import { CONTINUED_OUTCOME, FINAL_OUTCOMES, OPEN_OUTCOMES } from './pollAnswer';

/**
 * Where the count of a tool that is polled through the model lives. Variables of an outer scope can be read inside a Map iteration, not
 * assigned; so the iterations answer outcomes and the Map's own `Assign` counts them.
 */
export interface Counter {
  /** Top-level variables and their first values. */
  readonly initial: JsonObject;
  /** What the Map's `Assign` makes of them after a turn. */
  readonly next: Readonly<Record<string, string>>;
  /** Checks that are over; JSONata, read inside an iteration. */
  readonly stored: string;
  /** Number of the check this call is about to make, from 1. */
  readonly attempt: string;
  /** Milliseconds of the first call; meaningful only if `stored` is above 0. */
  readonly sinceMs: string;
  /** The input a person approved for this job; nothing if nobody was asked. */
  readonly approvedInput: string;
  /** `next_check_in` of the last running answer, or nothing. */
  readonly hint: string;
}

export function counterOf({ toolName, polling }: CountedTool): Counter {
  return polling.scope === 'tool' ? countPerTool(toolName, polling) : countPerInput(toolName, polling);
}

/** Members of an iteration's `polling`, which tell the Map's `Assign` how a check ended; values are JSONata. */
export function outcomeMembers(
  { toolName, polling }: CountedTool,
  outcome: string,
): readonly (readonly [name: string, value: string])[] {
  return [
    ['tool', literal(toolName)],
    ['outcome', outcome],
    ...(polling.scope === 'input' ? [['key', '$states.input.input_key'] as const] : []),
  ];
}

/** A tool that is polled through the model. */
export interface CountedTool {
  readonly toolName: string;
  readonly polling: WaitPlan;
}

function countPerTool(toolName: string, { variable, pace }: WaitPlan): Counter {
  const attempts = `attempts_${variable}`;
  const since = `polling_since_ms_${variable}`;
  const hint = `hint_${variable}`;
  const asked = `$asked := ${askedOf(toolName)}`;
  const withHint = pace.hint !== null;
  return {
    initial: { [attempts]: 0, [since]: 0, ...(withHint ? { [hint]: 0 } : {}) },
    next: {
      [attempts]: block(
        asked,
        ...countBindings('$asked'),
        `$open > 0 ? $${attempts} + $open : $closed > 0 ? 0 : $${attempts}`,
      ),
      [since]: `$${attempts} = 0 ? ${ENTERED_MS} : $${since}`,
      ...(withHint ? { [hint]: block(asked, `$exists($asked) ? ${lastHint('$asked')} : $${hint}`) } : {}),
    },
    stored: `$${attempts}`,
    attempt: `$${attempts} + $states.input.occurrence`,
    sinceMs: `$${since}`,
    approvedInput: '$states.input.approved_input',
    hint: withHint ? `$${hint} > 0 ? $${hint}` : '',
  };
}

/** One entry for each input that is being watched, by its key; an entry goes when its job has ended. */
function countPerInput(toolName: string, { variable }: WaitPlan): Counter {
  const watched = `watched_${variable}`;
  const entry = `$lookup($${watched}, $states.input.input_key)`;
  const stored = `($exists(${entry}) ? ${entry}.count : 0)`;
  const entryAfterTurn = block(
    '$calls := $asked[key = $key]',
    ...countBindings('$calls'),
    `$old := $lookup($${watched}, $key)`,
    '$edited := $calls[-1].approved_input',
    `$open > 0 ? {$key: $merge([{'count': ($exists($old) ? $old.count : 0) + $open, 'since_ms': $exists($old) ? $old.since_ms : $now, 'hint': ${lastHint('$calls')}}, $exists($edited) ? {'input': $edited} : $exists($old.input) ? {'input': $old.input} : {}])} : $closed = 0 and $exists($old) ? {$key: $old} : {}`,
  );
  return {
    initial: { [watched]: {} },
    next: {
      [watched]: block(
        `$now := ${ENTERED_MS}`,
        `$asked := ${askedOf(toolName)}`,
        `$merge([$sift($${watched}, function($entry, $key) { $not($key in $asked.key) }), $map($distinct($asked.key), function($key) { ${entryAfterTurn} })])`,
      ),
    },
    stored,
    attempt: `${stored} + $states.input.occurrence`,
    sinceMs: `${entry}.since_ms`,
    approvedInput: `${entry}.input`,
    hint: `${entry}.hint > 0 ? ${entry}.hint`,
  };
}

/** The answers of this turn to calls of one tool. */
function askedOf(toolName: string): string {
  return `$states.result.polling[tool = ${literal(toolName)}]`;
}

function countBindings(calls: string): readonly string[] {
  return [
    `$open := $count(${calls}[outcome in ${literals(OPEN_OUTCOMES)}])`,
    `$closed := $count(${calls}[outcome in ${literals([...FINAL_OUTCOMES, CONTINUED_OUTCOME])}])`,
  ];
}

function lastHint(calls: string): string {
  return `$exists(${calls}[-1].hint) ? ${calls}[-1].hint : 0`;
}
