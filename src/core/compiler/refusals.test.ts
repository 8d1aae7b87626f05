import { describe, expect, it } from 'vitest';
import type { State, WaitState } from '../asl';
import { DEFAULT_APPROVAL, DEFAULT_ERRORS, newModel, nodeId, type AgentDocument, type ToolNode } from '../model';
import { compileAgent } from './compileAgent';
import { activityArn, agentWith, lambdaTool, MODEL_ID, outputNode, pollingTool } from './testing/agents';

const APPROVAL = { ...DEFAULT_APPROVAL, via: { type: 'activity' as const, activityArn: activityArn('approve') } };

/** Codes and places of what the compiler had to say. */
function reported(document: AgentDocument): string[] {
  return compileAgent(document).diagnostics.map(({ code, at }) => {
    if (at.kind === 'node') return `${code} ${at.nodeId} ${at.field ?? ''}`.trim();
    return at.kind === 'settings' ? `${code} ${at.field}` : code;
  });
}

function toolStates(document: AgentDocument): Readonly<Record<string, State>> {
  const map = compileAgent(document).definition.States['Map Tool Calls'];
  return map?.Type === 'Map' ? (map.ItemProcessor?.States ?? {}) : {};
}

function agentOf(tool: ToolNode): AgentDocument {
  return agentWith({ tools: [tool] });
}

describe('what the compiler leaves out', () => {
  it('is a tool without a name, without a line to the model, or with a name that is taken', () => {
    const unconnected = lambdaTool('alone');
    const twin = { ...lambdaTool('get'), id: nodeId('twin') };
    const nameless = { ...lambdaTool(' '), id: nodeId('nameless') };
    const whole = agentWith({
      tools: [lambdaTool('get'), twin, nameless, unconnected],
      outputs: [outputNode('get2', {})],
    });
    const edges = Object.fromEntries(Object.entries(whole.edges).filter(([, edge]) => edge.to !== unconnected.id));

    expect(reported({ ...whole, edges })).toEqual([
      'agent/tool-left-out-unnamed nameless toolName',
      'agent/tool-left-out-same-name twin toolName',
      'agent/tool-left-out-unconnected alone',
    ]);
    expect(Object.keys(toolStates({ ...whole, edges }))).toEqual([
      'Route Tool Call',
      'Execute get',
      'Unknown Tool',
      'Return Tool Result',
    ]);
  });

  it('is everything but the start and the end of an agent without a model', () => {
    const agent = agentWith({ tools: [lambdaTool('get')] });
    const { [MODEL_ID]: _model, ...nodes } = agent.nodes;

    expect(reported({ ...agent, nodes })).toContain('agent/no-model-call');
    expect(Object.keys(compileAgent({ ...agent, nodes }).definition.States)).toEqual(['Initialize', 'Success']);
  });

  it('is a second model', () => {
    const agent = agentWith();
    const second = newModel(nodeId('second'));

    expect(reported({ ...agent, nodes: { ...agent.nodes, [second.id]: second } })).toEqual([
      'agent/more-than-one-model-call second',
    ]);
  });
});

