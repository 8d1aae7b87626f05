export { exportFiles, type ExportedFile, type ExportId } from './exportFiles';
export { machineNameOf } from './machineName';
export { exportRegistry, type RegistryItems } from './registry';
export { exportToolConfigs, toolConfigLosses } from './toolConfigs';
