import type { AgentDocument, NodeId } from '../../model';
import { simplified } from '../geometry';
import type { AgentRoute } from './agentRoute';
import type { AgentPlacement } from './placeAgent';
import { sceneOf, type AddRoute } from './scene';
import { withSharedWays } from './sharedWays';
import { addSpine } from './spineRoutes';
import { addTool } from './toolRoutes';
import { addTrunks } from './trunkRoutes';

/**
 * All lines of the Agent view.
 *
 * Each has a drawn shape that fits the placed loop. Where a hand-moved node makes that shape run through a box, the line is led around.
 *
 * @param only - leaves out the lines of all other nodes: what a drag needs.
 */
export function routeAgent(
  document: AgentDocument,
  placement: AgentPlacement,
  only?: ReadonlySet<NodeId>,
): AgentRoute[] {
  const scene = sceneOf(document, placement);
  const wanted = (nodes: readonly NodeId[]) => only === undefined || nodes.some((id) => only.has(id));
  const routes: AgentRoute[] = [];
  const add: AddRoute = (facts, draw) => {
    const drawn = wanted(facts.nodes) ? draw() : null;
    if (drawn === null) return;
    const points = simplified('own' in drawn ? drawn.points : drawn);
    routes.push({ ...facts, points, own: 'own' in drawn ? simplified(drawn.own) : points });
  };
  addSpine(scene, add);
  if (scene.modelRect !== null && (scene.modelId === null || wanted([scene.modelId]))) addTrunks(scene, add);
  for (const column of placement.columns) {
    for (const tool of column.tools) addTool(scene, column, tool, add);
  }
  return only === undefined ? withSharedWays(routes) : routes;
}
