import { isJsonObject, type JsonObject, type JsonValue } from '../../json';
import { newTool, type ApprovalSettings, type NodeId, type ToolNode, type ToolTarget } from '../../model';
import type { Findings, SourcePath } from '../findings';
import { dig, digNumber, digText } from './dig';
import type { ToolMap } from './findAgentLoop';
import { followTool, type ToolFlow } from './followTool';
import { readErrors } from './readErrors';
import { isCallback, readPolling, textsOf } from './readPolling';
import type { ToolDefinition } from './readToolDefinitions';

/** What a tool is made of besides its own States. */
export interface ToolSource {
  readonly toolName: string;
  readonly definition: ToolDefinition | undefined;
  readonly map: ToolMap;
  /** Path of the States of the iteration, for findings. */
  readonly path: SourcePath;
}

/** One tool of the router as a tool of the document. */
export function readTool(
  { toolName, definition, map, path }: ToolSource,
  { findings, claim }: { readonly findings: Findings; readonly claim: (toolName: string) => NodeId },
): ToolNode {
  const flow = followTool(map, toolName);
  const rules = map.routes.get(toolName) ?? [];
  const check = map.inner[digText(flow.target ?? undefined, 'Next') ?? ''];
  const own = textsOf([flow.target, flow.wait, flow.givesUpTo, ...rules, isJsonObject(check) ? check : null]);
  const { polling, unread } = readPolling(flow, { own, outer: textsOf([map.state]) });
  const warn = (code: `file/${string}`, sentence: string): void => {
    findings.add({ code, severity: 'warning', message: `“${toolName}”: ${sentence}`, path });
  };
  if (flow.target === null) warn('file/asl-tool-without-task', 'no Task carries it out; what runs is left empty.');
  if (unread.includes('max_polling_attempts')) {
    warn('file/asl-attempts-unknown', 'its Wait has no number of attempts beside it; 20 was set.');
  }
  if (unread.includes('polling_interval')) {
    warn('file/asl-interval-unknown', 'the seconds of its Wait are computed; the interval was set to 30.');
  }
  if (flow.unread.length > 0) {
    const states = flow.unread.map((name) => `“${name}”`).join(', ');
    warn('file/asl-states-left-out', `what ${states} decides has no place in an agent and was left out.`);
  }
  return newTool(claim(toolName), toolName, {
    ...(definition !== undefined && { description: definition.description, inputSchema: definition.inputSchema }),
    target: readTarget(flow),
    polling,
    approval: readApproval(flow),
    errors: readErrors(flow.target, { isCallback: isCallback(flow) }),
  });
}

function readTarget({ target }: ToolFlow): ToolTarget {
  const state = target ?? undefined;
  const resource = digText(state, 'Resource') ?? '';
  const settings = dig(state, 'Arguments') ?? dig(state, 'Parameters');
  const plain = resource.replace(/\.(waitForTaskToken|sync|sync:2)$/, '');
  if (plain.includes(':states:::lambda:invoke')) {
    return { type: 'lambda', functionArn: textOrEmpty(dig(settings, 'FunctionName')) };
  }
  if (/:lambda:[^:]*:[^:]*:function:/.test(resource) || resource === '')
    return { type: 'lambda', functionArn: resource };
  if (/:states:[^:]*:[^:]*:activity:/.test(resource)) {
    return { type: 'activity', activityArn: resource, heartbeatSeconds: digNumber(state, 'HeartbeatSeconds') ?? null };
  }
  if (plain.includes(':states:::states:startExecution')) {
    return { type: 'sub-agent', stateMachineArn: textOrEmpty(dig(settings, 'StateMachineArn')) };
  }
  return {
    type: 'service',
    resourceArn: resource.replace(/\.waitForTaskToken$/, ''),
    arguments: settings ?? {},
  };
}

function readApproval({ approval }: ToolFlow): ApprovalSettings | null {
  if (approval === null) return null;
  const resource = digText(approval, 'Resource') ?? '';
  const asksLambda = resource.includes('lambda:invoke');
  // an older generator writes a service that does not exist, with the activity as its argument
  const activityArn = digText(approval, 'Arguments', 'ActivityArn') ?? resource;
  return {
    via: asksLambda
      ? { type: 'task-token', functionArn: textOrEmpty(dig(approval, 'Arguments', 'FunctionName')) }
      : { type: 'activity', activityArn },
    timeoutSeconds: digNumber(approval, 'TimeoutSeconds') ?? 3600,
    heartbeatSeconds: digNumber(approval, 'HeartbeatSeconds') ?? null,
  };
}

function textOrEmpty(value: JsonValue | JsonObject | undefined): string {
  return typeof value === 'string' ? value : '';
}
