/**
 * Whether an expression visits each part of its data at most once for each of its own nodes, so that it needs no budget. Most expressions of
 * most machines do: paths of names, operators, constructors, calls of built-in functions. Whatever can multiply or repeat work (parentheses,
 * functions of one's own, a condition on the items of a path) is taken for not linear, and so is what asks the world for time or chance.
 */
export function isLinear(node: unknown, level = 0): boolean {
  if (level > MAX_LEVELS) return false;
  const isInnerLinear = (part: unknown): boolean => isLinear(part, level + 1);
  if (typeof node !== 'object' || node === null) return true;
  if (Array.isArray(node)) return node.every(isInnerLinear);
  if (!('type' in node)) return Object.values(node).every(isInnerLinear);
  switch (node.type) {
    case 'string':
    case 'number':
    case 'value':
      return !hasConditions(node);
    case 'variable':
      return !hasConditions(node) && !asksWorld(node);
    case 'path':
      return (
        !hasConditions(node) &&
        'steps' in node &&
        Array.isArray(node.steps) &&
        node.steps.every((step, index) => isPlainStep(step, index, isInnerLinear))
      );
    case 'binary':
    case 'unary':
    case 'condition':
      return !hasConditions(node) && !isRange(node) && partsOf(node).every(isInnerLinear);
    case 'function':
      return !hasConditions(node) && isNamed(node) && 'arguments' in node && isInnerLinear(node.arguments);
    default:
      return false;
  }
}

/** Levels of the tree: an expression this shallow cannot meet the limit of depth either. */
const MAX_LEVELS = 40;

/** `[1..n]` makes as much as it is told to. */
function isRange(node: object): boolean {
  return 'value' in node && node.value === '..';
}

/** A member's name, or the variable or call a path starts with; `[0]` and `[-1]` are the only conditions. */
function isPlainStep(step: unknown, index: number, isInnerLinear: (part: unknown) => boolean): boolean {
  if (typeof step !== 'object' || step === null || !('type' in step)) return false;
  if ('focus' in step || 'index' in step || 'group' in step || 'tuple' in step) return false;
  if ('stages' in step && !isPosition(step.stages)) return false;
  if ('predicate' in step && !isPosition(step.predicate)) return false;
  return step.type === 'name' || (index === 0 && isInnerLinear(step));
}

function isPosition(conditions: unknown): boolean {
  return (
    Array.isArray(conditions) &&
    conditions.every((condition: unknown) => {
      const expression =
        typeof condition === 'object' && condition !== null && 'expr' in condition ? condition.expr : undefined;
      return (
        typeof expression === 'object' && expression !== null && 'type' in expression && expression.type === 'number'
      );
    })
  );
}

function hasConditions(node: object): boolean {
  return 'group' in node || 'stages' in node || ('predicate' in node && !isPosition(node.predicate));
}

/** `$name(…)`, not a call of whatever an expression gives. */
function isNamed(node: object): boolean {
  const procedure = 'procedure' in node ? node.procedure : undefined;
  return (
    typeof procedure === 'object' &&
    procedure !== null &&
    'type' in procedure &&
    procedure.type === 'variable' &&
    !asksWorld(procedure)
  );
}

function asksWorld(variable: object): boolean {
  return 'value' in variable && typeof variable.value === 'string' && worldFunctions.has(variable.value);
}

const worldFunctions: ReadonlySet<string> = new Set(['now', 'millis', 'random', 'uuid']);

function partsOf(node: object): unknown[] {
  return Object.entries(node)
    .filter(([name]) => name !== 'type' && name !== 'value')
    .map(([, part]) => part as unknown); // Object.entries of an object says any
}
