import type { CSSProperties } from 'react';
import { decimal, quotaUses, whole, type FleetOutcome, type FleetRequest } from '../../../core/proof';
import { classNames } from '../../../ui';
import { labels } from './labels';

/** Peaks against quotas, for each way the tool is set; a bar shows how near a peak comes. */
export function FleetTable({
  request,
  outcomes,
}: {
  readonly request: FleetRequest;
  readonly outcomes: readonly FleetOutcome[];
}) {
  const { columns } = labels;
  const used = outcomes.map((outcome) => ({ outcome, uses: quotaUses(request, outcome.result) }));
  const [first] = used;
  if (first === undefined) return null;
  return (
    <table className="ways-table plain fleet-table">
      <thead>
        <tr>
          <th scope="col">{columns.quota}</th>
          <th scope="col" className="num">
            {columns.limit}
          </th>
          {used.map(({ outcome }) => (
            <th key={outcome.id} scope="col" className="num">
              {outcome.label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {first.uses.map(({ name, unit, quota }, index) => (
          <tr key={name}>
            <th scope="row">
              {name} <span className="cap">{unit}</span>
            </th>
            <td className="num">{whole(quota)}</td>
            {used.map(({ outcome, uses }) => (
              <Peak
                key={outcome.id}
                isOwn={outcome.id === 'own'}
                peak={uses[index]?.peak ?? 0}
                quota={quota}
                throttled={uses[index]?.throttled ?? 0}
              />
            ))}
          </tr>
        ))}
        <tr>
          <th scope="row">{labels.peakRuns}</th>
          <td className="num">–</td>
          {used.map(({ outcome }) => (
            <td key={outcome.id} className="num">
              {whole(outcome.result.peakRuns)}
            </td>
          ))}
        </tr>
      </tbody>
    </table>
  );
}

interface PeakProps {
  readonly peak: number;
  readonly quota: number;
  readonly throttled: number;
  readonly isOwn: boolean;
}

function Peak({ peak, quota, throttled, isOwn }: PeakProps) {
  return (
    <td className={classNames('num', isOwn && 'own')}>
      {decimal(peak)}
      <i className="ways-bar" style={{ '--share': Math.min(1, peak / quota) } as CSSProperties} />
      {throttled >= 0.5 && <span className="cap fleet-over">{labels.over(whole(throttled))}</span>}
    </td>
  );
}
