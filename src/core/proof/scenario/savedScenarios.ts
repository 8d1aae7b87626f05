import { err, ok, type Result } from '../../base';
import type { Diagnostic } from '../../diagnostics';
import { isJsonObject, type JsonValue } from '../../json';
import { SCENARIOS_EXTRA, writtenScenarios, type AgentDocument } from '../../model';
import { defaultScenario } from './defaultScenario';
import { readScenario } from './readScenario';
import type { Scenario } from './scenario';
import type { ScenarioProblem } from './scenarioProblem';

/** A scenario of the agent file. One with mistakes is kept as it was written, and told. */
export interface SavedScenario {
  /** Place in the list of the file. */
  readonly index: number;
  /** As far as it can be read, else made from the index. */
  readonly id: string;
  readonly name: string;
  readonly written: JsonValue;
  readonly read: Result<Scenario, readonly ScenarioProblem[]>;
}

/** What the agent file has under `scenarios`, in its order. Anything but a list counts as one scenario with mistakes. */
export function savedScenarios(document: AgentDocument): readonly SavedScenario[] {
  const ids = new Set<string>();
  return writtenScenarios(document).map((written, index) => {
    const named = (member: string, otherwise: string): string => {
      const text = isJsonObject(written) ? written[member] : undefined;
      return typeof text === 'string' && text !== '' ? text : otherwise;
    };
    const id = named('id', `#${index + 1}`);
    const isTwice = ids.has(id);
    ids.add(id);
    const read = isTwice
      ? err([{ message: `Two scenarios have the id “${id}”.`, path: ['id'] }])
      : readScenario(written, document);
    return {
      index,
      id: isTwice ? `${id} #${index + 1}` : id,
      name: named('name', `Scenario ${index + 1}`),
      written,
      read,
    };
  });
}

/**
 * The scenarios that are tested: those of the agent file, or the default one alone if there are none.
 *
 * @returns or what is wrong with them, with the place in the file.
 */
export function scenariosOf(document: AgentDocument): Result<readonly Scenario[], Diagnostic[]> {
  const saved = savedScenarios(document);
  if (saved.length === 0) return ok([defaultScenario(document)]);
  const problems = saved.flatMap(({ name, index, read }) =>
    read.ok ? [] : read.error.map(({ message }) => diagnostic(`${SCENARIOS_EXTRA}.${index} (“${name}”): ${message}`)),
  );
  return problems.length > 0 ? err(problems) : ok(saved.flatMap(({ read }) => (read.ok ? [read.value] : [])));
}

function diagnostic(message: string): Diagnostic {
  return { code: 'file/scenario-unreadable', severity: 'error', message, at: { kind: 'agent' } };
}
