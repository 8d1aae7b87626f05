import type { JsonObject, JsonValue } from '../../json';
import { expression, literal } from './text';

/** The block that answers one call. The id is always the call's own, never what a tool echoes. */
export function toolResult(content: JsonValue): JsonObject {
  return {
    type: 'tool_result',
    tool_use_id: expression('$states.input.id'),
    name: expression('$states.input.name'),
    content,
  };
}

/** The same block as part of a JSONata expression. */
export function toolResultText(content: string): string {
  return `{'type': 'tool_result', 'tool_use_id': $states.input.id, 'name': $states.input.name, 'content': ${content}}`;
}

/** `text`: the framework's model service reads only a string; `object`: the members as they are. */
export type ContentForm = 'text' | 'object';

/** Content made of JSONata members: an undefined one is left out, where a template would fail the state. */
export function contentOf(members: readonly (readonly [string, string])[], form: ContentForm): string {
  const object = objectOf(members);
  return expression(form === 'text' ? `$string(${object})` : object);
}

/** A JSONata object of named expressions. */
export function objectOf(members: readonly (readonly [string, string])[]): string {
  return `{${members.map(([name, value]) => `${literal(name)}: ${value}`).join(', ')}}`;
}

/** Members that tell what a Catcher caught; Error and Cause may be null, and a Cause may be as long as 32 KiB. */
export const CAUGHT_ERROR: readonly (readonly [string, string])[] = [
  ['error', '$states.errorOutput.Error'],
  ['cause', "$type($states.errorOutput.Cause) = 'string' ? $substring($states.errorOutput.Cause, 0, 2000)"],
];
