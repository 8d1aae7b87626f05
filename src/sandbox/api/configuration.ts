import { ok } from '../../core/base';
import type { EncryptionConfiguration, LoggingConfiguration, TracingConfiguration } from '../machine';
import { refuse, type Outcome } from './fault';
import { flag, integer, list, oneOf, optional, required, structure, text, type Structure } from './shape';

const loggingMembers = {
  level: optional(oneOf('ALL', 'ERROR', 'FATAL', 'OFF')),
  includeExecutionData: optional(flag()),
  destinations: optional(
    list(
      structure({
        cloudWatchLogsLogGroup: optional(structure({ logGroupArn: optional(text({ min: 1, max: 256 })) })),
      }),
    ),
  ),
};

/** The optional configurations of a state machine, as CreateStateMachine and UpdateStateMachine both take them. */
export const configurationMembers = {
  loggingConfiguration: optional(structure(loggingMembers)),
  tracingConfiguration: optional(structure({ enabled: optional(flag()) })),
  encryptionConfiguration: optional(
    structure({
      type: required(oneOf('AWS_OWNED_KEY', 'CUSTOMER_MANAGED_KMS_KEY')),
      kmsKeyId: optional(text({ min: 1, max: 2048 })),
      kmsDataKeyReusePeriodSeconds: optional(integer({ min: 60, max: 900 })),
    }),
  ),
};

export interface Configuration {
  readonly logging: LoggingConfiguration;
  readonly tracing: TracingConfiguration;
  readonly encryption: EncryptionConfiguration;
}

export const DEFAULT_CONFIGURATION: Configuration = {
  logging: { level: 'OFF', includeExecutionData: false },
  tracing: { enabled: false },
  encryption: { type: 'AWS_OWNED_KEY' },
};

type ConfigurationInput = Structure<typeof configurationMembers>;

/** What a request sets, over what was there. Each configuration is replaced as a whole, as AWS does. */
export function readConfiguration(input: ConfigurationInput, current: Configuration): Outcome<Configuration> {
  const logging =
    input.loggingConfiguration === undefined ? ok(current.logging) : readLogging(input.loggingConfiguration);
  if (!logging.ok) return logging;
  const encryption = input.encryptionConfiguration ?? current.encryption;
  if (encryption.type === 'CUSTOMER_MANAGED_KMS_KEY' && encryption.kmsKeyId === undefined) {
    return refuse('InvalidEncryptionConfiguration', "Invalid Encryption Configuration: 'kmsKeyId' must be specified");
  }
  const tracing =
    input.tracingConfiguration === undefined
      ? current.tracing
      : { enabled: input.tracingConfiguration.enabled ?? false };
  return ok({ logging: logging.value, tracing, encryption });
}

function readLogging(input: Structure<typeof loggingMembers>): Outcome<LoggingConfiguration> {
  const logging: LoggingConfiguration = {
    level: input.level ?? 'OFF',
    includeExecutionData: input.includeExecutionData ?? false,
    ...(input.destinations === undefined ? {} : { destinations: input.destinations }),
  };
  const destinations = logging.destinations ?? [];
  if (destinations.length > 1 || (logging.level !== 'OFF' && destinations.length !== 1)) {
    return refuse(
      'InvalidLoggingConfiguration',
      'Invalid Logging Configuration: Must specify exactly one Log Destination.',
    );
  }
  const arn = destinations[0]?.cloudWatchLogsLogGroup?.logGroupArn;
  if (destinations.length === 1 && !/^arn:[^:]+:logs:[^:]+:\d{12}:log-group:[^:]+:\*$/.test(arn ?? '')) {
    return refuse('InvalidLoggingConfiguration', 'Invalid Logging Configuration: Log Destination not found.');
  }
  return ok(logging);
}
