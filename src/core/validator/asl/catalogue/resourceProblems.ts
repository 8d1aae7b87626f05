import { listed, problem, schemaFailure } from '../problem';

interface ResourceArgs {
  readonly owner: string;
  readonly resource: string;
}

const notRecognized = schemaFailure<ResourceArgs>(
  ({ resource }) =>
    `The resource provided ${resource} is not recognized. The value is not a valid resource ARN, or the resource is not available in this region.`,
);
const notAnArn = schemaFailure<ResourceArgs>(() => 'Value is not a valid resource ARN');

export const resourceProblems = {
  'asl/resource-not-arn': problem<ResourceArgs>({
    severity: 'warning',
    message: ({ owner, resource }) => `${owner} calls "${resource}", which is not an ARN; AWS accepts nothing else.`,
    aws: notAnArn,
  }),
  'asl/lambda-arn-invalid': problem<ResourceArgs>({
    severity: 'error',
    message: ({ owner, resource }) =>
      `${owner} calls "${resource}", whose function name, version or alias is not valid.`,
    aws: notAnArn,
  }),
  'asl/service-unknown': problem<ResourceArgs & { service: string; suggestion?: string }>({
    severity: 'error',
    message: ({ owner, resource, service }) =>
      `${owner} calls "${resource}", but Step Functions has no integration "${service}".`,
    hint: ({ service, suggestion }) => {
      if (service === 'activity')
        return 'An activity is called by its own ARN, arn:aws:states:REGION:ACCOUNT:activity:NAME.';
      if (suggestion !== undefined) return `Did you mean "${suggestion}"?`;
      return `Other services are called as arn:aws:states:::aws-sdk:${service}:action.`;
    },
    aws: notRecognized,
  }),
  'asl/action-unknown': problem<
    ResourceArgs & { service: string; action: string; suggestion?: string; known: readonly string[] }
  >({
    severity: 'error',
    message: ({ owner, resource, service, action }) =>
      `${owner} calls "${resource}", but the integration "${service}" has no action "${action}".`,
    hint: ({ service, action, suggestion, known }) =>
      suggestion !== undefined
        ? `Did you mean "${suggestion}"?`
        : known.length === 0
          ? `Write arn:aws:states:::${service}:action.`
          : `It has ${listed(known)}; call others as arn:aws:states:::aws-sdk:${service}:${action}.`,
    aws: notRecognized,
  }),
  'asl/pattern-unknown': problem<ResourceArgs & { pattern: string; supported: readonly string[] }>({
    severity: 'error',
    message: ({ owner, resource, pattern, supported }) =>
      supported.length === 0
        ? `${owner} calls "${resource}", which has no "${pattern}" form.`
        : `${owner} calls "${resource}", which has no "${pattern}" form, only ${listed(supported)}.`,
    aws: notRecognized,
  }),
  'asl/express-pattern': problem<ResourceArgs & { pattern: string }>({
    severity: 'error',
    message: ({ owner, pattern }) => `${owner} uses "${pattern}", which an Express state machine does not support.`,
    hint: () => 'Use a Standard state machine, or call the service without waiting for its end.',
    aws: schemaFailure(({ pattern }) => `Express state machine does not support '${pattern}' service integration`),
  }),
  'asl/express-activity': problem<ResourceArgs>({
    severity: 'error',
    message: ({ owner }) => `${owner} calls an activity, which an Express state machine does not support.`,
    aws: schemaFailure(() => 'Express state machine does not support Activity ARN'),
  }),
  'asl/express-distributed-map': problem<{ owner: string }>({
    severity: 'error',
    message: ({ owner }) => `${owner} is a Distributed Map, which an Express state machine does not support.`,
    aws: schemaFailure(() => `Express state machine does not support 'DISTRIBUTED' mode`),
  }),
};