describe('what the compiler replaces', () => {
  it.each([
    [null, 30],
    [0, 1],
    [-1, 1],
    [1.5, 2],
    [1e9, 99_999_999],
    [Number.NaN, 30],
  ])('is an interval of %s by %s', (given, used) => {
    const agent = agentOf(pollingTool('monitor', { mode: 'wait-before-call', polling_interval: given }));

    expect(reported(agent)).toEqual(['agent/number-replaced monitor polling.polling_interval']);
    expect((toolStates(agent)['Wait Before monitor'] as WaitState).Seconds).toBe(used);
  });

  it.each([
    [null, 20],
    [0, 1],
    [2.4, 2],
    [Number.POSITIVE_INFINITY, 31_536_000],
  ])('is a limit of %s attempts by %s', (given, used) => {
    const agent = agentOf(pollingTool('monitor', { mode: 'poll-in-machine', max_polling_attempts: given }));

    expect(reported(agent)).toEqual(['agent/number-replaced monitor polling.max_polling_attempts']);
    expect(JSON.stringify(toolStates(agent)['Check monitor'])).toContain(`$poll_attempt >= ${used} `);
  });

  it('is nothing about polling of a tool that does not poll', () => {
    expect(reported(agentOf(pollingTool('get', { mode: 'none', polling_interval: 0, onGiveUp: 'human' })))).toEqual([]);
  });

  it('is a heartbeat that is not below its timeout', () => {
    const agent = agentOf(lambdaTool('get', { approval: { ...APPROVAL, timeoutSeconds: 60, heartbeatSeconds: 60 } }));

    expect(reported(agent)).toEqual(['agent/number-replaced get approval.heartbeatSeconds']);
    expect(toolStates(agent)['Request Approval get']).toMatchObject({ TimeoutSeconds: 60, HeartbeatSeconds: 59 });
  });

  it('is the count of a tool that is approved once: it has to know the inputs apart', () => {
    const agent = agentOf(pollingTool('restart', { mode: 'wait-before-call' }, { approval: APPROVAL }));

    expect(reported(agent)).toEqual(['agent/approval-counts-by-input restart polling.attemptScope']);
    expect(JSON.stringify(compileAgent(agent).definition)).toContain('watched_restart');
  });

  it('is a missing ARN, by one that AWS refuses', () => {
    const missing = lambdaTool('get', { target: { type: 'lambda', functionArn: '' } });
    const human = pollingTool('monitor', { mode: 'poll-in-machine', onGiveUp: 'human' });

    expect(reported(agentWith({ tools: [missing, human] }))).toEqual([
      'agent/arn-missing get target.functionArn',
      'agent/arn-missing monitor polling.giveUpActivityArn',
    ]);
    expect(toolStates(agentOf(missing))['Execute get']).toMatchObject({
      Arguments: { FunctionName: 'arn:aws:lambda:us-east-1:000000000000:function:get' },
    });
  });

  it('is telling the model that the model failed', () => {
    const agent = agentWith({ model: { errors: { ...DEFAULT_ERRORS, onFailure: 'tell-model' } } });

    expect(reported(agent)).toEqual(['agent/model-failure-ends-run model errors.onFailure']);
  });
});

describe('what the compiler refuses', () => {
  const service = (resourceArn: string, args: unknown): ToolNode =>
    pollingTool(
      'job',
      { mode: 'callback' },
      { target: { type: 'service', resourceArn, arguments: JSON.parse(JSON.stringify(args)) } },
    );

  it('is a task token for a job run, and for a service that is not told the token', () => {
    const jobRun = service('arn:aws:states:::batch:submitJob.sync', { Token: '{% $states.context.Task.Token %}' });
    const silent = service('arn:aws:states:::sqs:sendMessage', { QueueUrl: 'https://example.com' });

    expect(reported(agentOf(jobRun))).toEqual(['agent/callback-of-job-run job polling.mode']);
    expect(toolStates(agentOf(jobRun))['Execute job']).toMatchObject({
      Resource: 'arn:aws:states:::batch:submitJob.sync',
    });
    expect(reported(agentOf(silent))).toEqual(['agent/callback-without-token job target.arguments']);
  });

  it('is arguments that are no object', () => {
    const tool = lambdaTool('job', {
      target: { type: 'service', resourceArn: 'arn:aws:states:::sqs:sendMessage', arguments: [1] },
    });

    expect(reported(agentOf(tool))).toEqual(['agent/arguments-not-object job target.arguments']);
  });

  it('is a registry without its tables, and a prompt beside one', () => {
    const agent = agentWith({
      settings: {
        configuration: { type: 'registry', agentTable: '', agentVersion: 'v1.0', toolTable: 'T', modelTable: 'M' },
      },
    });

    expect(reported(agent)).toEqual([
      'agent/registry-incomplete configuration.agentTable',
      'agent/prompt-from-registry model systemPrompt',
    ]);
  });
});
