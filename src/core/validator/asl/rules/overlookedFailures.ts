import type { JsonObject } from '../../../json';
import { readChoice, type RuleReading } from './choiceReading';

/** A Choice that sends a failed job back into its loop. */
export interface OverlookedFailure {
  readonly name: string;
  /** From the state to what sends it back. */
  readonly at: readonly (string | number)[];
  /** Texts for which it leaves the loop. */
  readonly words: readonly string[];
}

/**
 * Choices that leave a loop for success alone, all the rest going back. A failed job may be noticed by another Choice of the loop, so all of them are
 * looked at together; a Task that fails with its job cannot be seen.
 */
export function overlookedFailures(members: ReadonlyMap<string, JsonObject>): readonly OverlookedFailure[] {
  const found: OverlookedFailure[] = [];
  for (const [name, state] of members) {
    if (state.Type !== 'Choice') continue;
    const { before, back } = rulesBeforeBack(state, members);
    // Only rules that are asked at all: one behind “all but success goes back” never sees a failure.
    if (before.some((rule) => rule.words.some((word) => FAILURE.test(word)))) return [];
    const exits = before.filter((rule) => rule.next !== undefined && !members.has(rule.next));
    const words = new Set([...exits, ...(back?.rules ?? [])].flatMap((rule) => rule.words));
    if (back !== undefined && words.size > 0 && exits.every((rule) => isSuccessOnly(rule))) {
      found.push({ name, words: [...words], at: back.at });
    } else if (exits.length > 0 || back === undefined) return [];
  }
  return found;
}

/** Rules up to the place from which whatever is left goes back into the loop: `Default`, or a rule for all that is not success. */
function rulesBeforeBack(
  state: JsonObject,
  members: ReadonlyMap<string, unknown>,
): {
  readonly before: readonly RuleReading[];
  readonly back?: { readonly at: OverlookedFailure['at']; readonly rules: readonly RuleReading[] };
} {
  const before: RuleReading[] = [];
  for (const [index, rule] of readChoice(state).entries()) {
    const isBack = rule.next !== undefined && members.has(rule.next);
    if (isBack && rule.isNegated && isSuccessOnly({ ...rule, isNegated: false })) {
      return { before, back: { at: ['Choices', index], rules: [rule] } };
    }
    before.push(rule);
  }
  if (typeof state.Default !== 'string' || !members.has(state.Default)) return { before };
  return { before, back: { at: ['Default'], rules: [] } };
}

/** Words of jobs. Those of things that last, such as READY or ACTIVE, are left out: not all of these can fail. */
const SUCCESS = /^(?:SUCCE(?:SS|SSFUL|EDED)|COMPLETED?|DONE|FINISHED)$/i;
const FAILURE = /FAIL|ERROR|CANCEL|TIMED?[\s_-]?OUT|STOP|ABORT|REJECT|EXPIRE|KILL|TERMINAT/i;

function isSuccessOnly(rule: RuleReading): boolean {
  const { words, subjects, comparesOrder, comparesValue, isNegated } = rule;
  const isOneStatus = new Set(subjects).size === 1 && !comparesOrder && !comparesValue && !isNegated;
  return isOneStatus && words.length > 0 && words.every((word) => SUCCESS.test(word));
}
