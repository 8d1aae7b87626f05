import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  DEFAULT_APPROVAL,
  DEFAULT_ERRORS,
  DEFAULT_POLLING,
  DEFAULT_STATUS,
  edgeId,
  emptyAgent,
  newTool,
  nodeId,
  parseAgentText,
  type AgentDocument,
  type AgentSettings,
  type ModelNode,
  type PollingSettings,
  type ToolNode,
} from '../../model';
import { agentRules, validateAgent } from './validateAgent';

interface Wish {
  readonly tool?: Partial<ToolNode>;
  readonly polling?: Partial<PollingSettings>;
  readonly model?: Partial<ModelNode>;
  readonly settings?: Partial<AgentSettings>;
  /** A second tool, “other”. */
  readonly other?: Partial<ToolNode>;
}

const LAMBDA = 'arn:aws:lambda:us-east-1:123456789012:function:work';

/** An agent with the tool “monitor”, polled in the machine every 30 s, 20 times at most. */
function agentWith({ tool = {}, polling = {}, model = {}, settings = {}, other }: Wish = {}): AgentDocument {
  const base = emptyAgent('test');
  const id = nodeId('monitor');
  const target: ToolNode['target'] = { type: 'lambda', functionArn: LAMBDA };
  const monitor = newTool(id, 'monitor', {
    target,
    polling: { ...DEFAULT_POLLING, mode: 'poll-in-machine', ...polling },
    ...tool,
  });
  const second = other === undefined ? {} : { other: newTool(nodeId('other'), 'other', { target, ...other }) };
  const modelNode = base.nodes[nodeId('model')] as ModelNode; // emptyAgent has one
  return {
    ...base,
    nodes: { ...base.nodes, [modelNode.id]: { ...modelNode, ...model }, [id]: monitor, ...second },
    edges: {
      ...base.edges,
      [edgeId('m')]: { id: edgeId('m'), from: modelNode.id, to: id },
      ...(other === undefined ? {} : { [edgeId('o')]: { id: edgeId('o'), from: modelNode.id, to: nodeId('other') } }),
    },
    settings: { ...base.settings, ...settings },
  };
}

const POLLED: PollingSettings = { ...DEFAULT_POLLING, mode: 'poll-in-machine' };

