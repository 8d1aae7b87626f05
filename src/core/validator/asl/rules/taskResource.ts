import type { Rule } from '../kind';
import { nearestName } from '../nearestName';
import { sentenceName, type Subject } from '../subject';
import { isSubstituted, report, type Walk } from '../walk';
import { memberPlace } from './combinators';
import { actionsOfService, optimizedServices } from './integrations';

/**
 * What a Task calls: a Lambda function, an activity, an optimized integration with one of its patterns, or an API of the AWS SDK. Other ARNs
 * (of other interpreters, or services to come) are left alone.
 */
export const taskResource: Rule = {
  codes: [
    'asl/resource-not-arn',
    'asl/lambda-arn-invalid',
    'asl/service-unknown',
    'asl/action-unknown',
    'asl/pattern-unknown',
    'asl/express-pattern',
    'asl/express-activity',
  ],
  needs: ['Resource'],
  check(walk, value, subject) {
    if (typeof value.Resource === 'string') checkResource(walk, value.Resource, subject);
  },
};

/** `arn:partition:service:region:account:rest`; the partition may be a substitution. */
const arnForm = /^arn:([^:]*):([^:]*):([^:]*):([^:]*):(.+)$/s;

function checkResource(walk: Walk, resource: string, subject: Subject): void {
  const owner = sentenceName(subject);
  const place = memberPlace(subject, 'Resource');
  const [, , service = '', , , rest = ''] = arnForm.exec(withoutPartition(walk, resource)) ?? [];
  if (rest === '') {
    if (!isSubstituted(walk, resource)) report(walk, 'asl/resource-not-arn', place, { owner, resource });
  } else if (isSubstituted(walk, rest)) {
    return;
  } else if (service === 'lambda') {
    if (!lambdaForm.test(rest)) report(walk, 'asl/lambda-arn-invalid', place, { owner, resource });
  } else if (service === 'states') {
    checkStatesResource(walk, resource, rest, subject);
  }
}

/** A substitution has colons of its own: `arn:${AWS::Partition}:states:::lambda:invoke`. */
function withoutPartition(walk: Walk, resource: string): string {
  return walk.toleratesSubstitutions ? resource.replace(/^arn:\$\{[^{}]*\}:/, 'arn:aws:') : resource;
}

/** `function:NAME`, then optionally a version or an alias. */
const lambdaForm = /^function:[^:]+(?::(?:\$LATEST|[\w-]+))?$/;

function checkStatesResource(walk: Walk, resource: string, rest: string, subject: Subject): void {
  const owner = sentenceName(subject);
  const place = memberPlace(subject, 'Resource');
  const [head = '', ...others] = rest.split(':');
  if (head === 'activity' && arnHasAccount(resource)) {
    if (walk.machineType === 'EXPRESS') report(walk, 'asl/express-activity', place, { owner, resource });
    return;
  }
  const { call, pattern } = splitPattern(others.join(':'));
  if (head === 'aws-sdk') checkSdkCall(walk, { resource, call, pattern }, subject);
  else checkOptimizedCall(walk, { resource, service: head, action: call, pattern }, subject);
}

function arnHasAccount(resource: string): boolean {
  return !/^arn:[^:]*:states:::/.test(resource);
}

/** Splits `startExecution.sync:2` into the call and `.sync:2`. */
function splitPattern(text: string): { readonly call: string; readonly pattern: string } {
  const dot = text.indexOf('.');
  return dot === -1 ? { call: text, pattern: '' } : { call: text.slice(0, dot), pattern: text.slice(dot) };
}

function checkOptimizedCall(
  walk: Walk,
  { resource, service, action, pattern }: { resource: string; service: string; action: string; pattern: string },
  subject: Subject,
): void {
  const owner = sentenceName(subject);
  const place = memberPlace(subject, 'Resource');
  const known = actionsOfService(service);
  if (known === undefined) {
    const suggestion = nearestName(service, optimizedServices);
    report(walk, 'asl/service-unknown', place, {
      owner,
      resource,
      service,
      ...(suggestion === undefined ? {} : { suggestion }),
    });
    return;
  }
  const patterns = known.get(action);
  if (patterns === undefined) {
    const suggestion = nearestName(action, known.keys());
    const args = { owner, resource, service, action, known: [...known.keys()] };
    report(walk, 'asl/action-unknown', place, { ...args, ...(suggestion === undefined ? {} : { suggestion }) });
    return;
  }
  checkPattern(walk, { resource, pattern, supported: patterns }, subject);
}

function checkSdkCall(
  walk: Walk,
  { resource, call, pattern }: { resource: string; call: string; pattern: string },
  subject: Subject,
): void {
  const owner = sentenceName(subject);
  const [service = '', action = ''] = call.split(':');
  if (action === '' || /^[A-Z]/.test(action)) {
    const suggestion = action.charAt(0).toLowerCase() + action.slice(1);
    const args = {
      owner,
      resource,
      service: `aws-sdk:${service}`,
      action,
      known: [],
      ...(action === '' ? {} : { suggestion }),
    };
    report(walk, 'asl/action-unknown', memberPlace(subject, 'Resource'), args);
    return;
  }
  checkPattern(walk, { resource, pattern, supported: ['.waitForTaskToken'] }, subject);
}

function checkPattern(
  walk: Walk,
  { resource, pattern, supported }: { resource: string; pattern: string; supported: readonly string[] },
  subject: Subject,
): void {
  if (pattern === '') return;
  const owner = sentenceName(subject);
  const place = memberPlace(subject, 'Resource');
  if (!supported.includes(pattern)) report(walk, 'asl/pattern-unknown', place, { owner, resource, pattern, supported });
  else if (walk.machineType === 'EXPRESS') report(walk, 'asl/express-pattern', place, { owner, resource, pattern });
}
