import { classNames } from './classNames';

export interface RulerProps {
  /** Where each check stands, 0 to 1. */
  readonly ticks: readonly number[];
  readonly width: number;
  readonly height?: number;
  /** Every so many ticks one is taller; 0: none. */
  readonly majorEvery?: number;
  readonly className?: string;
}

/** More ticks than this are drawn as a band. */
const MAX_TICKS = 24;

/** The motif: a baseline with one tick per check. Decoration; the sentence beside it says the same. */
export function Ruler({ ticks, width, height = 12, majorEvery = 5, className }: RulerProps) {
  const base = height - 0.75;
  const span = width - 1.5;
  const dense = ticks.length > MAX_TICKS;
  const tickAt = (tick: number, index: number) => {
    const top = majorEvery > 0 && index % majorEvery === 0 ? 0.5 : height * 0.42;
    return `M${(0.75 + tick * span).toFixed(2)},${height - 1}V${top}`;
  };
  return (
    <svg
      className={classNames('ruler-ticks', className)}
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      aria-hidden="true"
    >
      <path d={`M0,${base}H${width}`} stroke="var(--time-line)" />
      {dense ? (
        <rect
          x={0}
          y={height / 2 - 1}
          width={width}
          height={height / 2}
          fill="var(--time-soft)"
          stroke="var(--time-line)"
        />
      ) : (
        <path d={ticks.map(tickAt).join('')} stroke="var(--time-fill)" strokeWidth={1.5} />
      )}
    </svg>
  );
}
