export {
  readConformanceCase,
  type CaseRunner,
  type ConformanceCase,
  type ConformanceLevel,
  type ConformanceResult,
} from './conformance/conformanceCase';
export { runConformanceCase } from './conformance/runConformanceCase';
export type { ExecutionStatus } from './execution';
export type { HistoryEvent } from './history';
export { firstDifference } from './matchRecorded';
export { defaultNames, type ExecutionNames, type MachineType } from './names';
export {
  runStateMachine,
  type Budgets,
  type Progress,
  type RunRequest,
  type RunResult,
  type RunResultMetrics,
  type SpentBudget,
} from './runStateMachine';
export { payloadBytes } from './payloadSize';
export type { DataStage, InsideResult } from './run';
export { SeededRandom } from './seededRandom';
export { taskTarget, type TaskTarget } from './task/resource';
export {
  testStateCaseRunner,
  type TestStateRefusal,
  type TestStateRequest,
  type TestStateResponse,
  type TestStateServices,
} from './testState';
export type { Behavior } from './world/behavior';
export { mockWorld, type RecordedCall, type WorldDescription } from './world/mockWorld';
export { simulatedWorld } from './world/nestedMachines';
export { parseWorld } from './world/parseWorld';
export {
  emptyWorld,
  type StoredObject,
  type TaskAnswer,
  type TaskCall,
  type TaskOutcome,
  type World,
  type WorldTools,
} from './world/world';
