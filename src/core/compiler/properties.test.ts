import fc from 'fast-check';
import jsonata from 'jsonata';
import { describe, expect, it } from 'vitest';
import type { State, StateMachine } from '../asl';
import { isJsonArray, isJsonObject, pointerTokens, type JsonValue } from '../json';
import { newModel, nodeId, toolsOf } from '../model';
import { validateDefinition } from '../validator';
import { compileAgent } from './compileAgent';
import { finalSystemPrompt } from './finalSystemPrompt';
import { arbitraryAgent } from './testing/arbitraryAgent';
import { complaints } from './testing/checkers';
import { asJson, expressionsOf } from './testing/expressions';

describe('any agent', () => {
  it('compiles without throwing to ASL that the validator accepts', () => {
    fc.assert(
      fc.property(arbitraryAgent(), (agent) => {
        const { definition } = compileAgent(agent);
        expect(errorsOf(definition)).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  it('compiles to ASL that two checkers from outside accept', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryAgent(), async (agent) => {
        expect(await complaints(compileAgent(agent).definition)).toEqual([]);
      }),
      { numRuns: 8, endOnFailure: true },
    );
  });

  it('compiles to expressions that parse', () => {
    fc.assert(
      fc.property(arbitraryAgent(), (agent) => {
        for (const [pointer, text] of expressionsOf(asJson(compileAgent(agent).definition))) {
          expect(() => jsonata(text), pointer).not.toThrow();
        }
      }),
      { numRuns: 30 },
    );
  });

  it('compiles to plain data, which a worker can send', () => {
    fc.assert(
      fc.property(arbitraryAgent(), (agent) => {
        const compiled = compileAgent(agent);
        expect(structuredClone(compiled)).toEqual(compiled);
      }),
      { numRuns: 30 },
    );
  });

  it('compiles to the same bytes again, whatever the layout', () => {
    fc.assert(
      fc.property(arbitraryAgent(), (agent) => {
        const moved = { ...structuredClone(agent), layout: { positions: { start: { x: 9, y: 9 } } } };
        expect(JSON.stringify(compileAgent(moved))).toBe(JSON.stringify(compileAgent(agent)));
      }),
    );
  });

  it('compiles to the same whether or not its neighbours were compiled before', () => {
    fc.assert(
      fc.property(arbitraryAgent(), arbitraryAgent(), fc.integer({ min: 1, max: 99 }), (agent, other, interval) => {
        compileAgent(agent);
        const [tool] = toolsOf(agent);
        // As edits do it: what they do not change stays the same objects, here even in another agent's surroundings.
        const nodes = {
          ...agent.nodes,
          ...(tool && { [tool.id]: { ...tool, polling: { ...tool.polling, polling_interval: interval } } }),
        };
        for (const edited of [
          { ...agent, nodes },
          { ...agent, settings: other.settings },
          { ...other, nodes: { ...agent.nodes, model: other.nodes[nodeId('model')] ?? newModel(nodeId('model')) } },
        ]) {
          const fresh = compileAgent(structuredClone(edited));
          const again = compileAgent(edited);
          expect(JSON.stringify(again)).toBe(JSON.stringify(fresh));
          expect(again.origins).toEqual(fresh.origins);
        }
      }),
    );
  });

  it('has unique state names of at most 80 characters', () => {
    fc.assert(
      fc.property(arbitraryAgent(), (agent) => {
        const { definition } = compileAgent(agent);
        const names = namesOf(definition.States);
        expect(new Set(names).size).toBe(names.length);
        expect(names.filter((name) => name.length > 80 || name === '')).toEqual([]);
      }),
    );
  });

  it('has origins that lead to a place in the definition and a node of the agent', () => {
    fc.assert(
      fc.property(arbitraryAgent(), (agent) => {
        const { definition, origins } = compileAgent(agent);
        for (const [pointer, { nodeId }] of origins.flatMap(({ places }) => places)) {
          expect(Object.hasOwn(agent.nodes, nodeId), pointer).toBe(true);
          expect(valueAt(asJson(definition), pointerTokens(pointer)), pointer).not.toBeUndefined();
        }
      }),
      { numRuns: 30 },
    );
  });

  it('has a system prompt that begins with what the person wrote', () => {
    fc.assert(
      fc.property(arbitraryAgent(), (agent) => {
        const model = Object.values(agent.nodes).find((node) => node.kind === 'model');
        const own = model?.systemPrompt ?? '';
        expect(finalSystemPrompt(agent).startsWith(own.trim() === '' ? '' : own)).toBe(true);
      }),
    );
  });
});

function errorsOf(definition: StateMachine): string[] {
  return validateDefinition(asJson(definition))
    .filter(({ severity }) => severity === 'error')
    .map(({ code, message, at }) => `${code} ${JSON.stringify(at)} ${message}`);
}

function namesOf(states: Readonly<Record<string, State>>): string[] {
  return Object.entries(states).flatMap(([name, state]) => [
    name,
    ...(state.Type === 'Map' && state.ItemProcessor !== undefined ? namesOf(state.ItemProcessor.States) : []),
  ]);
}

function valueAt(value: JsonValue, tokens: readonly string[]): JsonValue | undefined {
  return tokens.reduce<JsonValue | undefined>((at, token) => {
    if (isJsonArray(at)) return at[Number(token)];
    return isJsonObject(at) && Object.hasOwn(at, token) ? at[token] : undefined;
  }, value);
}
