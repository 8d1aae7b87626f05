import { MAX_WAIT_SECONDS } from '../../../asl';
import { isJsonObject, type JsonValue } from '../../../json';
import type { Rule } from '../kind';
import { sentenceName, type Subject } from '../subject';
import { isSubstituted, report } from '../walk';
import { memberPlace, mustExceed } from './combinators';

/** A heartbeat longer than the whole wait would never be missed. */
export const heartbeatBelowTimeout: Rule = mustExceed(
  'TimeoutSeconds',
  'HeartbeatSeconds',
  'asl/heartbeat-not-below-timeout',
  (walk, { great: timeout, small: heartbeat }, subject) => {
    const args = { owner: sentenceName(subject), heartbeat, timeout };
    report(walk, 'asl/heartbeat-not-below-timeout', memberPlace(subject, 'HeartbeatSeconds'), args);
  },
);

/** Whoever is to send the answer must get the token. */
export const tokenPassedOn: Rule = {
  codes: ['asl/token-not-passed'],
  needs: ['Resource', 'Parameters', 'Arguments'],
  check(walk, value, subject) {
    if (typeof value.Resource !== 'string' || !value.Resource.endsWith('.waitForTaskToken')) return;
    const request = subject.language === 'JSONata' ? value.Arguments : value.Parameters;
    if (mentionsToken(request) || isSubstituted(walk, request)) return;
    const token = subject.language === 'JSONata' ? '{% $states.context.Task.Token %}' : '$$.Task.Token';
    report(
      walk,
      'asl/token-not-passed',
      { spot: subject.spot, owner: subject.spot },
      { owner: sentenceName(subject), token },
    );
  },
};

/** An answer from outside may never come; without a limit the execution stays open for years. */
export const limitedWait: Rule = {
  codes: ['asl/wait-without-timeout'],
  needs: ['Resource'],
  check(walk, value, subject) {
    if (typeof value.Resource !== 'string' || !isAnsweredFromOutside(value.Resource)) return;
    if (limits.some((field) => value[field] !== undefined)) return;
    report(walk, 'asl/wait-without-timeout', { spot: subject.spot, owner: subject.spot }, limitArgs(subject));
  },
};

const limits = ['TimeoutSeconds', 'TimeoutSecondsPath', 'HeartbeatSeconds', 'HeartbeatSecondsPath'];

function limitArgs(subject: Subject): { readonly owner: string; readonly maximum: number } {
  return { owner: sentenceName(subject), maximum: MAX_WAIT_SECONDS };
}

function isAnsweredFromOutside(resource: string): boolean {
  return resource.endsWith('.waitForTaskToken') || /^arn:[^:]*:states:[^:]+:[^:]+:activity:/.test(resource);
}

/** The token itself, or a part of the Context Object that holds it. */
const tokenSource = /\$\$(?:\.Task(?:\.Token)?|\['Task'\].*)?$|\$\$\.Task\b|\$states\.context(?:\.Task\b|(?!\.))/;

function mentionsToken(value: JsonValue | undefined): boolean {
  if (typeof value === 'string') return tokenSource.test(value);
  if (Array.isArray(value)) return value.some((entry: JsonValue) => mentionsToken(entry));
  if (!isJsonObject(value)) return false;
  return Object.values(value).some((member) => mentionsToken(member));
}
