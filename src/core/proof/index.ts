export {
  atPrices,
  comparisonOf,
  compareWays,
  sweepInterval,
  type SweepPoint,
  type WayComparison,
  type WayResult,
} from './compareWays';
export { checkExpectation, type Verdict } from './expectation/checkExpectation';
export { describeExpectation } from './expectation/describeExpectation';
export { toolStory, type ToolStory } from './expectation/toolStory';
export {
  DEFAULT_FLEET_QUOTAS,
  type FleetQuotas,
  type FleetRequest,
  type FleetResult,
  type JobLengths,
  type RunPath,
} from './fleet/fleet';
export { countRun, type CountedRun } from './count/countRun';
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
export { readScenarioText } from './scenario/readScenario';
export { savedScenarios, scenariosOf, type SavedScenario } from './scenario/savedScenarios';
export type {
  Expectation,
  JobWorld,
  ModelWorld,
  PeopleWorld,
  PinnedAnswer,
  Scenario,
  ScriptedTurn,
  ToolWorld,
} from './scenario/scenario';
export { writtenScenario } from './scenario/writtenScenario';
export { junitXml, testAgent, testScenario, type ScenarioOutcome, type TestReport } from './testAgent';
export type { WayId } from './waysOfWaiting';
