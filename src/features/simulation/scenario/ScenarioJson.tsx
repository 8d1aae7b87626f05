import { err, type Result } from '../../../core/base';
import type { JsonValue } from '../../../core/json';
import type { AgentDocument } from '../../../core/model';
import { readScenarioText, savedScenarios, type SavedScenario, type Scenario } from '../../../core/proof';
import { useEditor } from '../../../editor';
import { Icon } from '../../../ui';
import { useSimulation, useSimulationView } from '../simulationSession';
import { TypedArea } from './fields';
import { labels } from './labels';
import { printJson } from './readTyped';

export interface ScenarioJsonProps {
  /** The scenario of the screen if it has mistakes. */
  readonly broken: SavedScenario | null;
  readonly onMend: () => void;
}

/**
 * The whole scenario as text. Text that cannot be read stays with its line, and the scenario is what it was. One with mistakes in the agent
 * file is mended here.
 */
export function ScenarioJson({ broken, onMend }: ScenarioJsonProps) {
  const { desk } = useSimulation();
  const scenario = useSimulationView((view) => view.scenario);
  const savedId = useSimulationView((view) => view.savedId);
  const document = useEditor((state) => state.document);
  // plain data; only the index signature is missing
  const value = broken === null ? (scenario as unknown as JsonValue) : broken.written;
  return (
    <section className="scenario-json" aria-label={labels.json}>
      {broken !== null && !broken.read.ok && (
        <div className="broken" role="alert">
          <p>{labels.broken}</p>
          <ul>
            {broken.read.error.slice(0, 5).map(({ message }) => (
              <li key={message}>
                <Icon name="error" small />
                <span>{message}</span>
              </li>
            ))}
          </ul>
          <p>{labels.mend}</p>
        </div>
      )}
      <TypedArea<JsonValue>
        label={labels.json}
        maxRows={28}
        value={value}
        print={printJson}
        read={(text) => read(text, document, broken?.id ?? savedId)}
        onRead={(next) => {
          const changed = next as unknown as Scenario; // what `read` has read
          if (broken === null) desk.change(changed);
          else {
            desk.mend(broken.index, changed);
            onMend();
          }
        }}
      />
    </section>
  );
}

function read(text: string, document: AgentDocument, ownId: string | null): Result<JsonValue, string> {
  const result = readScenarioText(text, document);
  if (!result.ok) {
    const { line, column, message } = result.error;
    return err(`${labels.jsonProblem(line, column, message)} ${labels.jsonKept}`);
  }
  const { id } = result.value;
  const isTaken = ownId !== null && savedScenarios(document).some((saved) => saved.id === id && saved.id !== ownId);
  return isTaken ? err(labels.idTaken(id)) : { ok: true, value: result.value as unknown as JsonValue };
}
