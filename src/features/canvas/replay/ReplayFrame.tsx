import type { ReactNode } from 'react';
import { groupThousands } from '../../../core/model';
import { Icon } from '../../../ui';
import { labels } from '../labels';
import type { Presence } from './presenceOf';

export interface ReplayFrameProps {
  readonly presence: Presence;
  readonly times: number;
  /** What is counted, in words, if the number is shown on the node; the lines into the others have it. */
  readonly counted: 'turns' | 'visits' | null;
  /** How long it still waits; empty: it does not. */
  readonly rest: string;
  readonly children: ReactNode;
}

/** A node as the canvas draws it, with where it stands in the run: by outline, by words and by how often. */
export function ReplayFrame({ presence, times, counted, rest, children }: ReplayFrameProps) {
  return (
    <div className="replay-frame" data-presence={presence}>
      {children}
      <span className="replay-badges">
        {rest !== '' && (
          <span className="replay-rest">
            <Icon name="hourglass" small />
            {labels.restLeft(rest)}
          </span>
        )}
        {times > 0 && (
          <span className={counted === null ? 'sr-only' : 'replay-times'}>
            ×{groupThousands(times)}
            <span className="sr-only"> {labels.counted[counted ?? 'visits']}</span>
          </span>
        )}
      </span>
    </div>
  );
}
