import { MAX_DEFINITION_BYTES, MAX_NAME_CHARACTERS } from '../../core/asl';
import { awsProblem, type AwsProblem } from '../problems/awsProblem';
import type { DeployRequest } from './deployRequest';

/** What can be said about a request before anybody is asked; empty if it may go on. */
export function checkDeployRequest(request: Pick<DeployRequest, 'name' | 'roleArn' | 'definition'>): AwsProblem[] {
  return [checkMachineName(request.name), checkRoleArn(request.roleArn), checkSize(request)].filter(
    (problem) => problem !== undefined,
  );
}

/**
 * Narrower than AWS by choice: it also takes other scripts and some signs, but logs only these characters, and a name with others makes an
 * execution role that cannot be found by its ARN pattern.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_CreateStateMachine.html, `name`
 */
export function checkMachineName(name: string): AwsProblem | undefined {
  const isName = /^[\w-]+$/.test(name) && name.length <= MAX_NAME_CHARACTERS;
  return isName ? undefined : awsProblem('name-invalid', { subject: name });
}

export function checkRoleArn(roleArn: string): AwsProblem | undefined {
  return /^arn:aws[a-z-]*:iam::\d{12}:role\/\S+$/.test(roleArn)
    ? undefined
    : awsProblem('arn-invalid', { subject: roleArn });
}

/** Headers and the other fields of a request, generously. */
const REQUEST_OVERHEAD_BYTES = 8_192;

/** The limit holds for the whole request, in which the definition is a JSON string: each quotation mark takes two bytes. */
function checkSize({ definition }: Pick<DeployRequest, 'definition'>): AwsProblem | undefined {
  const bytes = new TextEncoder().encode(JSON.stringify(definition)).length + REQUEST_OVERHEAD_BYTES;
  return bytes > MAX_DEFINITION_BYTES ? awsProblem('definition-too-large', { subject: String(bytes) }) : undefined;
}
