import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AgentDocument } from './agentDocument';
import { emptyAgent, newTool } from './defaults';
import { nodeId } from './ids';
import { toolNameProblem, uniqueToolName } from './toolNames';

function agentWithTools(...names: readonly string[]): AgentDocument {
  const agent = emptyAgent('x');
  const tools = names.map((name, index) => newTool(nodeId(`t${index}`), name));
  return { ...agent, nodes: { ...agent.nodes, ...Object.fromEntries(tools.map((tool) => [tool.id, tool])) } };
}

describe('toolNameProblem', () => {
  it.each([
    ['monitor_batch_execution', null],
    ['MicrosoftGraph-API2', null],
    ['a'.repeat(64), null],
    ['', 'The tool has no name. The model calls it by its name.'],
    ['a'.repeat(200), 'The name has 200 characters; models accept 64.'],
    ['get orders', 'The name contains a blank; models accept letters a–z, digits, _ and -.'],
    ['größe', 'The name contains “ö”; models accept letters a–z, digits, _ and -.'],
    ['tool🚀', 'The name contains “🚀”; models accept letters a–z, digits, _ and -.'],
  ])('judges “%s”', (name, problem) => {
    expect(toolNameProblem(name)).toBe(problem);
  });
});

describe('uniqueToolName', () => {
  it.each([
    ['monitor', 'monitor'],
    ['search', 'search_2'],
    ['search_2', 'search_2'],
    ['Get résumé', 'Get_resume'],
    ['  ', 'tool'],
    ['日本', 'tool'],
  ])('makes “%s” into “%s”', (wish, name) => {
    expect(uniqueToolName(agentWithTools('search'), wish)).toBe(name);
  });

  it('counts on from the number a name has', () => {
    expect(uniqueToolName(agentWithTools('search', 'search_2'), 'search_2')).toBe('search_3');
  });

  it('always gives a good name nobody has', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: 'grapheme' })),
        fc.string({ unit: 'grapheme', maxLength: 90 }),
        (names, wish) => {
          const name = uniqueToolName(agentWithTools(...names), wish);

          expect(toolNameProblem(name)).toBeNull();
          expect(names).not.toContain(name);
        },
      ),
    );
  });
});
