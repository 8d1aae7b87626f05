import { groupThousands } from '../../core/model';

/** US dollars to three digits that count: `$8,769`, `$250`, `$1.51`, `$0.042`. */
export function formatUsd(usd: number): string {
  if (usd >= 100) return `$${groupThousands(Math.round(usd))}`;
  if (usd >= 1 || usd === 0) return `$${usd.toFixed(2)}`;
  return `$${Number(usd.toPrecision(2)).toString()}`;
}
