import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { goldenAgents } from '../../compiler/testing/goldenAgents';
import { layoutAgent, layoutStateMachine } from '../../layout';
import { nodesOf, parseAgentText, toolsOf, type AgentDocument } from '../../model';
import type { HistoryEvent } from '../../simulator';
import { runScenario, type ScenarioRun } from '../runScenario';
import { defaultScenario } from '../scenario/defaultScenario';
import type { Scenario } from '../scenario/scenario';
import type { AgentEdgeKey } from './agentEdges';
import { variablesAt } from './assignments';
import { checkAt, eventAt, presence, restMs, visitAt } from './moment';
import { runTrace, type RunTrace } from './runTrace';

const agents = goldenAgents();

function sample(name: string): AgentDocument {
  const file = path.resolve(import.meta.dirname, `../../../../public/samples/${name}.agent.json`);
  const read = parseAgentText(readFileSync(file, 'utf8'));
  if (!read.ok) throw new Error(`the sample ${name} must be readable`);
  return read.value;
}

interface Traced {
  readonly document: AgentDocument;
  readonly run: ScenarioRun;
  readonly trace: RunTrace;
}

async function traced(document: AgentDocument, changes: Partial<Scenario> = {}): Promise<Traced> {
  const run = await runScenario(document, { ...defaultScenario(document), ...changes });
  return { document, run, trace: runTrace(document, run) };
}

/** Worlds in which jobs end or not, tools and people say this or that. */
const arbitraryRun = fc
  .record({
    name: fc.constantFrom(...Object.keys(agents)),
    seed: fc.nat(1000),
    seconds: fc.oneof(fc.constant(null), fc.integer({ min: 0, max: 2000 })),
    failureRate: fc.constantFrom(0, 0, 0.3, 1),
    decision: fc.constantFrom('approve' as const, 'reject' as const, 'silent' as const),
  })
  .map(({ name, seed, seconds, failureRate, decision }) => {
    const document = agents[name];
    if (document === undefined) throw new Error(`no golden agent is called ${name}`);
    const scenario = defaultScenario(document);
    return {
      document,
      changes: {
        seed,
        jobs: Object.fromEntries(
          Object.entries(scenario.jobs).map(([tool, job]) => [tool, { ...job, durationSeconds: seconds }]),
        ),
        tools: Object.fromEntries(
          Object.entries(scenario.tools).map(([tool, world]) => [tool, { ...world, failureRate }]),
        ),
        people: { decision, afterSeconds: 5 },
      },
    };
  });

const settings = { numRuns: 60 };

