export { adviseInterval, gainOf, whyLate } from './advice';
export type { Drawing, Mark } from './chart/drawing';
export { PALETTES } from './chart/palettes';
export { pathData, svgFile } from './chart/svgText';
export { clockStep } from './chart/scale';
export { sweepChart } from './chart/sweepChart';
export { waysChart, wayStrip } from './chart/waysChart';
export {
  atPrices,
  CALL_WINDOW_SECONDS,
  comparisonOf,
  RUNS_PRICED,
  compareWays,
  sweepInterval,
  type SweepPoint,
  type WayComparison,
  type WayResult,
} from './compareWays';
export { mostCallsIn, shortestGap } from './expectation/callTimes';
export { checkExpectation, type Verdict } from './expectation/checkExpectation';
export { describeExpectation } from './expectation/describeExpectation';
export type { JudgedRun } from './expectation/judgedRun';
export { toolStory } from './expectation/toolStory';
export type { FleetQuotas, FleetRequest, FleetResult, JobLengths, RunPath } from './fleet/fleet';
export { fleetQuotas, ROOMY_REGIONS } from './fleet/fleetQuotas';
export { FLEET_BOUNDS, isWithin, type Bounds } from './fleet/fleetBounds';
export { countDefaultRun } from './count/countDefaultRun';
export { countRun, type CountedRun } from './count/countRun';
export { compact, decimal, dollars, lateText, shortTime, whole } from './numbers';
export { shownWays } from './shownWays';
export { describeFleet, quotaUses, type FleetOutcome } from './fleet/describeFleet';
export { fleetVariants } from './fleet/fleetVariants';
export { runPaths } from './fleet/runPaths';
export { fleetChart } from './chart/fleetChart';
export { simulateFleet } from './fleet/simulateFleet';
export { comparisonHtml } from './report/comparisonHtml';
export { comparisonMarkdown } from './report/comparisonMarkdown';
export type { ReportInput } from './report/reportOf';
export {
  callsWithin,
  runScenario,
  scenarioInput,
  type RunOptions,
  type ScenarioMetrics,
  type ScenarioRun,
  type ToolMetrics,
} from './runScenario';
export {
  DEFAULT_CALL_SECONDS,
  DEFAULT_JOB_SECONDS,
  DEFAULT_TURN_SECONDS,
  defaultScenario,
} from './scenario/defaultScenario';
export { readScenario, readScenarioText } from './scenario/readScenario';
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
export { unknownTools } from './scenario/unknownTools';
export { writtenScenario } from './scenario/writtenScenario';
export { junitXml, testAgent, testScenario, type ScenarioOutcome, type TestReport } from './testAgent';
export { variablesAt } from './trace/assignments';
export type { AgentEdgeKey } from './trace/agentEdges';
export { spanKinds, type Lane, type SpanKind } from './trace/lanes';
export type { JobSpan } from './trace/jobs';
export { checkAt, eventAt, nextVisit, presence, restMs, visitAt, type VisitTimes } from './trace/moment';
export type { Fold } from './trace/rounds';
export { runTrace, type RunTrace, type Stays } from './trace/runTrace';
export { countUpTo } from './trace/search';
export type { TakenEdge } from './trace/stateEdges';
export { asksPerson, type TracedState } from './trace/tracedStates';
export { impossibleWays, impossibleWaysText, settingsOfWay, waysOfWaiting, type WayId } from './waysOfWaiting';
export type { ToolSaid } from './world/worldCall';
export { renameToolInScenario } from './scenario/renameToolInScenario';
