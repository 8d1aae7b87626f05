export type { AgentLabel, AgentRoute, AgentRouteKind } from './agent/agentRoute';
export type { GiveUpTrack } from './agent/giveUpTracks';
export { dragInLayout, layoutAgent, type AgentLayoutOptions, type AgentLayoutResult } from './agent/layoutAgent';
export type { AgentPlacement } from './agent/placeAgent';
export { encloses, unionOf, type Point, type Rect, type Size } from './geometry';
export { arrowHead, routePath } from './routePath';
export {
  layoutStateMachine,
  type PlacedState,
  type StateRoute,
  type StatesLayoutOptions,
  type StatesLayoutResult,
} from './states/layoutStateMachine';
export type { StateEdge, TransitionReason } from './states/scopeGraph';
