import { MAX_WAIT_SECONDS } from '../../asl';
import type { Diagnostic } from '../../diagnostics';
import { newModel, type ModelNode, type ModelService } from '../../model';
import { compilerDiagnostic } from '../catalogue';
import { numberDoor } from './numberDoor';
import { placeholderFunction } from './placeholders';
import type { ModelPlan } from './plan';
import { resolveErrors } from './resolveErrors';

interface Resolved {
  readonly plan: ModelPlan;
  readonly diagnostics: readonly Diagnostic[];
}

const known = new WeakMap<ModelNode, Resolved>();

/** The model call with valid numbers and a service that can be named; the same object for the same node. */
export function resolveModel(node: ModelNode, diagnostics: Diagnostic[]): ModelPlan {
  let resolved = known.get(node);
  if (resolved === undefined) {
    resolved = planModel(node);
    known.set(node, resolved);
  }
  diagnostics.push(...resolved.diagnostics);
  return resolved.plan;
}

function planModel(node: ModelNode): Resolved {
  const diagnostics: Diagnostic[] = [];
  const door = numberDoor(node.id, diagnostics);
  const defaults = newModel(node.id);
  const whole = (field: 'maxTokens' | 'turnLimit'): number =>
    door.whole(field, node[field], { min: 1, max: MAX_WAIT_SECONDS, fallback: defaults[field] });
  if (node.errors.onFailure === 'tell-model') {
    diagnostics.push(
      compilerDiagnostic('agent/model-failure-ends-run', { nodeId: node.id, field: 'errors.onFailure' }),
    );
  }
  const plan = {
    node: { ...node, service: resolveService(node, diagnostics) },
    temperature: door.atLeast('temperature', node.temperature, { min: 0, fallback: defaults.temperature }),
    maxTokens: whole('maxTokens'),
    turnLimit: whole('turnLimit'),
    errors: resolveErrors(node.errors, door),
  };
  return { plan, diagnostics };
}

function resolveService({ id, service }: ModelNode, diagnostics: Diagnostic[]): ModelService {
  switch (service.type) {
    case 'lambda': {
      if (service.functionArn.trim() !== '') return service;
      const at = { nodeId: id, field: 'service.functionArn' };
      diagnostics.push(compilerDiagnostic('agent/arn-missing', at, 'The function that calls the model'));
      return { ...service, functionArn: placeholderFunction('model') };
    }
    case 'bedrock': {
      if (service.modelId.trim() !== '') return service;
      diagnostics.push(compilerDiagnostic('agent/model-id-missing', { nodeId: id, field: 'service.modelId' }));
      return { ...service, modelId: 'not-set' };
    }
  }
}
