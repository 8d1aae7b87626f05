import type { Diagnostic } from '../../core/diagnostics';
import { Icon } from '../../ui';

/** Shown at most; the first few tell what kind of trouble it is. */
const SHOWN = 8;

/** What is wrong with a text that was to be opened, each with its line and column. */
export function ProblemList({ problems }: { readonly problems: readonly Diagnostic[] }) {
  if (problems.length === 0) return null;
  return (
    <ul className="start-problems" role="alert">
      {problems.slice(0, SHOWN).map((problem, index) => (
        <li key={index} className="help err">
          <Icon name="error" small />
          <span>
            {withPlace(problem)} {problem.hint}
          </span>
        </li>
      ))}
      {problems.length > SHOWN && <li className="cap">and {problems.length - SHOWN} more</li>}
    </ul>
  );
}

/** The message with its line and column; a reader of text may have written them itself. */
function withPlace({ at, message }: Diagnostic): string {
  if (at.kind !== 'text') return message;
  const place = `Line ${at.line}, column ${at.column}: `;
  return message.startsWith(place) ? message : `${place}${message}`;
}
