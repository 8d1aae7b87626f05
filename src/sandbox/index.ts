export { createSandbox, type Sandbox, type SandboxRequest, type SandboxResponse } from './sandbox';
export { openFileStore, type DamagedFile, type OpenedStore } from './store/fileStore';
export { lockFolder, type FolderLock } from './store/folderLock';
export { createMemoryStore } from './store/memoryStore';
export type { MachineStore } from './store/store';
