import type { AgentNode, ToolNode } from '../core/model';

/** Name of the icon that stands for a node everywhere: canvas, outline, inspector, problems. */
export function nodeIconName(node: AgentNode) {
  switch (node.kind) {
    case 'start':
      return 'start';
    case 'end':
      return 'end';
    case 'model':
      return 'model';
    case 'structured-output':
      return 'braces';
    case 'tool':
      return toolIconName(node);
  }
}

/** Whether the node waits, so that its icon has the colour of time. */
export function nodeWaits(node: AgentNode): boolean {
  return node.kind === 'tool' && node.polling.mode !== 'none';
}

/** What a tool is, in words: `Lambda · batch-monitor`. */
export function nodeSubtitle(node: AgentNode): string {
  switch (node.kind) {
    case 'start':
    case 'end':
      return '';
    case 'model':
      return node.service.type === 'bedrock'
        ? `Bedrock · ${modelName(node.service.modelId) || 'no model yet'}`
        : `Lambda · ${lastPart(node.service.functionArn)}`;
    case 'structured-output':
      return 'Structured output';
    case 'tool':
      return toolSubtitle(node);
  }
}

/** Name of a Bedrock model without what is the same for all: `claude-sonnet-4` of `us.anthropic.claude-sonnet-4-20250514-v1:0`. */
function modelName(modelId: string): string {
  const id = modelId.split('/').at(-1) ?? modelId;
  return id.replace(/^(?:[a-z-]+\.){1,2}(?=[a-z])/, '').replace(/(?:-\d{8})?(?:-v\d+(?::\d+)?)?$/, '') || modelId;
}

function toolIconName(tool: ToolNode) {
  if (tool.polling.mode === 'callback') return 'bell';
  if (tool.polling.mode !== 'none') return 'polls';
  switch (tool.target.type) {
    case 'lambda':
      return 'lambda';
    case 'activity':
      return 'remote';
    case 'sub-agent':
      return 'robot';
    case 'service':
      return 'cube';
  }
}

function toolSubtitle({ target }: ToolNode): string {
  switch (target.type) {
    case 'lambda':
      return `Lambda · ${lastPart(target.functionArn)}`;
    case 'activity':
      return `Activity · ${lastPart(target.activityArn)}`;
    case 'sub-agent':
      return `Sub-agent · ${lastPart(target.stateMachineArn)}`;
    case 'service':
      return `Service · ${target.resourceArn.split(':::').at(-1) || 'no integration yet'}`;
  }
}

/** Name at the end of an ARN; a substitution or a bare name as it is. */
function lastPart(arn: string): string {
  if (arn === '') return 'no ARN yet';
  return arn.startsWith('arn:') ? (arn.split(':').at(-1) ?? arn) : arn;
}
