import { describe, expect, it } from 'vitest';
import { withRegistries } from '../../compiler/testing/registries';
import { runScenario, type ScenarioRun } from '../runScenario';
import { defaultScenario } from '../scenario/defaultScenario';
import { sample, sampleNames } from '../testing/samples';

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
