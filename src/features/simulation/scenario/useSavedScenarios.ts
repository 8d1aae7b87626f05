import { useMemo } from 'react';
import { savedScenarios, type SavedScenario } from '../../../core/proof';
import { useEditor } from '../../../editor';
import { useSimulationView } from '../simulationSession';

/** The scenarios of the agent file. */
export function useSavedScenarios(): readonly SavedScenario[] {
  const document = useEditor((state) => state.document);
  return useMemo(() => savedScenarios(document), [document]);
}

/** The saved scenario that is on the screen; null: the one made from the agent is. */
export function useChosenScenario(): SavedScenario | null {
  const saved = useSavedScenarios();
  const savedId = useSimulationView((view) => view.savedId);
  return saved.find(({ id }) => id === savedId) ?? null;
}

/** The saved scenario that is on the screen, if it has mistakes. */
export function useBroken(): SavedScenario | null {
  const chosen = useChosenScenario();
  return chosen === null || chosen.read.ok ? null : chosen;
}
