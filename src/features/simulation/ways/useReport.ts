import type { ReportInput } from '../../../core/proof';
import { useEditor } from '../../../editor';
import { comparedTool, useResults, useSimulationView } from '../simulationSession';

/** What a report of the comparison is made of; null until all of it has been run. */
export function useReport(): ReportInput | null {
  const document = useEditor((state) => state.document);
  const prices = useEditor((state) => state.view.prices);
  const scenario = useSimulationView((view) => view.scenario);
  const comparedId = useSimulationView((view) => view.comparedId);
  const { phase, ways, sweep } = useResults((state) => state);
  const tool = comparedTool(document, comparedId);
  if (phase !== 'done' || tool === undefined || ways.length === 0) return null;
  return { document, scenario, tool: tool.toolName, ways, sweep, prices };
}
