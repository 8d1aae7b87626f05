import { describe, expect, it } from 'vitest';
import { compileAgent } from '../../../core/compiler';
import {
  DEFAULT_APPROVAL,
  DEFAULT_POLLING,
  edgeId,
  emptyAgent,
  newTool,
  nodeId,
  type PollingSettings,
  type ToolNode,
} from '../../../core/model';
import { statesView } from './statesLayout';

describe('words on Transitions', () => {
  it('say which checks a rule of a polling tool lets through', () => {
    const words = wordsOf({ polling: polling({ firstCheck: 'at-once' }) });

    expect(words).toContain('Route Tool Call to Wait Before monitor: check 2 to 20 (wait)');
    expect(words).toContain('Route Tool Call to Execute monitor: first check');
    expect(words).toContain('Route Tool Call to Return Tool Result: after 20 checks (give)');
  });

  it('begin with the first check where the machine waits before it', () => {
    expect(wordsOf({ polling: polling({}) })).toContain('Route Tool Call to Wait Before monitor: check 1 to 20 (wait)');
  });

  it('call the way back to the model the next turn, and the way out by what it lacks', () => {
    const words = wordsOf({});

    expect(words).toContain('Map Tool Calls to Call Model: next turn (loop)');
    expect(words).toContain('Check for Tool Calls to Map Tool Calls: tool calls (loop)');
    expect(words).toContain('Check for Tool Calls to Success: no tool calls');
    expect(words).toContain('Check for Tool Calls to Model Turn Limit Reached: turn 40');
  });

  it('keep the numbers of rules nobody in particular made words for', () => {
    const words = wordsOf({});

    expect(words).toContain('Route Tool Call to Execute monitor: rule 1');
    expect(words).toContain('Route Tool Call to Unknown Tool: default');
  });

  it('tell approved from refused, and mark failures without words', () => {
    const words = wordsOf({ approval: DEFAULT_APPROVAL });

    expect(words).toContain('Check Approval monitor to Execute monitor: approved');
    expect(words).toContain('Check Approval monitor to Return Tool Result: refused');
    expect(words).toContain('Execute monitor to Return Tool Result:  (catch)');
  });
});

function polling(overrides: Partial<PollingSettings>): PollingSettings {
  return { ...DEFAULT_POLLING, mode: 'wait-before-call', ...overrides };
}

/** `from to target: words (look)` for each Transition of an agent with one tool called monitor. */
function wordsOf(overrides: Partial<ToolNode>): string[] {
  const empty = emptyAgent('test');
  const functionArn = 'arn:aws:lambda:us-east-1:123456789012:function:monitor';
  const tool = newTool(nodeId('tool-1'), 'monitor', { target: { type: 'lambda', functionArn }, ...overrides });
  const edge = { id: edgeId('model-tool-1'), from: nodeId('model'), to: tool.id };
  const agent = { ...empty, nodes: { ...empty.nodes, [tool.id]: tool }, edges: { ...empty.edges, [edge.id]: edge } };
  const { layout, words } = statesView(agent, compileAgent(agent));
  return layout.routes.flatMap(({ id, edge: drawn }) => {
    const { text, look } = words.get(id) ?? { text: '', look: undefined };
    return drawn === null ? [] : [`${drawn.from} to ${drawn.to}: ${text}${look === undefined ? '' : ` (${look})`}`];
  });
}