/** Code; what breaks the rule; the nearest that does not; where it is said. */
const cases: readonly (readonly [code: string, broken: Wish, good: Wish, place: string])[] = [
  [
    'agent/interval-not-whole',
    { polling: { polling_interval: 0 } },
    { polling: { polling_interval: 1 } },
    'monitor polling.polling_interval',
  ],
  [
    'agent/interval-not-whole',
    { polling: { polling_interval: 1.5 } },
    { polling: { polling_interval: 1.5, mode: 'none' } },
    'monitor polling.polling_interval',
  ],
  [
    'agent/attempts-not-whole',
    { polling: { max_polling_attempts: null } },
    { polling: { max_polling_attempts: 1 } },
    'monitor polling.max_polling_attempts',
  ],
  [
    'agent/attempts-not-whole',
    { polling: { max_polling_attempts: -1 } },
    { polling: { max_polling_attempts: 1 } },
    'monitor polling.max_polling_attempts',
  ],
  ['agent/tool-name-refused', { tool: { toolName: 'prüfen' } }, { tool: { toolName: 'pruefen' } }, 'monitor toolName'],
  [
    'agent/tool-name-refused',
    { tool: { toolName: 'x'.repeat(65) } },
    { tool: { toolName: 'x'.repeat(64) } },
    'monitor toolName',
  ],
  [
    'agent/hint-floor-above-ceiling',
    { polling: { hint: { floorSeconds: 31, ceilingSeconds: 30 } } },
    { polling: { hint: { floorSeconds: 30, ceilingSeconds: 30 } } },
    'monitor polling.hint.floorSeconds',
  ],
  [
    'agent/backoff-rate-below-one',
    { polling: { backoff: { rate: 0.9, maxIntervalSeconds: 60 } } },
    { polling: { backoff: { rate: 1, maxIntervalSeconds: 60 } } },
    'monitor polling.backoff.rate',
  ],
  [
    'agent/backoff-cap-below-interval',
    { polling: { backoff: { rate: 2, maxIntervalSeconds: 29 } } },
    { polling: { backoff: { rate: 2, maxIntervalSeconds: 30 } } },
    'monitor polling.backoff.maxIntervalSeconds',
  ],
  [
    'agent/callback-without-timeout',
    { polling: { mode: 'callback', callback: { timeoutSeconds: 0, heartbeatSeconds: null } } },
    { polling: { mode: 'callback', callback: { timeoutSeconds: 1, heartbeatSeconds: null } } },
    'monitor polling.callback.timeoutSeconds',
  ],
  [
    'agent/heartbeat-not-below-timeout',
    { polling: { mode: 'callback', callback: { timeoutSeconds: 60, heartbeatSeconds: 60 } } },
    { polling: { mode: 'callback', callback: { timeoutSeconds: 60, heartbeatSeconds: 59 } } },
    'monitor polling.callback.heartbeatSeconds',
  ],
  [
    'agent/turn-limit-below-checks',
    { polling: { mode: 'wait-before-call' }, model: { turnLimit: 21 } },
    { polling: { mode: 'wait-before-call' }, model: { turnLimit: 22 } },
    'model turnLimit',
  ],
  [
    'agent/longer-than-express',
    { settings: { stateMachineType: 'EXPRESS' }, polling: { max_polling_attempts: 11 } },
    { settings: { stateMachineType: 'EXPRESS' }, polling: { max_polling_attempts: 10 } },
    'monitor polling.max_polling_attempts',
  ],
  [
    'agent/hint-longer-than-express',
    {
      settings: { stateMachineType: 'EXPRESS' },
      polling: { max_polling_attempts: 10, hint: { floorSeconds: 5, ceilingSeconds: 60 } },
    },
    {
      settings: { stateMachineType: 'EXPRESS' },
      polling: { max_polling_attempts: 10, hint: { floorSeconds: 5, ceilingSeconds: 30 } },
    },
    'monitor polling.hint.ceilingSeconds',
  ],
  [
    'agent/longer-than-a-year',
    { polling: { polling_interval: 2_592_000, max_polling_attempts: 13 } },
    { polling: { polling_interval: 2_592_000, max_polling_attempts: 12 } },
    'monitor polling.max_polling_attempts',
  ],
  [
    'agent/longer-than-a-year',
    { polling: { mode: 'callback', callback: { timeoutSeconds: 31_536_001, heartbeatSeconds: null } } },
    { polling: { mode: 'callback', callback: { timeoutSeconds: 31_536_000, heartbeatSeconds: null } } },
    'monitor polling.callback.timeoutSeconds',
  ],
  [
    'agent/turn-limit-below-checks',
    {
      polling: { mode: 'wait-before-call' },
      other: { polling: { ...POLLED, mode: 'wait-before-call' } },
      model: { turnLimit: 41 },
    },
    {
      polling: { mode: 'wait-before-call' },
      other: { polling: { ...POLLED, mode: 'wait-before-call' } },
      model: { turnLimit: 42 },
    },
    'model turnLimit',
  ],
  [
    'agent/deadline-never-comes',
    { polling: { deadlineSeconds: 3_600, hint: { floorSeconds: 5, ceilingSeconds: 60 } } },
    { polling: { deadlineSeconds: 3_600, hint: { floorSeconds: 5, ceilingSeconds: 600 } } },
    'monitor polling.deadlineSeconds',
  ],
  [
    'agent/express-cannot-wait',
    { settings: { stateMachineType: 'EXPRESS' }, tool: { approval: DEFAULT_APPROVAL }, polling: { mode: 'none' } },
    { settings: { stateMachineType: 'STANDARD' }, tool: { approval: DEFAULT_APPROVAL } },
    'monitor',
  ],
  // Checks at 30, 60 and 90 s, then one at the deadline itself.
  [
    'agent/deadline-before-last-check',
    { polling: { deadlineSeconds: 100 } },
    { polling: { deadlineSeconds: 600 } },
    'monitor polling.deadlineSeconds',
  ],
  [
    'agent/run-ends-before-tool',
    { settings: { timeoutSeconds: 600 } },
    { settings: { timeoutSeconds: 601 } },
    'settings timeoutSeconds',
  ],
  [
    'agent/history-too-long',
    { polling: { max_polling_attempts: 2_800 } },
    { polling: { max_polling_attempts: 2_700 } },
    'monitor polling.max_polling_attempts',
  ],
  [
    'agent/conversation-too-long',
    { polling: { mode: 'wait-before-call', max_polling_attempts: 3_000 } },
    { polling: { mode: 'wait-before-call', max_polling_attempts: 300 } },
    'monitor polling.mode',
  ],
  [
    'agent/callback-would-do',
    { polling: { polling_interval: 30 } },
    { polling: { polling_interval: 120 } },
    'monitor polling.mode',
  ],
  [
    'agent/run-near-limit',
    { model: { systemPrompt: 'Be brief. '.repeat(25_000) } },
    { model: { systemPrompt: 'Be brief. '.repeat(2_000) } },
    'agent',
  ],
  [
    'agent/run-near-limit',
    { settings: { stateMachineType: 'EXPRESS' } },
    { settings: { stateMachineType: 'STANDARD' } },
    'settings stateMachineType',
  ],
  [
    'agent/start-waits',
    { tool: { toolName: 'start_batch' } },
    { tool: { toolName: 'restart_status' } },
    'monitor polling.firstCheck',
  ],
  [
    'agent/longer-than-lambda',
    { tool: { errors: { ...DEFAULT_ERRORS, timeoutSeconds: 901 } } },
    { tool: { errors: { ...DEFAULT_ERRORS, timeoutSeconds: 900 } } },
    'monitor errors.timeoutSeconds',
  ],
  [
    'agent/deadline-never-comes',
    { polling: { deadlineSeconds: 1_200 } },
    { polling: { deadlineSeconds: 600 } },
    'monitor polling.deadlineSeconds',
  ],
  ['agent/slowest-holds-turn', { other: { polling: POLLED } }, { other: { polling: DEFAULT_POLLING } }, 'agent'],
  [
    'agent/activity-polled',
    {
      tool: {
        target: {
          type: 'activity',
          activityArn: 'arn:aws:states:us-east-1:123456789012:activity:a',
          heartbeatSeconds: null,
        },
      },
    },
    { tool: { target: { type: 'lambda', functionArn: LAMBDA } } },
    'monitor polling.mode',
  ],
  [
    'agent/model-in-loop',
    { polling: { mode: 'wait-before-call' } },
    { polling: { mode: 'poll-in-machine' } },
    'monitor polling.mode',
  ],
  [
    'agent/interval-below-floor',
    { polling: { hint: { floorSeconds: 31, ceilingSeconds: 60 } } },
    { polling: { hint: { floorSeconds: 30, ceilingSeconds: 60 } } },
    'monitor polling.polling_interval',
  ],
  [
    'agent/jitter-shortens-waits',
    { polling: { jitter: 'full' } },
    { polling: { jitter: 'none' } },
    'monitor polling.jitter',
  ],
  [
    'agent/no-final-status',
    { polling: { status: { ...DEFAULT_STATUS, succeeded: [] } } },
    { polling: { status: { ...DEFAULT_STATUS, succeeded: ['OK'] } } },
    'monitor polling.status.succeeded',
  ],
  [
    'agent/no-failed-status',
    { polling: { status: { ...DEFAULT_STATUS, failed: [] } } },
    { polling: { status: { ...DEFAULT_STATUS, failed: ['NO'] } } },
    'monitor polling.status.failed',
  ],
  [
    'agent/status-in-two-lists',
    { polling: { status: { ...DEFAULT_STATUS, failed: ['done'] } } },
    { polling: { status: { ...DEFAULT_STATUS, failed: ['undone'] } } },
    'monitor polling.status.failed',
  ],
  [
    'agent/transient-errors-not-retried',
    { tool: { errors: { ...DEFAULT_ERRORS, retry: { ...DEFAULT_ERRORS.retry, enabled: false } } } },
    { tool: { errors: DEFAULT_ERRORS } },
    'monitor errors.retry.enabled',
  ],
  [
    'agent/retry-catches-all',
    { tool: { errors: { ...DEFAULT_ERRORS, retry: { ...DEFAULT_ERRORS.retry, additionalErrors: ['States.ALL'] } } } },
    { tool: { errors: { ...DEFAULT_ERRORS, retry: { ...DEFAULT_ERRORS.retry, additionalErrors: ['Busy'] } } } },
    'monitor errors.retry.additionalErrors',
  ],
  [
    'agent/service-can-wait',
    { tool: { target: { type: 'service', resourceArn: 'arn:aws:states:::glue:startJobRun', arguments: {} } } },
    { tool: { target: { type: 'service', resourceArn: 'arn:aws:states:::athena:getQueryExecution', arguments: {} } } },
    'monitor polling.mode',
  ],
  [
    'agent/prompt-names-no-tool',
    { tool: { toolName: 'monitor_batch' }, model: { systemPrompt: 'Call monitor_bacth until it is done.' } },
    { tool: { toolName: 'monitor_batch' }, model: { systemPrompt: 'Call monitor_batch with the execution_arn.' } },
    'model systemPrompt',
  ],
  [
    'agent/prompt-numbers-differ',
    { model: { systemPrompt: 'Check every 45 seconds.' } },
    { model: { systemPrompt: 'Check every 30 seconds. Answer within 200 words.' } },
    'model systemPrompt',
  ],
  [
    'agent/prompt-numbers-differ',
    { model: { systemPrompt: 'monitor gives up after 10 attempts.' } },
    { model: { systemPrompt: 'monitor gives up after 20 attempts.' } },
    'model systemPrompt',
  ],
];

