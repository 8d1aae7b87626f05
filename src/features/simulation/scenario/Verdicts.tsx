import { Icon } from '../../../ui';
import { labels } from '../labels';
import { useResults } from '../simulationSession';

/** What must hold of the run, and whether it did. */
export function Verdicts() {
  const verdicts = useResults((state) => state.verdicts);
  if (verdicts.length === 0) return null;
  return (
    <section className="verdicts" aria-label={labels.must}>
      <h2>{labels.must}</h2>
      <ul>
        {verdicts.map((verdict, index) => (
          <li key={index} className={verdict.passed ? 'passed' : 'failed'}>
            <Icon name={verdict.passed ? 'check' : 'error'} label={verdict.passed ? 'holds' : 'does not hold'} />
            <span>{verdict.expected}</span>
            {!verdict.expected.endsWith(verdict.actual) && <span className="cap">{verdict.actual}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}
