export interface GaugeProps {
  readonly before: number;
  readonly after: number;
  readonly limit: number;
}

/** Part of the limit that is full beyond which the gauge warns. */
const NEARLY_FULL = 0.8;

/** Share of a limit, before and after; a bar of money or counts is ink, never the colour of time. */
export function Gauge({ before, after, limit }: GaugeProps) {
  const width = (value: number) => `${Math.min(100, Math.max(3, (value / limit) * 100))}%`;
  return (
    <span className="gauge" aria-hidden="true">
      {before > 0 && <i style={{ width: width(before) }} />}
      <i className={after > limit * NEARLY_FULL ? 'full' : 'now'} style={{ width: width(after) }} />
    </span>
  );
}
