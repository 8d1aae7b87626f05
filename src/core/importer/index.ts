export type { ImportFormat, ImportResult } from './importResult';
export { importText } from './importText';
export { toDynamoDbItem } from './registry/dynamoDbJson';
export { exportRegistry, type RegistryItems } from './registry/exportRegistry';
export { exportToolConfigs, toolConfigLosses } from './toolConfigs/exportToolConfigs';
