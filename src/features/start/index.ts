export { OpenDialog } from './OpenDialog';
export type { AgentReader, StartPorts } from './startPorts';
export { StartScreen } from './StartScreen';
