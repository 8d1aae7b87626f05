import type { CSSProperties } from 'react';
import { pathData, type Drawing, type Mark } from '../../../core/proof';

export interface DrawingViewProps {
  readonly drawing: Drawing;
  /** true: what it shows stands beside it, so that it need not be said twice. */
  readonly decorative?: boolean;
}

/** A chart on the screen: the marks of the file that can be saved, in the colours of the theme. */
export function DrawingView({ drawing, decorative = false }: DrawingViewProps) {
  const { width, height, title, marks } = drawing;
  return (
    <svg
      className="drawing"
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      {...(decorative ? { 'aria-hidden': true } : { role: 'img', 'aria-label': title })}
    >
      {marks.map((mark, index) => (
        <MarkView key={index} mark={mark} />
      ))}
    </svg>
  );
}

function MarkView({ mark }: { readonly mark: Mark }) {
  switch (mark.kind) {
    case 'rect':
      return (
        <rect x={mark.x} y={mark.y} width={mark.width} height={mark.height} rx={mark.radius} style={paint(mark)} />
      );
    case 'circle':
      return <circle cx={mark.x} cy={mark.y} r={mark.radius} style={paint(mark)} />;
    case 'path':
      return (
        <path
          d={pathData(mark.points)}
          strokeWidth={mark.strokeWidth ?? 1}
          strokeDasharray={mark.dash}
          strokeLinejoin="round"
          style={paint({ fill: null, stroke: mark.stroke })}
        />
      );
    case 'text':
      return (
        <text
          x={mark.x}
          y={mark.y}
          fontSize={mark.size ?? 11}
          fontWeight={mark.strong === true ? 600 : undefined}
          textAnchor={mark.anchor}
          style={paint({ fill: mark.fill })}
        >
          {mark.text}
        </text>
      );
  }
}

function paint({ fill, stroke }: { readonly fill: string | null; readonly stroke?: string }): CSSProperties {
  return {
    fill: fill === null ? 'none' : `var(--${fill})`,
    ...(stroke !== undefined && { stroke: `var(--${stroke})` }),
  };
}
