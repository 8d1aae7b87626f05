import { err, ok, type Result } from '../../base';
import type { JsonValue } from '../../json';
import { runtimeFailure, type ExpressionFailure } from '../failure';
import { findByPath } from '../jsonPath/findByPath';
import type { JsonPath } from '../jsonPath/jsonPath';
import type { ExpressionWorld, PathScope } from '../scope';
import { arrayFunctions } from './arrayFunctions';
import { encodingFunctions } from './encodingFunctions';
import type { IntrinsicArgument, IntrinsicCall, IntrinsicName } from './intrinsicCall';
import type { IntrinsicFunction } from './intrinsicFunction';
import { jsonFunctions } from './jsonFunctions';
import { mathFunctions } from './mathFunctions';
import { formatPieces, textFunctions } from './textFunctions';

/**
 * Evaluates a call, its arguments first and from left to right.
 *
 * @returns the value, or `States.Runtime` with AWS's sentence, which quotes the outermost call whichever of the calls inside failed.
 */
export function evaluateIntrinsic(
  call: IntrinsicCall,
  scope: PathScope,
  world: ExpressionWorld,
): Result<JsonValue, ExpressionFailure> {
  const value = evaluateCall(call, scope, world);
  return value.ok ? value : err(runtimeFailure(`The function '${call.text}' had the following error: ${value.error}`));
}

const functions: Readonly<Record<IntrinsicName, IntrinsicFunction>> = {
  ...arrayFunctions,
  ...encodingFunctions,
  ...jsonFunctions,
  ...mathFunctions,
  ...textFunctions,
};

function evaluateCall(call: IntrinsicCall, scope: PathScope, world: ExpressionWorld): Result<JsonValue, string> {
  const args: JsonValue[] = [];
  for (const argument of call.args) {
    const value = evaluateArgument(argument, scope, world);
    if (!value.ok) return value;
    args.push(value.value);
  }
  const [first] = call.args;
  const result =
    call.name === 'States.Format' && first?.kind === 'text'
      ? formatPieces(first.pieces, args.slice(1))
      : functions[call.name](args, world);
  return result === undefined ? err(`Invalid arguments in ${call.name}`) : ok(result);
}

function evaluateArgument(
  argument: IntrinsicArgument,
  scope: PathScope,
  world: ExpressionWorld,
): Result<JsonValue, string> {
  switch (argument.kind) {
    case 'literal':
    case 'text':
      return ok(argument.value);
    case 'call':
      return evaluateCall(argument, scope, world);
    case 'path': {
      const found = findByPath(argument.path, scope);
      return found.ok ? found : err(notFound(argument.path, found.error, scope));
    }
  }
}

/** Observed: AWS lets Jayway's own words through where something is no array, and writes a path of the Context Object as one of the input. */
function notFound(path: JsonPath, problem: string, scope: PathScope): string {
  if (problem.startsWith('Filter: ')) return problem;
  const text = path.root.kind === 'context' ? path.text.slice(1) : path.text;
  return `The JsonPath argument for the field '${text}' could not be found in the input '${JSON.stringify(scope.input)}'`;
}
