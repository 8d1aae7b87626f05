import type { IntrinsicCall } from '../intrinsics/intrinsicCall';
import type { FilterCondition, FilterOperand, JsonPath } from '../jsonPath/jsonPath';
import type { UseCollector } from './expressionUse';

/** Adds what a path reads, paths inside its filters and arguments included. */
export function collectUseOfPath(path: JsonPath, into: UseCollector): void {
  if (path.root.kind === 'variable') into.variables.add(path.root.name);
  if (path.root.kind === 'context') {
    const [first] = path.segments;
    into.contextFields.add(first?.kind === 'property' && first.names.length === 1 ? (first.names[0] ?? '*') : '*');
  }
  for (const segment of path.segments) {
    if (segment.kind === 'filter') collectUseOfCondition(segment.condition, into);
    if (segment.kind !== 'function') continue;
    for (const argument of segment.args) if (argument.kind === 'path') collectUseOfPath(argument.path, into);
  }
}

/** Adds what a call of an intrinsic function reads and calls. */
export function collectUseOfIntrinsic(call: IntrinsicCall, into: UseCollector): void {
  into.functions.add(call.name);
  for (const argument of call.args) {
    if (argument.kind === 'path') collectUseOfPath(argument.path, into);
    if (argument.kind === 'call') collectUseOfIntrinsic(argument, into);
  }
}

function collectUseOfCondition(condition: FilterCondition, into: UseCollector): void {
  switch (condition.kind) {
    case 'or':
    case 'and':
      for (const part of condition.conditions) collectUseOfCondition(part, into);
      return;
    case 'not':
      collectUseOfCondition(condition.condition, into);
      return;
    case 'exists':
      collectUseOfPath(condition.path, into);
      return;
    case 'comparison':
      collectUseOfOperand(condition.left, into);
      collectUseOfOperand(condition.right, into);
      return;
    case 'literal':
      return;
  }
}

function collectUseOfOperand(operand: FilterOperand, into: UseCollector): void {
  if (operand.kind === 'path') collectUseOfPath(operand.path, into);
}