describe('the index of a run', () => {
  it('counts every entry of a State once, on the lines of the States view', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryRun, async ({ document, changes }) => {
        const { run, trace } = await traced(document, changes);
        const { routes } = layoutStateMachine(run.compiled.definition);

        for (const state of trace.states) {
          const entries = run.result.history.filter(
            ({ type, details }) => type.endsWith('StateEntered') && details?.['name'] === state.name,
          );
          const first = entries.filter(({ previousEventId }) => !isExit(run.result.history[previousEventId - 1]));
          const taken = trace.stateEdges.filter(({ to, from }) => to === state.pointer && from !== null);
          expect(taken.reduce((sum, edge) => sum + edge.taken.length, 0)).toBe(entries.length - first.length);
        }
        for (const { from, to, caught } of trace.stateEdges) {
          const line = routes.find((route) => route.from === from && route.to === to);
          expect(line, `${from ?? 'start'} to ${to}`).toBeDefined();
          if (caught) expect(routes.some((route) => route.from === from && route.edge?.caught === true)).toBe(true);
        }
      }),
      settings,
    );
  });

  it('brings each call of a tool back as a result, a give-up or a failure, on the lines of the Agent view', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryRun, async ({ document, changes }) => {
        const { run, trace } = await traced(document, changes);
        const times = (key: AgentEdgeKey) => trace.agentEdges.get(key)?.length ?? 0;

        for (const { id } of toolsOf(document)) {
          const back = times(`result:${id}`) + times(`give-up:${id}`) + times(`failure:${id}`);
          const isOver = run.result.status === 'SUCCEEDED';
          if (isOver) expect(back).toBe(times(`call:${id}`));
          else expect(back).toBeLessThanOrEqual(times(`call:${id}`));
        }
        const kinds = new Set(layoutAgent(document, { narrow: false }).routes.map(({ kind }) => kind as string));
        for (const key of trace.agentEdges.keys()) {
          const kind = key === 'calls' ? 'call-trunk' : key === 'results' ? 'result-trunk' : key.split(':')[0];
          expect(kinds).toContain(kind);
        }
      }),
      settings,
    );
  });

  it.each(['wait-before-call', 'poll-in-machine', 'give-up-asks-a-person', 'give-up-fails', 'callback'])(
    'counts the give-ups of %s when the job never ends',
    async (name) => {
      const document = agents[name];
      if (document === undefined) throw new Error(`no golden agent is called ${name}`);
      const { jobs } = defaultScenario(document);
      const { trace } = await traced(document, {
        jobs: Object.fromEntries(Object.entries(jobs).map(([tool, job]) => [tool, { ...job, durationSeconds: null }])),
      });

      const [waiting] = toolsOf(document).filter(({ polling }) => polling.mode !== 'none');
      expect(trace.agentEdges.get(`give-up:${waiting?.id ?? ''}`)).toHaveLength(1);
      expect(trace.jobs[0]).toMatchObject({ endMs: null, seenMs: null });
    },
  );

  it('knows by search what a walk through the history finds', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryRun, fc.double({ min: 0, max: 1, noNaN: true }), async (setting, share) => {
        const { run, trace } = await traced(setting.document, setting.changes);
        const ms = share * trace.totalMs;

        const eventId = eventAt(trace, ms);

        const startMs = run.result.history[0]?.timestamp ?? 0;
        const happened = run.result.history.filter(({ timestamp }) => timestamp - startMs <= ms);
        expect(eventId).toBe(happened.length);
        for (const state of trace.states) {
          const names = happened.filter(({ details }) => details?.['name'] === state.name).map(({ type }) => type);
          const { now, times } = presence(trace.stateStays.get(state.pointer), eventId);
          expect(times).toBe(names.filter((type) => type.endsWith('StateEntered')).length);
          const open = times - names.filter((type) => type.endsWith('StateExited')).length;
          // What fails or is given up has no exit of its own: it has ended all the same.
          expect(now).toBeLessThanOrEqual(open);
          if (run.result.status === 'SUCCEEDED' && !hasFailure(happened)) expect(now).toBe(open);
        }
      }),
      settings,
    );
  });

  it('leaves nobody inside a State when the run is over', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryRun, async ({ document, changes }) => {
        const { trace } = await traced(document, changes);

        for (const stays of [...trace.stateStays.values(), ...trace.nodeStays.values()]) {
          expect(presence(stays, trace.eventCount).now).toBe(0);
          expect(stays.left).toHaveLength(stays.entered.length);
        }
      }),
      settings,
    );
  });

  it('has a lane for the model and each tool that worked, with every call of the world in it', async () => {
    const document = sample('batch-orchestrator');
    const { run, trace } = await traced(document);

    const kindsOf = (id: string) => {
      const lane = trace.lanes.find(({ nodeId }) => nodeId === id);
      return lane === undefined ? [] : [...lane.kind].map((kind) => ['turn', 'work', 'wait'][kind]);
    };
    const monitor = run.metrics.tools['monitor_batch_execution']?.calls ?? 0;
    expect(trace.lanes[0]?.nodeId).toBe(nodesOf(document).find(({ kind }) => kind === 'model')?.id);
    expect(kindsOf('model').filter((kind) => kind === 'turn')).toHaveLength(run.metrics.modelTurns);
    expect(kindsOf('monitor_batch_execution').filter((kind) => kind === 'work')).toHaveLength(monitor);
    expect(kindsOf('monitor_batch_execution').filter((kind) => kind === 'wait')).toHaveLength(monitor);
    expect(trace.totalMs).toBe(run.metrics.virtualSeconds * 1000);

    // A job of ten minutes, checked every 30 s and a turn: seen by the first check after its end.
    const [job] = trace.jobs;
    expect(job?.endMs).toBe((job?.startMs ?? 0) + 600_000);
    expect((job?.seenMs ?? 0) - (job?.endMs ?? 0)).toBe(
      (run.metrics.tools['monitor_batch_execution']?.noticedAfterSeconds ?? 0) * 1000,
    );

    // Of the checks that went alike all but the first are one row; the last goes on to the results.
    const [fold] = trace.folds;
    expect(fold?.rounds).toBe(monitor - 2);
    expect((fold?.last ?? 0) - (fold?.first ?? 0) + 1).toBe((monitor - 2) * 22);

    const checks = trace.checks[0];
    expect([...(checks?.numbers ?? [])]).toEqual(Array.from({ length: monitor }, (_, index) => index + 1));
    const third = checks?.begins[2] ?? 0;
    const monitorId = trace.states[trace.visits.state[trace.visitOf[third] ?? 0] ?? 0]?.nodeId;
    if (monitorId == null) throw new Error('a check belongs to its tool');
    expect(checkAt(trace, monitorId, third)).toBe(3);
    expect(visitAt(trace, third)?.state.name).toBe('Wait Before monitor_batch_execution');
    expect(restMs(trace, monitorId, trace.atMs[third] ?? 0)).toBe(30_000);
  });

  it('knows the variables of each moment, and who gave them their value', async () => {
    const document = sample('batch-orchestrator');
    const { run, trace } = await traced(document);
    const nameAt = (eventId: number) => run.result.history[eventId - 1]?.details?.['name'];
    const idOf = (type: string, at = 0) => run.result.history.filter((event) => event.type === type)[at]?.id ?? 0;

    expect(variablesAt(trace, idOf('PassStateEntered'))).toEqual([]);
    const first = variablesAt(trace, idOf('PassStateExited'));
    expect(first.map(({ name }) => name)).toContain('messages');
    expect(new Set(first.map(({ eventId }) => nameAt(eventId)))).toEqual(new Set(['Initialize']));
    // Inside of the Map the variables around it can be read; the turn of the model was the last to change the messages.
    const inside = variablesAt(trace, idOf('WaitStateEntered', 3));
    expect(nameAt(inside.find(({ name }) => name === 'messages')?.eventId ?? 0)).toBe('Call LLM');
  });

  it('draws a pause before each retry, and the attempt that failed', async () => {
    const document = agents['plain-tool'];
    if (document === undefined) throw new Error('the golden agent is missing');
    const scenario = defaultScenario(document);
    const tools = Object.fromEntries(
      toolsOf(document).map(({ toolName }) => [
        toolName,
        {
          ...(scenario.tools[toolName] ?? Object.values(scenario.tools)[0]),
          failureRate: 1,
          failure: 'Lambda.ServiceException',
        },
      ]),
    ) as Scenario['tools']; // every tool of the agent has a world by default
    const { trace } = await traced(document, { tools });

    const lane = trace.lanes.find(({ nodeId }) => nodeId !== 'model');
    const kinds = [...(lane?.kind ?? [])];
    expect(kinds.filter((kind) => kind === 4).length).toBeGreaterThan(1);
    expect(kinds.filter((kind) => kind === 3)).toHaveLength(kinds.filter((kind) => kind === 4).length - 1);
  });
});

function isExit(event: HistoryEvent | undefined): boolean {
  return event?.type.endsWith('StateExited') === true;
}

function hasFailure(events: readonly HistoryEvent[]): boolean {
  return events.some(({ type }) => /(Failed|Aborted|TimedOut)$/.test(type));
}
