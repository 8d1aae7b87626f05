import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseAgentText, type AgentDocument } from '../../model';
import { runScenario, type ScenarioRun } from '../runScenario';
import { defaultScenario } from '../scenario/defaultScenario';
import { withRegistries } from '../testing/withRegistries';

const samples = path.resolve(import.meta.dirname, '../../../../public/samples');
const sampleNames = readdirSync(samples).filter((name) => name.endsWith('.agent.json'));

function sample(name: string): AgentDocument {
  const result = parseAgentText(readFileSync(path.join(samples, name), 'utf8'));
  if (!result.ok) throw new Error(`the sample ${name} must be readable`);
  return result.value;
}

describe.each(sampleNames)('the sample %s, read from registries', (name) => {
  it('checks, waits and ends as it does with its configuration in the machine', async () => {
    const inline = sample(name);
    const registry = withRegistries(inline);

    const [own, same] = await Promise.all(
      [inline, registry].map((document) => runScenario(document, defaultScenario(document))),
    );

    expect(same?.result.status).toBe('SUCCEEDED');
    expect(storyOf(same)).toEqual(storyOf(own));
  });
});

/** What a person sees of a run: how it ended, and each check and wait at its time. */
function storyOf(run: ScenarioRun | undefined) {
  if (run === undefined) throw new Error('there must be a run');
  const { result, metrics } = run;
  return {
    status: result.status,
    output: result.output,
    tools: metrics.tools,
    virtualSeconds: metrics.virtualSeconds,
    waits: result.history
      .filter(({ type }) => type.startsWith('WaitState'))
      .map(({ type, timestamp, details }) => [type, timestamp, details?.['name']]),
  };
}
