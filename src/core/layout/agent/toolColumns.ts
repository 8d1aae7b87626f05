import type { ToolNode } from '../../model';
import { ONE_COLUMN, type AgentMeasures } from './measures';

/** How much wider than high the box of the tools may become. */
const ASPECT = 1.6;

/** Height of a tool's node: one that waits has a row more. */
export function toolHeight(tool: ToolNode, measures: AgentMeasures): number {
  return measures.tool.height + (tool.polling.mode === 'none' ? 0 : measures.waitRow);
}

/** Tools in the order they were added, split into columns of nearly the same height: one up to eight, then as many as keep the box handy. */
export function splitIntoColumns(tools: readonly ToolNode[], measures: AgentMeasures): ToolNode[][] {
  const heights = tools.map((tool) => toolHeight(tool, measures) + measures.tool.gap);
  const total = heights.reduce((sum, height) => sum + height, 0);
  const count =
    tools.length <= ONE_COLUMN
      ? 1
      : Math.max(2, Math.ceil(Math.sqrt((ASPECT * total) / (measures.tool.width + channelWidth(measures, 1)))));
  const columns: ToolNode[][] = [[]];
  let filled = 0;
  tools.forEach((tool, index) => {
    const height = heights[index] ?? 0;
    const end = (total * columns.length) / count;
    if (filled + height / 2 > end && columns.length < count) columns.push([]);
    columns.at(-1)?.push(tool);
    filled += height;
  });
  return columns.filter((column) => column.length > 0);
}

/** Distance between lanes that share the space between two columns. */
export const LANE_STEP = 14;
/** From the right side of a tool to the lane that takes its results down, inside the box. */
export const INNER_RIGHT = 28;
const BETWEEN_LANES = 24;

/** Space between two columns of tools: the lanes of the left one (results, give-up tracks, failures) and the bus of the right one. */
export function channelWidth(measures: AgentMeasures, outerTracks: number): number {
  return INNER_RIGHT + outerTracks * LANE_STEP + BETWEEN_LANES + measures.lanes.bus;
}
