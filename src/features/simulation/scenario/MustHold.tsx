import { useEffect, useRef, useState } from 'react';
import { describeExpectation, toolStory, type Expectation, type Verdict } from '../../../core/proof';
import { useEditor } from '../../../editor';
import { Button, Icon, IconButton } from '../../../ui';
import { usePrices, useResults, useSimulation, useSimulationView } from '../simulationSession';
import { ExpectationForm } from './ExpectationForm';
import { expectationsOfRun } from './expectationKinds';
import { labels } from './labels';
import { watchersOf } from './scenarioChange';
import { useVerdicts } from './useVerdicts';

/** What must hold of the run, whether it did, and what the run did. Each condition is judged as it is typed. */
export function MustHold() {
  const { desk } = useSimulation();
  const scenario = useSimulationView((view) => view.scenario);
  /** Place of the condition that is edited; `new`: one is added. */
  const [editing, setEditing] = useState<number | 'new' | null>(null);
  const { expectations } = scenario;
  const verdicts = useVerdicts();
  const set = (next: readonly Expectation[]) => desk.change({ ...scenario, expectations: next });
  const held = verdicts.filter((verdict) => verdict?.passed === true).length;

  return (
    <section className="must" aria-label={labels.must}>
      <div className="must-head">
        <h2 className="grow">{labels.must}</h2>
        {verdicts.some((verdict) => verdict !== null) && (
          <span className="cap">{labels.mustCount(held, expectations.length)}</span>
        )}
      </div>
      <Stories />
      {expectations.length === 0 && <p className="help">{labels.mustNone}</p>}
      <ul>
        {expectations.map((expectation, index) => (
          <li key={index}>
            <Row
              sentence={describeExpectation(expectation)}
              verdict={verdicts[index] ?? null}
              isOpen={editing === index}
              onEdit={() => setEditing(editing === index ? null : index)}
              onRemove={() => {
                set(expectations.toSpliced(index, 1));
                setEditing(null);
              }}
            />
            {editing === index && (
              <ExpectationForm
                expectation={expectation}
                onChange={(next) => set(expectations.with(index, next))}
                onClose={() => setEditing(null)}
              />
            )}
          </li>
        ))}
      </ul>
      {editing === 'new' ? (
        <Suggestions
          onAdd={(expectation) => {
            set([...expectations, expectation]);
            setEditing(expectations.length);
          }}
          onCancel={() => setEditing(null)}
        />
      ) : (
        <Button size="small" icon="plus" className="must-add" onClick={() => setEditing('new')}>
          {labels.add}
        </Button>
      )}
    </section>
  );
}

/** How watching went in this run, a sentence for each tool that watches. */
function Stories() {
  const run = useResults((state) => state.run);
  const document = useEditor((state) => state.document);
  if (run === null) return null;
  return watchersOf(document, run.scenario).map((tool) => (
    <p key={tool} className="must-story">
      {labels.story(tool, toolStory(run, tool).text)}
    </p>
  ));
}

interface RowProps {
  readonly sentence: string;
  readonly verdict: Verdict | null;
  readonly isOpen: boolean;
  readonly onEdit: () => void;
  readonly onRemove: () => void;
}

function Row({ sentence, verdict, isOpen, onEdit, onRemove }: RowProps) {
  const mark = verdict === null ? 'pending' : verdict.passed ? 'check' : 'error';
  const word = verdict === null ? labels.notRun : verdict.passed ? labels.holds : labels.failsToHold;
  return (
    <div className={`must-row ${verdict === null ? '' : verdict.passed ? 'passed' : 'failed'}`}>
      <Icon name={mark} label={word} />
      <button type="button" className="grow" aria-expanded={isOpen} aria-label={labels.edit(sentence)} onClick={onEdit}>
        <span>{sentence}</span>
        {verdict !== null && !verdict.passed && <span className="cap">{verdict.actual}</span>}
      </button>
      <IconButton small icon="close" label={labels.removeExpectation(sentence)} onClick={onRemove} />
    </div>
  );
}

/** Conditions this run meets, to be taken as they are or changed after. */
function Suggestions({
  onAdd,
  onCancel,
}: {
  readonly onAdd: (expectation: Expectation) => void;
  readonly onCancel: () => void;
}) {
  const run = useResults((state) => state.run);
  const document = useEditor((state) => state.document);
  const prices = usePrices();
  const expectations = useSimulationView((view) => view.scenario.expectations);
  const offers = useRef<HTMLDivElement>(null);
  // The list comes where its button was, so the focus goes there too; a run that ends later changes the offers and leaves it alone.
  useEffect(() => offers.current?.querySelector('button')?.focus(), []);
  const known = new Set(expectations.map(describeExpectation));
  const offered = expectationsOfRun({ document, run, prices }).filter((one) => !known.has(describeExpectation(one)));
  return (
    <div ref={offers} className="must-offers" role="group" aria-label={labels.asInRun}>
      <span className="cap">{labels.asInRun}</span>
      {offered.map((expectation) => {
        const sentence = describeExpectation(expectation);
        return (
          <button
            key={sentence}
            type="button"
            className="must-offer"
            aria-label={labels.addThis(sentence)}
            onClick={() => onAdd(expectation)}
          >
            <Icon name="plus" small />
            <span>{sentence}</span>
          </button>
        );
      })}
      <Button size="small" onClick={onCancel}>
        {labels.cancel}
      </Button>
    </div>
  );
}
