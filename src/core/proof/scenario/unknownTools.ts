import { toolsOf, type AgentDocument } from '../../model';
import type { Scenario } from './scenario';

/** Tools a scenario speaks of that the agent does not have: they were renamed or removed since, and what is said of them counts for nothing. */
export function unknownTools(scenario: Scenario, document: AgentDocument): readonly string[] {
  const known = new Set(toolsOf(document).map(({ toolName }) => toolName));
  const named = [
    ...Object.keys(scenario.jobs),
    ...Object.keys(scenario.tools),
    ...scenario.model.plan,
    ...scenario.expectations.flatMap((one) => ('tool' in one ? [one.tool] : [])),
  ];
  return [...new Set(named)].filter((name) => !known.has(name));
}
