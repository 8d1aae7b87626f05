import type { JsonObject } from '../../json';
import { plainText, plainValue } from '../jsonata/text';
import type { AgentPlan } from '../resolve/plan';
import { fieldOf, type FieldOrigin } from './lowered';

/** Tools as the framework's model service takes them, structured outputs last; origins start at the list. */
export function toolDefinitions({ tools, outputs }: Pick<AgentPlan, 'tools' | 'outputs'>): {
  readonly definitions: readonly JsonObject[];
  readonly origins: readonly FieldOrigin[];
} {
  const callable = [
    ...tools.map(({ node }) => ({ node, schema: node.inputSchema, field: 'inputSchema' })),
    ...outputs.map(({ node }) => ({ node, schema: node.schema, field: 'schema' })),
  ];
  return {
    definitions: callable.map(({ node, schema }) => ({
      name: plainText(node.toolName),
      description: plainText(node.description),
      input_schema: plainValue(schema),
    })),
    origins: callable.flatMap(({ node, field }, index) => [
      fieldOf(node.id, undefined, index),
      fieldOf(node.id, 'toolName', index, 'name'),
      fieldOf(node.id, 'description', index, 'description'),
      fieldOf(node.id, field, index, 'input_schema'),
    ]),
  };
}
