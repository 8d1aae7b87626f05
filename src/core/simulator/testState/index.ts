export type { TestStateRefusal, TestStateRequest, TestStateResponse } from './request';
export { testState, type TestStateServices } from './testState';
export { testStateCaseRunner } from './testStateCase';
