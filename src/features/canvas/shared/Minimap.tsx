import { useReactFlow, useStore, type ReactFlowState } from '@xyflow/react';
import { memo, type PointerEvent } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { encloses, unionOf, type Rect } from '../../../core/layout';
import { labels } from '../labels';

/** A box in the overview. */
export interface MinimapBox {
  readonly id: string;
  readonly rect: Rect;
  /** `time`: it waits; `ink`: it is selected; `outline`: other boxes lie in it. */
  readonly look: 'plain' | 'time' | 'ink' | 'outline';
}

export interface MinimapProps {
  readonly bounds: Rect;
  readonly boxes: readonly MinimapBox[];
  /** Leaves the room free as long as all of the graph can be seen. */
  readonly onlyIfHidden?: boolean;
}

const WIDTH = 124;
const HEIGHT = 76;
const PADDING = 4.5;

/** The whole graph, small, with the part that is seen. Drag moves the view; the keyboard has fit and zoom instead. */
export function Minimap({ bounds, boxes, onlyIfHidden = false }: MinimapProps) {
  const { setCenter, getZoom } = useReactFlow();
  const seen = useStore(useShallow(seenPart));
  if (onlyIfHidden && encloses(seen, bounds)) return null;
  const whole = unionOf([bounds, seen]) ?? bounds;
  const scale = Math.min((WIDTH - 2 * PADDING) / whole.width, (HEIGHT - 2 * PADDING) / whole.height);
  const origin = {
    x: WIDTH / 2 - (whole.x + whole.width / 2) * scale,
    y: HEIGHT / 2 - (whole.y + whole.height / 2) * scale,
  };
  const go = (event: PointerEvent<SVGSVGElement>) => {
    if (event.buttons !== 1) return;
    const frame = event.currentTarget.getBoundingClientRect();
    const x = (event.clientX - frame.left - origin.x) / scale;
    const y = (event.clientY - frame.top - origin.y) / scale;
    void setCenter(x, y, { zoom: getZoom() });
  };
  return (
    <div className="float minimap" title={labels.minimap}>
      <svg width={WIDTH} height={HEIGHT} aria-hidden="true" onPointerDown={go} onPointerMove={go}>
        <g transform={`translate(${origin.x} ${origin.y}) scale(${scale})`}>
          {boxes.map((box) => (
            <MinimapNode key={box.id} {...box.rect} look={box.look} />
          ))}
          <rect {...seen} rx={3 / scale} className="seen" strokeWidth={1.25 / scale} />
        </g>
      </svg>
    </div>
  );
}

const MinimapNode = memo(function MinimapNode({ look, ...rect }: Rect & { readonly look: MinimapBox['look'] }) {
  return <rect {...rect} rx={6} className={look} />;
});

const seenPart = ({ transform: [x, y, zoom], width, height }: ReactFlowState) => ({
  x: -x / zoom,
  y: -y / zoom,
  width: width / zoom,
  height: height / zoom,
});
