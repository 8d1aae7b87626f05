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
    definitions: callable.map(({ node, schema }) => definitionOf(node, schema)),
    origins: callable.flatMap(({ node, field }, index) => [
      fieldOf(node.id, undefined, index),
      fieldOf(node.id, 'toolName', index, 'name'),
      fieldOf(node.id, 'description', index, 'description'),
      fieldOf(node.id, field, index, 'input_schema'),
    ]),
  };
}

/** A node that did not change has the same definition, as an object. */
const known = new WeakMap<JsonObject, { readonly node: Named; readonly definition: JsonObject }>();

interface Named {
  readonly toolName: string;
  readonly description: string;
}

function definitionOf(node: Named, schema: JsonObject): JsonObject {
  const before = known.get(schema);
  if (before?.node.toolName === node.toolName && before.node.description === node.description) return before.definition;
  const definition = {
    name: plainText(node.toolName),
    description: plainText(node.description),
    input_schema: plainValue(schema),
  };
  known.set(schema, { node, definition });
  return definition;
}
