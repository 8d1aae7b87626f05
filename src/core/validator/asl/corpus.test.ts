import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse as parseYaml } from 'yaml';
import type { JsonValue } from '../../json';
import { validateDefinition } from './validateDefinition';
import { validateDefinitionText } from './validateDefinitionText';

interface CorpusEntry {
  readonly id: string;
  readonly format: 'json' | 'yaml';
  readonly text: string;
  readonly known_defect?: string;
  readonly expected?: { readonly valid: boolean; readonly disputed?: string };
}

const corpus = path.resolve(import.meta.dirname, '../../../../../shared/asl-corpus');
if (!existsSync(corpus)) console.warn(`Definitions of others are not checked: there is no ${corpus}`);

function entries(file: string): CorpusEntry[] {
  const name = path.join(corpus, file);
  return existsSync(name) ? (JSON.parse(readFileSync(name, 'utf8')) as CorpusEntry[]) : [];
}

function errorsOf({ format, text }: CorpusEntry): string[] {
  const found = format === 'yaml' ? validateDefinition(parseYaml(text) as JsonValue) : validateDefinitionText(text);
  return found
    .filter((each) => each.severity === 'error')
    .map((each) => `${each.code} ${JSON.stringify(each.at)}: ${each.message}`);
}

describe.skipIf(!existsSync(corpus))('definitions that others wrote', () => {
  const inUse = [...entries('real.json'), ...entries('upstream.json')];
  const tests = entries('conformance.json').filter((each) => each.expected?.disputed === undefined);

  it.each(inUse.filter((each) => each.known_defect === undefined))('raises no false alarm on $id', (entry) => {
    expect(errorsOf(entry)).toEqual([]);
  });

  it.each(inUse.filter((each) => each.known_defect !== undefined))(
    'finds what is wrong with $id: $known_defect',
    (entry) => {
      expect(errorsOf(entry)).not.toEqual([]);
    },
  );

  it.each(tests.filter((each) => each.expected?.valid === true))('accepts $id', (entry) => {
    expect(errorsOf(entry)).toEqual([]);
  });

  it.each(tests.filter((each) => each.expected?.valid === false))('refuses $id', (entry) => {
    expect(errorsOf(entry)).not.toEqual([]);
  });
});
