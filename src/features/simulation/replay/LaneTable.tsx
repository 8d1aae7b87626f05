import type { Replay } from '../../../editor';
import { displayName, groupThousands, nodeOf } from '../../../core/model';
import { labels } from './labels';
import { jobWords, laneSums } from './timelineWords';

/** The timeline in numbers, for who cannot see it and for who wants to copy them. */
export function LaneTable({ replay: { document, trace } }: { readonly replay: Replay }) {
  const { columns } = labels;
  return (
    <div className="lane-table">
      <table>
        <thead>
          <tr>
            <th scope="col">{columns.part}</th>
            {[columns.calls, columns.working, columns.waits, columns.waiting, columns.retries, columns.failed].map(
              (column) => (
                <th key={column} scope="col" className="num">
                  {column}
                </th>
              ),
            )}
          </tr>
        </thead>
        <tbody>
          {trace.lanes.map((lane) => {
            const sums = laneSums(document, lane);
            return (
              <tr key={lane.nodeId}>
                <th scope="row">{sums.name}</th>
                <td className="num">{groupThousands(sums.calls)}</td>
                <td className="num">{labels.lasted(sums.workingMs)}</td>
                <td className="num">{groupThousands(sums.waits)}</td>
                <td className="num t">{labels.lasted(sums.waitingMs)}</td>
                <td className="num">{groupThousands(sums.retries)}</td>
                <td className="num">{groupThousands(sums.failed)}</td>
              </tr>
            );
          })}
          {trace.jobs.map((job) => {
            const node = nodeOf(document, job.nodeId);
            return (
              <tr key={job.nodeId}>
                <th scope="row">{labels.job(node === undefined ? job.nodeId : displayName(node))}</th>
                <td colSpan={6}>{jobWords(job)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
