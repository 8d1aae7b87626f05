import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Branch, State, StateMachine } from '../../asl';
import { crosses, encloses, grown, overlaps, type Point } from '../geometry';
import { layoutStateMachine, type PlacedState, type StatesLayoutResult } from './layoutStateMachine';

const pass = (next?: string): State =>
  next === undefined ? { Type: 'Pass', End: true } : { Type: 'Pass', Next: next };

const agentLoop: StateMachine = {
  StartAt: 'Prepare Agent',
  States: {
    'Prepare Agent': pass('Call LLM'),
    'Call LLM': pass('Check for Tool Calls'),
    'Check for Tool Calls': {
      Type: 'Choice',
      Choices: [{ Condition: '{% $x %}', Next: 'Map Tool Calls' }],
      Default: 'Final Answer',
    },
    'Map Tool Calls': {
      Type: 'Map',
      ItemProcessor: {
        StartAt: 'Route',
        States: {
          Route: {
            Type: 'Choice',
            Choices: [
              { Condition: '{% $a %}', Next: 'Wait Before monitor' },
              { Condition: '{% $b %}', Next: 'Execute monitor' },
              { Condition: '{% $c %}', Next: 'Execute search' },
            ],
            Default: 'Unknown Tool',
          },
          'Wait Before monitor': { Type: 'Wait', Seconds: 30, Next: 'Execute monitor' },
          'Execute monitor': pass(),
          'Execute search': pass(),
          'Unknown Tool': pass(),
        },
      },
      Next: 'Prepare Tool Results',
    },
    'Prepare Tool Results': pass('Call LLM'),
    'Final Answer': { Type: 'Succeed' },
  },
};

describe('layoutStateMachine', () => {
  it('stacks what follows, puts the loop body beside the spine and the end of the loop under it', () => {
    const layout = layoutStateMachine(agentLoop);

    const at = (name: string) => rectOf(layout, name);
    expect(at('Prepare Agent').x).toBe(at('Call LLM').x);
    expect(at('Final Answer').x).toBe(at('Call LLM').x);
    expect(at('Prepare Tool Results').x).toBe(at('Call LLM').x);
    expect(at('Prepare Tool Results').y).toBeGreaterThan(at('Final Answer').y);
    expect(at('Map Tool Calls').x).toBeGreaterThan(at('Call LLM').x + at('Call LLM').width);
    expect(layout.routes.filter((route) => route.back).map((route) => route.edge?.from)).toEqual([
      'Prepare Tool Results',
    ]);
  });

  it('fans a router out to the right, what it leads to under each other', () => {
    const layout = layoutStateMachine(agentLoop);

    const names = ['Execute monitor', 'Execute search', 'Unknown Tool'];
    expect(new Set(names.map((name) => rectOf(layout, name).x)).size).toBe(1);
    expect(rectOf(layout, 'Route').x).toBeLessThan(rectOf(layout, 'Unknown Tool').x);
  });

  it('draws rules with the same target as one line', () => {
    const machine: StateMachine = {
      StartAt: 'Choose',
      States: {
        Choose: {
          Type: 'Choice',
          Choices: [
            { Condition: '{% $a %}', Next: 'A' },
            { Condition: '{% $b %}', Next: 'A' },
          ],
          Default: 'B',
        },
        A: pass(),
        B: pass(),
      },
    };

    const { routes } = layoutStateMachine(machine);

    const reasons = routes.find((route) => route.edge?.to === 'A')?.edge?.reasons;
    expect(reasons).toEqual([
      { type: 'rule', index: 0 },
      { type: 'rule', index: 1 },
    ]);
  });

  it('draws a machine that leads nowhere as far as it goes', () => {
    const layout = layoutStateMachine({ StartAt: 'Gone', States: { A: pass('Nowhere'), B: pass('A') } });

    expect(layout.start).toBeNull();
    expect(layout.states.map((state) => state.name)).toEqual(['A', 'B']);
    expectSound(layout);
  });

  it('keeps boxes apart, containers around their States and lines out of boxes, whatever the machine', () => {
    fc.assert(
      fc.property(anyScope(2), (machine) => {
        const layout = layoutStateMachine(machine, {
          labelOf: (edge) => (edge.reasons[0]?.type === 'rule' ? 'rule 1' : ''),
        });

        expectSound(layout);
        expect(
          layoutStateMachine(structuredClone(machine), {
            labelOf: (edge) => (edge.reasons[0]?.type === 'rule' ? 'rule 1' : ''),
          }),
        ).toEqual(layout);
      }),
    );
  });

  it('lays out a chain of 3,000 States', () => {
    const names = Array.from({ length: 3000 }, (_, index) => `S${index}`);
    const states = Object.fromEntries(names.map((name, index) => [name, pass(names[index + 1])]));

    const layout = layoutStateMachine({ StartAt: 'S0', States: states });

    expect(new Set(layout.states.map((state) => state.rect.x)).size).toBe(1);
  });

  const corpus = path.resolve(import.meta.dirname, '../../../../../shared/asl-corpus');
  const present = existsSync(corpus);
  if (!present) console.warn(`The corpus of definitions is not here (${corpus}); its layout test is skipped.`);
  it.skipIf(!present)('lays out every definition of the corpus', () => {
    const machines = ['real', 'upstream'].flatMap((file) => readCorpus(path.join(corpus, `${file}.json`)));
    expect(machines.length).toBeGreaterThan(100);

    for (const machine of machines) expectSound(layoutStateMachine(machine));
  });
});