const placeText = ({ at }: ReturnType<typeof validateAgent>[number]): string => {
  if (at.kind === 'node') return at.field === undefined ? at.nodeId : `${at.nodeId} ${at.field}`;
  return at.kind === 'settings' ? `settings ${at.field}` : at.kind;
};

describe.each(cases)('%s', (code, broken, good, place) => {
  it(`is said of ${JSON.stringify(broken)}`, () => {
    const found = validateAgent(agentWith(broken)).filter((each) => each.code === code);

    expect(found.map(placeText)).toEqual([place]);
    expect(found[0]?.message).toMatch(/^\S.*\.$/);
    expect(found[0]?.message).not.toMatch(/!|please|undefined|NaN/i);
  });

  it(`is not said of ${JSON.stringify(good)}`, () => {
    expect(validateAgent(agentWith(good)).filter((each) => each.code === code)).toEqual([]);
  });
});

describe('validateAgent', () => {
  it('has an example for each rule', () => {
    expect(agentRules.map((rule) => rule.code).filter((code) => !cases.some(([shown]) => shown === code))).toEqual([]);
  });

  it('says nothing of tools the model cannot call', () => {
    const { edges: _, ...agent } = agentWith({ polling: { polling_interval: 0 } });

    expect(validateAgent({ ...agent, edges: {} })).toEqual([]);
  });

  it('offers fixes which mend what they are for', () => {
    const [found] = validateAgent(agentWith({ polling: { polling_interval: 0 } }));

    expect(found?.fix).toEqual({
      label: 'Use 30 s',
      command: 'node.set',
      args: { nodeId: 'monitor', field: 'polling.polling_interval', value: 30 },
    });
  });

  const samples = path.resolve(import.meta.dirname, '../../../../public/samples');
  it.each(readdirSync(samples).filter((name) => name.endsWith('.agent.json')))(
    'finds no error and no warning in the sample %s',
    (name) => {
      const read = parseAgentText(readFileSync(path.join(samples, name), 'utf8'));

      expect(read.ok && validateAgent(read.value).filter((each) => each.severity !== 'info')).toEqual([]);
    },
  );

  it('says of an edited agent what it says of one it never saw', () => {
    const agent = agentWith({ polling: { mode: 'wait-before-call', max_polling_attempts: 300 } });
    const edited = { ...agent, description: 'x'.repeat(230_000) };
    validateAgent(agent);

    const found = validateAgent(edited);

    expect(found.map(({ code }) => code)).toContain('agent/conversation-too-long');
    expect(found).toEqual(validateAgent(structuredClone(edited)));
  });

  it('never throws and says the same twice, whatever the numbers', () => {
    const number = fc.oneof(fc.constant(null), fc.integer(), fc.double());
    fc.assert(
      fc.property(
        number,
        number,
        fc.constantFrom('none', 'wait-before-call', 'poll-in-machine', 'callback'),
        fc.string(),
        (interval, attempts, mode, systemPrompt) => {
          const polling = {
            mode,
            polling_interval: interval,
            max_polling_attempts: attempts,
          } as Partial<PollingSettings>;
          const agent = agentWith({ polling, model: { systemPrompt } });

          expect(validateAgent(agent)).toEqual(validateAgent(agent));
        },
      ),
    );
  });
});
