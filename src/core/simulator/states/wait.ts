import type { JsonObject, JsonValue } from '../../json';
import { isJsonataString } from '../../expressions';
import { integerType, textType, typedJsonataStep } from '../dataFlow/jsonata';
import { jsonataOutcome, jsonPathPassThrough } from '../dataFlow/outcome';
import { pathField, valueAtPath } from '../dataFlow/paths';
import { AslFailure, queryFailure, runtimeFailure } from '../failure';
import type { Flow } from '../flow';
import type { StateSource } from '../prepare/stateSource';
import { numberField, textField } from '../prepare/raw';
import type { MaybePromise, PreparedState, StateHandler } from '../flow';
import { parseTimestamp } from '../timestamps';
import { failState, settle, whenKnown } from '../transitions';

/** The moment a Wait ends, from what the state sees. */
type Until = (flow: Flow, data: JsonValue) => MaybePromise<number | AslFailure>;

/** A delay AWS can count: 2³¹ − 1 seconds. Recorded: 24,856 days ahead is refused as too long. */
const MAX_DELAY_SECONDS = 2_147_483_647;

/** Wait: lets virtual time pass, then hands its input on. */
export function prepareWait({ raw, language }: StateSource): StateHandler {
  if (language === 'JSONata') {
    const until = jsonataUntil(raw);
    const outcome = jsonataOutcome(raw);
    return (flow, state) =>
      whenKnown(until(flow, flow.input), (end) =>
        end instanceof AslFailure
          ? failState(flow, state, end)
          : sleep(flow, state, end, () => outcome(flow, {}, flow.input)),
      );
  }
  const until = jsonPathUntil(raw);
  const inputPath = pathField(raw, 'InputPath');
  const passThrough = jsonPathPassThrough(raw);
  return (flow, state) => {
    const data = inputPath(flow, flow.input);
    if (data instanceof AslFailure) return failState(flow, state, data);
    flow.execution.run.watcher?.stage('afterInputPath', data);
    return whenKnown(until(flow, data), (end) =>
      end instanceof AslFailure ? failState(flow, state, end) : sleep(flow, state, end, () => passThrough(flow, data)),
    );
  };
}

function sleep(
  flow: Flow,
  state: PreparedState,
  endMs: number,
  outcome: () => ReturnType<ReturnType<typeof jsonataOutcome>>,
): void | Promise<void> {
  const { scheduler } = flow.execution.run;
  if ((endMs - scheduler.nowMs) / 1_000 > MAX_DELAY_SECONDS)
    return failState(flow, state, runtimeFailure('Wait state delay is too long.'));
  flow.activity = {
    abort: (causeEventId) => {
      flow.isAlive = false;
      if (state.abortedType !== undefined) flow.execution.record(state.abortedType, causeEventId);
    },
  };
  scheduler.at(endMs, {
    run: () => (flow.isAlive && !flow.execution.isOver ? settle(flow, state, outcome()) : undefined),
  });
  return undefined;
}

function jsonPathUntil(raw: JsonObject): Until {
  const secondsPath = textField(raw, 'SecondsPath');
  if (secondsPath !== undefined) {
    const step = valueAtPath(secondsPath, 'SecondsPath');
    return (flow, data) => {
      const value = step(flow, data);
      if (value instanceof AslFailure) return value;
      const shown = `${secondsPath} == ${JSON.stringify(value)}`;
      if (typeof value !== 'number' || !Number.isInteger(value)) {
        return runtimeFailure(`The SecondsPath parameter cannot be parsed as a long value: ${shown}`);
      }
      if (value < 0) return runtimeFailure(`The SecondsPath parameter references a negative value: ${shown}`);
      return after(flow, value);
    };
  }
  const timestampPath = textField(raw, 'TimestampPath');
  if (timestampPath !== undefined) {
    const step = valueAtPath(timestampPath, 'TimestampPath');
    return (flow, data) => {
      const value = step(flow, data);
      if (value instanceof AslFailure) return value;
      const end = typeof value === 'string' ? parseTimestamp(value) : undefined;
      if (end !== undefined) return end;
      const shown = typeof value === 'string' ? value : JSON.stringify(value);
      return runtimeFailure(
        `The TimestampPath parameter does not reference a valid ISO-8601 extended offset date-time format string: ${timestampPath} == ${shown}`,
      );
    };
  }
  return literalUntil(raw);
}

function jsonataUntil(raw: JsonObject): Until {
  const { Seconds: seconds, Timestamp: timestamp } = raw;
  if (typeof seconds === 'string') {
    const step = typedJsonataStep(seconds, 'Seconds', integerType);
    return (flow) => {
      const known = step(flow, {});
      const end = (value: number | AslFailure): number | AslFailure => {
        if (value instanceof AslFailure) return value;
        return value < 0
          ? queryFailure(`The Seconds field cannot be negative: ${value}`, 'Seconds')
          : after(flow, value);
      };
      return known instanceof Promise ? known.then(end) : end(known);
    };
  }
  if (timestamp !== undefined && isJsonataString(timestamp)) {
    const step = typedJsonataStep(timestamp, 'Timestamp', textType);
    const end = (value: string | AslFailure): number | AslFailure => {
      if (value instanceof AslFailure) return value;
      const parsed = parseTimestamp(value);
      if (parsed !== undefined) return parsed;
      const cause = `The Timestamp field cannot be parsed as an ISO-8601 extended offset date-time format string: ${value}`;
      return queryFailure(cause, 'Timestamp');
    };
    return (flow) => {
      const known = step(flow, {});
      return known instanceof Promise ? known.then(end) : end(known);
    };
  }
  return literalUntil(raw);
}

function literalUntil(raw: JsonObject): Until {
  const seconds = numberField(raw, 'Seconds');
  const timestamp = textField(raw, 'Timestamp');
  if (seconds !== undefined) return (flow) => after(flow, seconds);
  const end = timestamp === undefined ? undefined : parseTimestamp(timestamp);
  return () => end ?? runtimeFailure('The Wait state says neither for how many seconds to wait nor until when.');
}

function after(flow: Flow, seconds: number): number {
  return flow.execution.run.scheduler.nowMs + seconds * 1_000;
}