/** Machines of up to twelve States: any Transition to anywhere, loops and unreachable States included. */
function anyScope(depth: number): fc.Arbitrary<Branch> {
  return fc.integer({ min: 1, max: 12 }).chain((count) => {
    const names = Array.from({ length: count }, (_, index) => `State ${index}`);
    return fc.tuple(...names.map(() => anyState(names, depth))).map((states) => ({
      StartAt: 'State 0',
      States: Object.fromEntries(states.map((state, index) => [names[index] ?? '', state])),
    }));
  });
}

function anyState(names: readonly string[], depth: number): fc.Arbitrary<State> {
  const name = fc.constantFrom(...names);
  const next = fc.option(name, { nil: undefined });
  const onward = next.map((to) => (to === undefined ? { End: true as const } : { Next: to }));
  const task = fc.record({ onward, caught: fc.array(name, { maxLength: 2 }) }).map((plan): State => {
    const Catch = plan.caught.map((Next) => ({ ErrorEquals: ['States.ALL'], Next }));
    return { Type: 'Task', Resource: 'arn', Catch, ...plan.onward };
  });
  const choice = fc.record({ rules: fc.array(name, { minLength: 1, maxLength: 5 }), next }).map((plan): State => {
    const Choices = plan.rules.map((Next) => ({ Condition: '{% true %}', Next }));
    return { Type: 'Choice', Choices, ...(plan.next !== undefined && { Default: plan.next }) };
  });
  const plain = fc.oneof(task, choice, next.map(pass), fc.constant<State>({ Type: 'Fail' }));
  if (depth === 0) return plain;
  const scope = anyScope(depth - 1);
  const map = fc
    .record({ scope, onward })
    .map((plan): State => ({ Type: 'Map', ItemProcessor: plan.scope, ...plan.onward }));
  const parallel = fc
    .record({ branches: fc.array(scope, { maxLength: 3 }), onward })
    .map((plan): State => ({ Type: 'Parallel', Branches: plan.branches, ...plan.onward }));
  return fc.oneof({ weight: 6, arbitrary: plain }, { weight: 1, arbitrary: map }, { weight: 1, arbitrary: parallel });
}

function readCorpus(file: string): StateMachine[] {
  const entries: unknown = JSON.parse(readFileSync(file, 'utf8'));
  return (entries as { parses: string; text: string }[])
    .filter((entry) => entry.parses === 'json')
    .map((entry) => JSON.parse(entry.text) as StateMachine)
    .filter((machine) => typeof machine.States === 'object');
}

function rectOf(layout: StatesLayoutResult, name: string) {
  const placed = layout.states.find((state) => state.name === name);
  expect(placed, name).toBeDefined();
  return placed?.rect ?? { x: 0, y: 0, width: 0, height: 0 };
}

/** Whether one State stands in the other. */
function isInside(inner: PlacedState, outer: PlacedState): boolean {
  return inner.pointer.startsWith(`${outer.pointer}/`);
}

function expectSound(layout: StatesLayoutResult): void {
  expect(flawsOf(layout)).toEqual([]);
}

/** What is wrong with a layout, in words. */
function flawsOf({ states, routes }: StatesLayoutResult): string[] {
  const flaws: string[] = [];
  states.forEach((a, index) => {
    for (const b of states.slice(index + 1)) {
      const held = isInside(b, a);
      if (held && !encloses(a.rect, b.end ?? b.rect)) flaws.push(`${b.pointer} leaves its container`);
      if (!held && !isInside(a, b) && overlaps(grown(a.rect, 2), grown(b.rect, 2)))
        flaws.push(`${a.pointer} over ${b.pointer}`);
    }
  });
  for (const route of routes) {
    if (route.points.length < 2) flaws.push(`${route.id} is no line`);
    for (const { pointer, rect } of states) {
      const inside = [route.from, route.to].some((end) => end?.startsWith(`${pointer}/`));
      if (!inside && crosses(route.points, grown(rect, -1))) flaws.push(`${route.id} through ${pointer}`);
      const leaves = (point: Point) => !encloses(rect, { ...point, width: 0, height: 0 });
      if (inside && route.points.some(leaves)) flaws.push(`${route.id} leaves ${pointer}`);
    }
  }
  return flaws;
}
