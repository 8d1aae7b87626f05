export type { ImportFormat, ImportResult } from './importResult';
export { importText } from './importText';
