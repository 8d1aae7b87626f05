/** What a Task's `Resource` calls, and how it waits for the answer. */
export type TaskTarget =
  | { readonly kind: 'lambda'; readonly resource: string; readonly functionName: string }
  | { readonly kind: 'activity'; readonly resource: string }
  | {
      readonly kind: 'integration';
      readonly resource: string;
      /** `lambda`, `aws-sdk:dynamodb`: the `resourceType` of the events. */
      readonly service: string;
      /** `invoke`, `sendMessage.waitForTaskToken`: the `resource` of the events. */
      readonly action: string;
      readonly pattern: IntegrationPattern;
    };

export type IntegrationPattern = 'requestResponse' | 'sync' | 'callback';

/** Reads the `Resource` of a Task. What is neither a function nor an activity is a service integration. */
export function taskTarget(resource: string): TaskTarget {
  const parts = resource.split(':');
  if (parts[2] === 'lambda') return { kind: 'lambda', resource, functionName: parts[6] ?? resource };
  if (parts[2] === 'states' && parts[5] === 'activity') return { kind: 'activity', resource };
  const named = parts.slice(5);
  const isSdk = named[0] === 'aws-sdk';
  const service = named.slice(0, isSdk ? 2 : 1).join(':');
  const action = named.slice(isSdk ? 2 : 1).join(':');
  return { kind: 'integration', resource, service, action, pattern: patternOf(action) };
}

function patternOf(action: string): IntegrationPattern {
  if (action.endsWith('.waitForTaskToken')) return 'callback';
  return action.endsWith('.sync') || action.endsWith('.sync:2') ? 'sync' : 'requestResponse';
}
