import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import jsonata from 'jsonata';
import { describe, expect, it } from 'vitest';
import { printJson } from '../json';
import { parseAgentText, serializeAgent, type AgentDocument } from '../model';
import { validateDefinition } from '../validator';
import { compileAgent } from './compileAgent';
import { complaints } from './testing/checkers';
import { asJson, expressionsOf } from './testing/expressions';
import { goldenAgents } from './testing/goldenAgents';

const GOLDEN = path.join(import.meta.dirname, 'golden');
const SAMPLES = path.resolve(import.meta.dirname, '../../../public/samples');

/** Set to 1 to rewrite `agent.json` and `expected.asl.json`; read the difference before committing it. */
const rewrites = process.env['UPDATE_GOLDEN'] === '1';

const agents = new Map<string, AgentDocument>([...samples(), ...Object.entries(goldenAgents())]);

describe.each([...agents])('%s', (name, agent) => {
  const { definition, diagnostics } = compileAgent(agent);
  const folder = path.join(GOLDEN, name);
  const printed = `${printJson(asJson(definition)).text}\n`;

  it('compiles to its golden file', () => {
    if (rewrites) {
      mkdirSync(folder, { recursive: true });
      writeFileSync(path.join(folder, 'agent.json'), serializeAgent(agent));
      writeFileSync(path.join(folder, 'expected.asl.json'), printed);
    }

    expect(printed).toBe(readFileSync(path.join(folder, 'expected.asl.json'), 'utf8'));
    expect(serializeAgent(agent)).toBe(readFileSync(path.join(folder, 'agent.json'), 'utf8'));
  });

  it('has nothing to report', () => {
    expect(diagnostics).toEqual([]);
  });

  it('is accepted by two checkers from outside', async () => {
    expect(await complaints(definition)).toEqual([]);
  });

  it('is accepted by our own validator, warnings included', () => {
    expect(validateDefinition(asJson(definition))).toEqual([]);
  });

  it('writes only expressions that parse, without what the older JSONata of AWS lacks', () => {
    for (const [pointer, text] of expressionsOf(asJson(definition))) {
      expect(() => jsonata(text), pointer).not.toThrow();
      expect(withoutTexts(text), pointer).not.toMatch(/\?:|\?\?|\$eval\b/);
    }
  });
});

describe('the golden folder', () => {
  it('holds nothing that no agent makes', () => {
    expect(existsSync(GOLDEN) ? readdirSync(GOLDEN).toSorted() : []).toEqual([...agents.keys()].toSorted());
  });
});

/** The agents a new user can open. */
function samples(): [string, AgentDocument][] {
  const files = readdirSync(SAMPLES).filter((file) => file.endsWith('.agent.json'));
  return files.map((file) => {
    const parsed = parseAgentText(readFileSync(path.join(SAMPLES, file), 'utf8'));
    if (!parsed.ok) throw new Error(`${file} is no agent`);
    return [`sample-${file.replace('.agent.json', '')}`, parsed.value];
  });
}

/** An expression without its literals and patterns. */
function withoutTexts(expression: string): string {
  return expression.replaceAll(/'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|\/(?:[^/\\\n]|\\.)+\//g, '');
}
