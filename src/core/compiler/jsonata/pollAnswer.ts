import type { StatusMapping, ToolTarget } from '../../model';
import { OBJECT_TEXT_FUNCTIONS } from './objectText';
import { memberAt } from './path';
import { answerBindings } from './answer';
import { metadataText, type PollingMetadata } from './pollingMetadata';
import { literals } from './text';
import type { ContentForm } from './toolResult';

/** What the enrichment of one check needs to know; the texts are JSONata. */
export interface PollAnswer {
  readonly target: ToolTarget;
  readonly status: StatusMapping;
  readonly metadata: PollingMetadata;
  /** Seconds until the next check, and when there will be one; null: the model is not told, the machine polls by itself. */
  readonly nextCheck: { readonly seconds: string; readonly condition: string | null } | null;
  readonly form: ContentForm;
}

/**
 * Bindings that read the answer of a check: `$answer`, `$object` (the answer if it is an object, or a text proved to be one), `$status`,
 * `$outcome` and `$content`, the answer enriched with `polling_metadata` and, while the job runs, `next_check_in`.
 *
 * A JSON object given as text stays byte for byte, the metadata is put in before its last brace: `$string` would round numbers beyond 15
 * digits. If it already has one of the two members it is merged and printed instead. Anything that is no object becomes `{ result }`.
 */
export function pollAnswerBindings(poll: PollAnswer): readonly string[] {
  return [
    OBJECT_TEXT_FUNCTIONS,
    ...answerBindings(poll.target, false),
    "$object := $type($answer) = 'object' ? $answer : $type($answer) = 'string' ? ($isObjectText($answer) ? $parse($answer))",
    statusBinding(poll.status.path),
    outcomeBinding(poll),
    `$attempt := ${poll.metadata.attempt}`,
    extraBinding(poll),
    poll.form === 'text' ? TEXT_CONTENT : OBJECT_CONTENT,
  ];
}

/** Outcomes after which the tool is asked again. */
export const OPEN_OUTCOMES = ['running', 'unknown', 'error'] as const;
/** Outcomes that end a job. */
export const FINAL_OUTCOMES = ['succeeded', 'failed', 'input-required'] as const;
/** A person gave the job more time: the count starts anew. */
export const CONTINUED_OUTCOME = 'continued';

function statusBinding(path: string): string {
  const status = memberAt('$object', path);
  return `$status := $exists(${status}) ? $uppercase($string(${status})) : ''`;
}

function outcomeBinding({ status, target }: PollAnswer): string {
  const refused =
    target.type === 'activity' ? "$type($payload) = 'object' and $payload.approved = false ? 'failed' : " : '';
  const values: readonly (readonly [string, readonly string[]])[] = [
    ['running', status.running],
    ['succeeded', status.succeeded],
    ['failed', status.failed],
    ['input-required', status.inputRequired],
  ];
  const tests = values
    .filter(([, words]) => words.length > 0)
    .map(([outcome, words]) => `$status in ${literals(words.map((word) => word.toUpperCase()))} ? '${outcome}' : `);
  return `$outcome := ${refused}${tests.join('')}'unknown'`;
}

function extraBinding({ metadata: numbers, nextCheck }: PollAnswer): string {
  const metadata = metadataText({ ...numbers, attempt: '$attempt' });
  const unknown = "$outcome = 'unknown' ? {'unrecognized_status': $substring($status, 0, 200)} : {}";
  const next =
    nextCheck === null
      ? ''
      : `${["$outcome in ['running', 'unknown']", nextCheck.condition].filter((test) => test !== null).join(' and ')} ? {'next_check_in': ${nextCheck.seconds}} : {}, `;
  return `$extra := $merge([${next}{'polling_metadata': $merge([${metadata}, ${unknown}])}])`;
}

const MERGED = "$merge([$exists($object) ? $object : {'result': $answer}, $extra])";

const OBJECT_CONTENT = `$content := ${MERGED}`;

const TEXT_CONTENT =
  "$content := $type($answer) = 'string' and $exists($object) and $not($exists($object.next_check_in)) and $not($exists($object.polling_metadata)) ? " +
  "$replace($answer, /\\}[ \\t\\r\\n]*$/, '') & ($count($keys($object)) > 0 ? ',' : '') & $substring($string($extra), 1) : " +
  `$string(${MERGED})`;
