import type { Diagnostic } from '../../diagnostics';
import type { ToolNode, ToolTarget } from '../../model';
import { compilerDiagnostic } from '../catalogue';
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
      if (target.resourceArn.trim() !== '') return target;
      missing('resourceArn', `The service integration of “${toolName}”`);
      return { ...target, resourceArn: 'arn:aws:states:::lambda:invoke' };
  }
}
