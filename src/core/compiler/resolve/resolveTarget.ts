import type { Diagnostic } from '../../diagnostics';
import { isJsonObject, type JsonValue } from '../../json';
import type { ToolNode, ToolTarget } from '../../model';
import { compilerDiagnostic, type CompilerCode } from '../catalogue';
import { placeholderActivity, placeholderFunction, placeholderStateMachine } from './placeholders';

/** The target with a placeholder where its ARN is not set, and its Resource fit for the way the tool waits. */
export function resolveTarget(node: ToolNode, diagnostics: Diagnostic[]): ToolTarget {
  const { target, toolName } = node;
  const missing = (field: string, what: string): void => {
    diagnostics.push(compilerDiagnostic('agent/arn-missing', { nodeId: node.id, field: `target.${field}` }, what));
  };
  switch (target.type) {
    case 'lambda':
      if (target.functionArn.trim() !== '') return target;
      missing('functionArn', `The function of “${toolName}”`);
      return { ...target, functionArn: placeholderFunction(toolName) };
    case 'activity':
      if (target.activityArn.trim() !== '') return target;
      missing('activityArn', `The activity of “${toolName}”`);
      return { ...target, activityArn: placeholderActivity(toolName) };
    case 'sub-agent':
      if (target.stateMachineArn.trim() !== '') return target;
      missing('stateMachineArn', `The state machine of “${toolName}”`);
      return { ...target, stateMachineArn: placeholderStateMachine(toolName) };
    case 'service':
      return resolveService(node, target, diagnostics);
  }
}

type ServiceTarget = ToolTarget & { readonly type: 'service' };

function resolveService(node: ToolNode, target: ServiceTarget, diagnostics: Diagnostic[]): ToolTarget {
  const report = (code: CompilerCode, field: string): void => {
    diagnostics.push(compilerDiagnostic(code, { nodeId: node.id, field }, node.toolName));
  };
  const { polling } = node;
  const waits = polling.mode === 'callback';
  if (waits && !JSON.stringify(target.arguments).includes(TOKEN_REFERENCE)) {
    report('agent/callback-without-token', 'target.arguments');
  }
  if (!isArguments(target.arguments)) report('agent/arguments-not-object', 'target.arguments');
  if (target.resourceArn.trim() === '') {
    const what = `The service integration of “${node.toolName}”`;
    diagnostics.push(compilerDiagnostic('agent/arn-missing', { nodeId: node.id, field: 'target.resourceArn' }, what));
  }
  return {
    type: 'service',
    resourceArn: target.resourceArn.trim() === '' ? PLACEHOLDER_SERVICE : target.resourceArn.trim(),
    arguments: isArguments(target.arguments) ? target.arguments : {},
  };
}

/** A job run (`.sync`) is waited for by Step Functions itself; it cannot be given a task token as well. */
export function isJobRun(target: ToolTarget): boolean {
  return target.type === 'service' && /\.sync(:2)?$/.test(target.resourceArn.trim());
}

/** `Arguments` are an object or one expression. @see Step Functions developer guide, “Transforming data with JSONata” */
function isArguments(value: JsonValue): boolean {
  return isJsonObject(value) || (typeof value === 'string' && value.startsWith('{%') && value.endsWith('%}'));
}

/** Where the context object keeps the token. */
const TOKEN_REFERENCE = 'Task.Token';

/** Does nothing, needs nothing, and AWS would refuse it without arguments. */
const PLACEHOLDER_SERVICE = 'arn:aws:states:::lambda:invoke';
