import { SCENARIOS_EXTRA, writtenScenarios, type AgentDocument } from '../../core/model';
import { isJsonObject, type JsonValue } from '../../core/json';
import type { Draft } from 'immer';
import { defineCommand } from '../command';

// Scenarios are changed as they are written in the agent file, by their place in its list, so that one with mistakes can be mended or removed
// like any other and nothing beside it is touched.

/** Saves a scenario behind those that are there. */
export const addScenario = defineCommand<{ readonly scenario: JsonValue }>('scenario.add', {
  label: (_document, { scenario }) => `Save scenario ${quotedName(scenario)}`,
  apply(draft, { scenario }) {
    writeScenarios(draft, [...writtenScenarios(draft), scenario]);
  },
});

/** Replaces a saved scenario: a change of its world, its expectations or its name. */
export const setScenario = defineCommand<{ readonly index: number; readonly scenario: JsonValue }>('scenario.set', {
  label: (_document, { scenario }) => `Change scenario ${quotedName(scenario)}`,
  allowed: (document, { index }) => index in writtenScenarios(document),
  apply(draft, { index, scenario }) {
    const written = writtenScenarios(draft);
    // a change of nothing leaves no step of undo
    if (JSON.stringify(written[index]) !== JSON.stringify(scenario))
      writeScenarios(draft, written.with(index, scenario));
  },
});

export const removeScenario = defineCommand<{ readonly index: number }>('scenario.remove', {
  label: (document, { index }) => `Delete scenario ${quotedName(writtenScenarios(document)[index])}`,
  allowed: (document, { index }) => index in writtenScenarios(document),
  apply(draft, { index }) {
    writeScenarios(draft, writtenScenarios(draft).toSpliced(index, 1));
  },
});

/** Puts the list of scenarios into the agent; an empty one is not kept. */
export function writeScenarios(draft: Draft<AgentDocument>, scenarios: readonly JsonValue[]): void {
  // a draft type is the mutable twin of what is put in
  const extra = draft.extra as Record<string, JsonValue>;
  if (scenarios.length === 0) delete extra[SCENARIOS_EXTRA];
  else extra[SCENARIOS_EXTRA] = scenarios;
}

function quotedName(scenario: JsonValue | undefined): string {
  const name = isJsonObject(scenario) ? scenario['name'] : undefined;
  return typeof name === 'string' ? `“${name}”` : 'without a name';
}
