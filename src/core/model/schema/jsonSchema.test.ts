import { expect, it } from 'vitest';
import { agentJsonSchema } from './jsonSchema';

it('publishes the JSON Schema of the agent file (to rewrite it: npx vitest run src/core/model/schema -u)', async () => {
  const text = `${JSON.stringify(agentJsonSchema(), null, 2)}\n`;

  await expect(text).toMatchFileSnapshot('../../../../public/schemas/agent-1.schema.json');
});

it('is draft 2020-12 and asks for what a file cannot do without', () => {
  expect(agentJsonSchema()).toMatchObject({
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    required: ['version', 'nodes'],
    properties: { version: { const: 1 } },
  });
});
