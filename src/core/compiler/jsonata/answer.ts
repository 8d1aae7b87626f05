import type { ToolTarget } from '../../model';
import type { ContentForm } from './toolResult';

/**
 * Bindings of `$payload` and `$answer`: what the tool said, without the wrapping of its integration. A `tool_result` the tool made itself
 * counts by its content.
 *
 * @param viaToken - the answer came through a task token, which delivers it bare.
 */
export function answerBindings(target: ToolTarget, viaToken: boolean): readonly string[] {
  switch (target.type) {
    case 'lambda':
      return [`$payload := $states.result${viaToken ? '' : '.Payload'}`, UNWRAP_TOOL_RESULT];
    case 'activity':
      return ['$payload := $states.result', UNWRAP_REMOTE_ANSWER];
    case 'sub-agent':
      return [`$payload := $states.result${viaToken ? '' : '.Output'}`, UNWRAP_RUN];
    case 'service': {
      const isLambda = target.resourceArn.endsWith(':states:::lambda:invoke');
      return [`$payload := $states.result${isLambda && !viaToken ? '.Payload' : ''}`, UNWRAP_TOOL_RESULT];
    }
  }
}

/** The answer as content of a tool that does not poll: text stays, everything else is printed; nothing becomes an empty text. */
export function plainContent(form: ContentForm): string {
  return form === 'text'
    ? "$type($answer) = 'string' ? $answer : $exists($answer) ? $string($answer) : ''"
    : "$exists($answer) ? $answer : ''";
}

const IS_TOOL_RESULT = "$type($payload) = 'object' and $payload.type = 'tool_result'";

const UNWRAP_TOOL_RESULT = `$answer := ${IS_TOOL_RESULT} ? $payload.content : $payload`;

/** The framework's remote workers answer `{ approved, tool_use_id, tool_input: <result>, rejection_reason? }`. */
const UNWRAP_REMOTE_ANSWER =
  `$answer := ${IS_TOOL_RESULT} ? $payload.content : ` +
  "$type($payload) = 'object' and $payload.approved = false ? " +
  "{'status': 'REJECTED', 'message': 'The remote worker refused this call.', 'reason': $payload.rejection_reason} : " +
  "$type($payload) = 'object' and $payload.approved = true and $exists($payload.tool_input) ? $payload.tool_input : $payload";

/** Of a sub-agent's output only the result: its conversation would fill the caller's. */
const UNWRAP_RUN =
  "$answer := $type($payload) = 'object' and $exists($payload.structured_output) ? $payload.structured_output : " +
  "$type($payload) = 'object' and $exists($payload.output) ? $payload.output : $payload";
