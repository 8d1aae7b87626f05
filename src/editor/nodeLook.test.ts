import { describe, expect, it } from 'vitest';
import { emptyAgent, modelOf, type ModelNode } from '../core/model';
import { nodeSubtitle } from './nodeLook';

describe('the subtitle of the model', () => {
  it.each([
    ['us.anthropic.claude-sonnet-4-20250514-v1:0', 'claude-sonnet-4'],
    ['anthropic.claude-3-haiku-20240307-v1:0', 'claude-3-haiku'],
    ['amazon.nova-pro-v1:0', 'nova-pro'],
    ['meta.llama3-1-8b-instruct-v1:0', 'llama3-1-8b-instruct'],
    ['arn:aws:bedrock:us-east-1:123456789012:inference-profile/us.amazon.nova-lite-v1:0', 'nova-lite'],
    ['arn:aws:bedrock:us-east-1:123456789012:application-inference-profile/a1b2c3', 'a1b2c3'],
    ['', 'no model yet'],
  ])('says of %j only %s', (modelId, name) => {
    const model = modelOf(emptyAgent('an-agent'))!;
    const node: ModelNode = { ...model, service: { type: 'bedrock', modelId } };

    expect(nodeSubtitle(node)).toBe(`Bedrock · ${name}`);
  });
});
