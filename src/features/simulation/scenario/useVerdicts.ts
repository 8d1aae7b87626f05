import { useMemo } from 'react';
import { checkExpectation, type Verdict } from '../../../core/proof';
import { usePrices, useResults, useSimulationView } from '../simulationSession';

/** What became of each condition of the scenario in the last run; null: nothing has run yet. */
export function useVerdicts(): readonly (Verdict | null)[] {
  const expectations = useSimulationView((view) => view.scenario.expectations);
  const run = useResults((state) => state.run);
  const prices = usePrices();
  return useMemo(
    () => expectations.map((one) => (run === null ? null : checkExpectation(one, run, prices))),
    [expectations, run, prices],
  );
}
