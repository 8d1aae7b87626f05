import { err, ok, type Result } from '../../base';
import type { JsonValue } from '../../json';
import { intrinsicFailure, type ExpressionFailure } from '../failure';
import { findByPath } from '../jsonPath/findByPath';
import type { ExpressionWorld, PathScope } from '../scope';
import type { IntrinsicFunction } from './intrinsicFunction';
import { arrayFunctions } from './arrayFunctions';
import { encodingFunctions } from './encodingFunctions';
import type { IntrinsicArgument, IntrinsicCall, IntrinsicName } from './intrinsicCall';
import { jsonFunctions } from './jsonFunctions';
import { mathFunctions } from './mathFunctions';
import { formatPieces, textFunctions } from './textFunctions';

/** Evaluates a call, its arguments first and from left to right. */
export function evaluateIntrinsic(
  call: IntrinsicCall,
  scope: PathScope,
  world: ExpressionWorld,
): Result<JsonValue, ExpressionFailure> {
  const args: JsonValue[] = [];
  for (const argument of call.args) {
    const value = evaluateArgument(argument, call, scope, world);
    if (!value.ok) return value;
    args.push(value.value);
  }
  const [first] = call.args;
  const result =
    call.name === 'States.Format' && first?.kind === 'text'
      ? formatPieces(first.pieces, args.slice(1))
      : functions[call.name](args, world);
  return result.ok ? result : err(intrinsicFailure(call.text, result.error));
}

const functions: Readonly<Record<IntrinsicName, IntrinsicFunction>> = {
  ...arrayFunctions,
  ...encodingFunctions,
  ...jsonFunctions,
  ...mathFunctions,
  ...textFunctions,
};

function evaluateArgument(
  argument: IntrinsicArgument,
  call: IntrinsicCall,
  scope: PathScope,
  world: ExpressionWorld,
): Result<JsonValue, ExpressionFailure> {
  switch (argument.kind) {
    case 'literal':
    case 'text':
      return ok(argument.value);
    case 'call':
      return evaluateIntrinsic(argument, scope, world);
    case 'path': {
      const found = findByPath(argument.path, scope);
      if (found.ok) return found;
      const problem = `The JsonPath argument for the field '${argument.path.text}' could not be found in the input '${JSON.stringify(scope.input)}'`;
      return err(intrinsicFailure(call.text, problem));
    }
  }
}
