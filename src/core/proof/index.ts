export { checkExpectation, type Verdict } from './checkExpectation';
export {
  atPrices,
  comparisonOf,
  compareWays,
  sweepInterval,
  type SweepPoint,
  type WayComparison,
  type WayResult,
} from './compareWays';
export {
  DEFAULT_FLEET_QUOTAS,
  type FleetQuotas,
  type FleetRequest,
  type FleetResult,
  type JobLengths,
  type RunPath,
} from './fleet/fleet';
export { runPaths } from './fleet/runPaths';
export { simulateFleet } from './fleet/simulateFleet';
export { comparisonHtml, comparisonMarkdown, type ReportInput } from './report/comparisonReport';
export {
  runScenario,
  scenarioInput,
  type RunOptions,
  type ScenarioMetrics,
  type ScenarioRun,
  type ToolMetrics,
} from './runScenario';
export { defaultScenario } from './scenario/defaultScenario';
export { scenariosOf } from './scenario/readScenarios';
export type { Expectation, JobWorld, ModelWorld, PeopleWorld, Scenario, ToolWorld } from './scenario/scenario';
export { junitXml, testAgent, type ScenarioOutcome, type TestReport } from './testAgent';
export type { WayId } from './waysOfWaiting';
