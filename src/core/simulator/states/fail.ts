import type { JsonObject, JsonValue } from '../../json';
import { textType, typedJsonataStep } from '../dataFlow/jsonata';
import { valueOfExpression } from '../dataFlow/paths';
import { AslFailure, runtimeFailure } from '../failure';
import type { Flow } from '../flow';
import type { StateSource } from '../prepare/stateSource';
import { textField } from '../prepare/raw';
import type { MaybePromise, StateHandler } from '../flow';
import { failState, whenKnown } from '../transitions';

type Part = (flow: Flow) => MaybePromise<string | undefined | AslFailure>;

/** Fail: ends the scope with an error, which whoever runs the scope may catch. */
export function prepareFail({ raw, language }: StateSource): StateHandler {
  const part = language === 'JSONata' ? jsonataPart : jsonPathPart;
  const errorPart = part(raw, 'Error');
  const causePart = part(raw, 'Cause');
  return (flow, state) =>
    whenKnown(errorPart(flow), (error) => {
      if (error instanceof AslFailure) return failState(flow, state, error);
      return whenKnown(causePart(flow), (cause) =>
        cause instanceof AslFailure
          ? failState(flow, state, cause)
          : flow.owner.fail(flow, new AslFailure(error, cause)),
      );
    });
}

function jsonPathPart(raw: JsonObject, name: 'Error' | 'Cause'): Part {
  const path = textField(raw, `${name}Path`);
  if (path === undefined) {
    const text = textField(raw, name);
    return () => text;
  }
  const step = valueOfExpression(path, `${name}Path`);
  return (flow) => textOf(step(flow, flow.input), `${name}Path`, path);
}

function jsonataPart(raw: JsonObject, name: 'Error' | 'Cause'): Part {
  const template = raw[name];
  if (typeof template !== 'string') return () => undefined;
  const step = typedJsonataStep(template, name, textType);
  return (flow) => step(flow, {});
}

function textOf(value: JsonValue | AslFailure, field: string, path: string): string | AslFailure {
  if (value instanceof AslFailure || typeof value === 'string') return value;
  return runtimeFailure(
    `The ${field} parameter does not reference a string value: ${path} == ${JSON.stringify(value)}`,
  );
}
