export { executionRole, type ExecutionRole } from './executionRole/executionRole';
export type { ReviewNote, RolePlace } from './executionRole/grant';
export { exportFiles, type ExportedFile, type ExportId } from './exportFiles';
export { exportRegistry, type RegistryItems } from './registry';
export { exportToolConfigs, toolConfigLosses } from './toolConfigs';
