import { useMemo } from 'react';
import { atPrices, type SweepPoint, type WayResult } from '../../../core/proof';
import { usePrices, useResults } from '../simulationSession';

/** The ways that have been run so far, at the prices of the moment. */
export function usePricedWays(): readonly WayResult[] {
  const ways = useResults((state) => state.ways);
  const prices = usePrices();
  return useMemo(() => ways.map((way) => atPrices(way, prices)), [ways, prices]);
}

/** The intervals that have been run so far, at the prices of the moment. */
export function usePricedSweep(): readonly SweepPoint[] {
  const sweep = useResults((state) => state.sweep);
  const prices = usePrices();
  return useMemo(() => sweep.map((point) => atPrices(point, prices)), [sweep, prices]);
}
