export { createDeployController, type DeployController } from './deployController';
export { DeployDialog } from './DeployDialog';
