import { ok } from '../../../core/base';
import type { StatusMapping, ToolNode } from '../../../core/model';
import { BoundText } from '../fields/BoundFields';
import { BoundLines } from '../fields/BoundLines';
import { labels } from '../labels';

const words = labels.status;
const groups = ['running', 'succeeded', 'failed', 'inputRequired'] as const;

/** Where the status is in the tool's answer, and what its words mean. */
export function StatusTab({ tool: { polling } }: { readonly tool: ToolNode }) {
  const { status, mode } = polling;
  return (
    <>
      {mode !== 'wait-before-call' && mode !== 'poll-in-machine' && <p className="isec cap">{words.noneWaits}</p>}
      <div className="isec">
        <BoundText field="polling.status.path" label={words.path} help={words.pathHelp} value={status.path} mono />
      </div>
      <div className="isec">
        {groups.map((group) => (
          <BoundLines
            key={group}
            field={`polling.status.${group}`}
            label={words[group]}
            {...(group === 'running' && { help: words.wordsHelp })}
            value={status[group]}
            print={(items) => items}
            read={(lines) => ok([...new Set(lines)])}
            problem={listedTwice(status, group)}
          />
        ))}
        <p className="help">{words.unknown}</p>
      </div>
    </>
  );
}

/** A word may mean one thing only; said at the later list. */
function listedTwice(status: StatusMapping, group: (typeof groups)[number]): string | undefined {
  for (const earlier of groups.slice(0, groups.indexOf(group))) {
    const known = new Set(status[earlier].map((word) => word.toUpperCase()));
    const twice = status[group].find((word) => known.has(word.toUpperCase()));
    if (twice !== undefined) return words.twice(twice, words[earlier]);
  }
  return undefined;
}
