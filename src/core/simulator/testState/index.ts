export type { TestStateRefusal, TestStateRequest, TestStateResponse } from './request';
export type { TestStateServices } from './testState';
export { testStateCaseRunner } from './testStateCase';
