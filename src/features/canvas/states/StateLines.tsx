import { ViewportPortal } from '@xyflow/react';
import { memo } from 'react';
import type { StateRoute, StatesLayoutResult } from '../../../core/layout';
import { Icon } from '../../../ui';
import { RouteLabel } from '../shared/RouteLabel';
import { RouteLine } from '../shared/RouteLine';
import type { EdgeWords } from './edgeWords';

export interface StateLinesProps {
  readonly layout: StatesLayoutResult;
  readonly wordsOf: ReadonlyMap<string, EdgeWords>;
  readonly selected: string | null;
}

const alignOf = { centre: undefined, left: 'left', up: 'up' } as const;
const labelLook = { wait: 'time', give: 'time' } as const;

/** Transitions, words on them, the start and the ends: all that is no State. */
export const StateLines = memo(function StateLines({ layout, wordsOf, selected }: StateLinesProps) {
  const lookOf = (route: StateRoute) => (route.edge === null ? 'loop' : wordsOf.get(route.id)?.look);
  return (
    <ViewportPortal>
      <div className="under-nodes" aria-hidden="true">
        <svg className="edges">
          {layout.trunks.map((points) => (
            <RouteLine key={JSON.stringify(points)} points={points} arrow={false} />
          ))}
          {[...layout.routes]
            .sort((a, b) => order(lookOf(a)) - order(lookOf(b)))
            .map((route) => (
              <RouteLine
                key={route.id}
                points={route.own}
                arrow={route.arrow}
                look={lookOf(route)}
                gap={route.to === selected ? 5 : 0}
              />
            ))}
          {layout.states.map(
            ({ pointer, end }) =>
              end !== null && <path key={pointer} className="edge" d={`M${end.x - 9},${end.y + 4}h10`} />,
          )}
          {layout.states.map(
            ({ pointer, end }) => end !== null && <rect key={pointer} className="end-mark" rx={1.5} {...end} />,
          )}
        </svg>
        {layout.routes.map(
          ({ id, label }) =>
            label !== null && (
              <RouteLabel
                key={id}
                x={label.at.x}
                y={label.at.y}
                text={label.text}
                align={alignOf[label.align]}
                look={lookOfLabel(wordsOf.get(id)?.look, id)}
              />
            ),
        )}
        {layout.start !== null && (
          <div className="pill fixed" style={{ left: layout.start.x, top: layout.start.y, width: layout.start.width }}>
            <Icon name="start" />
            Start
          </div>
        )}
      </div>
    </ViewportPortal>
  );
});

/** Errors under everything, time over everything. */
function order(look: EdgeWords['look']): number {
  if (look === 'catch') return 0;
  return look === 'wait' || look === 'give' ? 3 : look === 'loop' ? 2 : 1;
}

/** Words stand on the ground's colour, which is another one in a container. */
function lookOfLabel(look: EdgeWords['look'], id: string): string {
  const tone = look === 'wait' || look === 'give' ? labelLook[look] : '';
  const inside = id.split('/').length > 3;
  return `${tone} ${inside ? 'inside' : ''}`.trim();
}
