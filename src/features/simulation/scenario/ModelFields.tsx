import { err, ok, type Result } from '../../../core/base';
import type { JsonValue } from '../../../core/json';
import type { AgentDocument } from '../../../core/model';
import { readScenario, type ScriptedTurn } from '../../../core/proof';
import { useEditor } from '../../../editor';
import { useSimulation, useSimulationView } from '../simulationSession';
import { FailureFields } from './FailureFields';
import { TypedArea, TypedField } from './fields';
import { labels } from './labels';
import { printJson, readJson, readNumber } from './readTyped';
import { toolsOfScenario, withModel } from './scenarioChange';

/** What the model does: how much it writes, what it calls, and how often it fails. */
export function ModelFields() {
  const { desk } = useSimulation();
  const scenario = useSimulationView((view) => view.scenario);
  const document = useEditor((state) => state.document);
  const { model } = scenario;
  const set = (change: Partial<typeof model>) => desk.change(withModel(scenario, change));
  const tools = toolsOfScenario(document, scenario);
  return (
    <details>
      <summary>{labels.model}</summary>
      <TypedField
        label={labels.tokens}
        value={model.tokensPerTurn}
        print={String}
        read={(text) => readNumber(text, { least: 0, most: 1_000_000, whole: true })}
        onRead={(tokensPerTurn) => set({ tokensPerTurn })}
      />
      <TypedField
        label={labels.says}
        value={model.says}
        print={(text) => text}
        read={ok}
        onRead={(says) => set({ says })}
      />
      <TypedArea<readonly string[]>
        label={labels.plan}
        help={labels.planHelp}
        value={model.plan}
        print={(plan) => plan.join('\n')}
        read={(text) => readPlan(text, tools)}
        onRead={(plan) => set({ plan })}
      />
      <TypedArea<readonly ScriptedTurn[] | null>
        label={labels.script}
        help={labels.scriptHelp}
        value={model.script}
        print={(script) => (script === null ? '' : printJson(script as unknown as JsonValue) /* plain data */)}
        read={(text) => readScript(text, document)}
        onRead={(script) => set({ script })}
      />
      <FailureFields world={model} onChange={set} />
    </details>
  );
}

function readPlan(text: string, tools: readonly string[]): Result<readonly string[], string> {
  const plan = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const unknown = plan.find((name) => !tools.includes(name));
  return unknown === undefined ? ok(plan) : err(labels.planUnknown(unknown));
}

/** Turns as JSON, read as the agent file reads them. */
function readScript(text: string, document: AgentDocument): Result<readonly ScriptedTurn[] | null, string> {
  if (text.trim() === '') return ok(null);
  const parsed = readJson(text);
  if (!parsed.ok) return parsed;
  const read = readScenario({ id: 'script', name: 'script', model: { script: parsed.value } }, document);
  return read.ok ? ok(read.value.model.script) : err(read.error[0]?.message ?? labels.script);
}
