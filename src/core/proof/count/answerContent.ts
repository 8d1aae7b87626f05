import { isJsonArray, isJsonObject, type JsonObject, type JsonValue } from '../../json';
import type { Pace, StatusMapping, ToolTarget } from '../../model';

/** Form of a tool_result's content: `text` is what the framework's model service reads. */
export type ContentForm = 'text' | 'object';

/** What a tool said, without the wrapping of its integration: the value the compiled Task works on. */
export function answerOf(target: ToolTarget, result: JsonValue, viaToken: boolean): JsonValue | undefined {
  switch (target.type) {
    case 'lambda':
      return unwrapped(viaToken ? result : memberOf(result, 'Payload'));
    case 'activity':
      return result;
    case 'sub-agent': {
      const output = viaToken ? result : memberOf(result, 'Output');
      return memberOf(output, 'structured_output') ?? memberOf(output, 'output') ?? output;
    }
    case 'service': {
      const isLambda = target.resourceArn.endsWith(':states:::lambda:invoke');
      return unwrapped(isLambda && !viaToken ? memberOf(result, 'Payload') : result);
    }
  }
}

/** Content of a tool that does not poll. */
export function plainContent(answer: JsonValue | undefined, form: ContentForm): JsonValue {
  if (answer === undefined) return '';
  return form === 'object' || typeof answer === 'string' ? answer : JSON.stringify(answer);
}

/** One check of a polling tool. */
export interface PollAnswer {
  readonly content: JsonValue;
  /** Upper case, as the machine compares it. */
  readonly status: string;
  readonly isOpen: boolean;
  /** `next_check_in` of an answer that may be asked for again. */
  readonly hintSeconds: number | null;
}

/**
 * The answer enriched with `polling_metadata` and, while the job runs, `next_check_in`, and what the machine makes of its status.
 *
 * @param nextCheckSeconds - null: the model is not told when the next check is.
 */
export function pollAnswer(
  answer: JsonValue | undefined,
  about: {
    readonly status: StatusMapping;
    readonly pace: Pace;
    readonly attempt: number;
    readonly nextCheckSeconds: (hint: number | null) => number | null;
    readonly form: ContentForm;
  },
): PollAnswer {
  const object = objectIn(answer);
  const status = statusOf(object, about.status.path);
  const outcome = outcomeOf(status, about.status);
  const isOpen = outcome === 'running' || outcome === 'unknown';
  const wish = object?.['next_check_in'];
  const hintSeconds = typeof wish === 'number' ? wish : null;
  const next = isOpen ? about.nextCheckSeconds(hintSeconds) : null;
  const metadata = pollingMetadata(about.pace, about.attempt);
  const extra: JsonObject = {
    ...(next !== null && { next_check_in: next }),
    polling_metadata: outcome === 'unknown' ? { ...metadata, unrecognized_status: status.slice(0, 200) } : metadata,
  };
  return { content: enriched(answer, { object, extra, form: about.form }), status, isOpen, hintSeconds };
}

export function pollingMetadata({ maxAttempts, intervalSeconds }: Pace, attempt: number): JsonObject {
  return { attempt, max_attempts: maxAttempts, interval_seconds: intervalSeconds };
}

/** A message of the machine itself. */
export function messageContent(members: JsonObject, form: ContentForm): JsonValue {
  return form === 'text' ? JSON.stringify(members) : members;
}

interface Enrichment {
  readonly object: JsonObject | undefined;
  readonly extra: JsonObject;
  readonly form: ContentForm;
}

/** A JSON object given as text stays as it was written, the metadata is put in before its last brace. */
function enriched(answer: JsonValue | undefined, { object, extra, form }: Enrichment): JsonValue {
  const isFree = object?.['next_check_in'] === undefined && object?.['polling_metadata'] === undefined;
  if (form === 'text' && typeof answer === 'string' && object !== undefined && isFree) {
    const comma = Object.keys(object).length > 0 ? ',' : '';
    return answer.replace(/\}[ \t\r\n]*$/, '') + comma + JSON.stringify(extra).slice(1);
  }
  const merged = { ...(object ?? (answer === undefined ? {} : { result: answer })), ...extra };
  return form === 'text' ? JSON.stringify(merged) : merged;
}

function unwrapped(payload: JsonValue | undefined): JsonValue | undefined {
  return memberOf(payload, 'type') === 'tool_result' ? memberOf(payload, 'content') : payload;
}

function objectIn(answer: JsonValue | undefined): JsonObject | undefined {
  if (isJsonObject(answer)) return answer;
  if (typeof answer !== 'string' || !answer.trimStart().startsWith('{')) return undefined;
  try {
    const parsed = JSON.parse(answer) as JsonValue; // JSON.parse gives JSON values only
    return isJsonObject(parsed) ? parsed : undefined;
  } catch {
    return undefined; // a text like any other
  }
}

function statusOf(object: JsonObject | undefined, path: string): string {
  const found = path
    .split('.')
    .reduce<JsonValue | undefined>(
      (at, segment) => (isJsonArray(at) && /^\d+$/.test(segment) ? at[Number(segment)] : memberOf(at, segment)),
      object,
    );
  return found === undefined ? '' : (typeof found === 'string' ? found : JSON.stringify(found)).toUpperCase();
}

function outcomeOf(status: string, { running, succeeded, failed, inputRequired }: StatusMapping) {
  const isIn = (words: readonly string[]): boolean => words.some((word) => word.toUpperCase() === status);
  if (isIn(running)) return 'running';
  return isIn(succeeded) || isIn(failed) || isIn(inputRequired) ? 'final' : 'unknown';
}

function memberOf(value: JsonValue | undefined, name: string): JsonValue | undefined {
  return isJsonObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}
