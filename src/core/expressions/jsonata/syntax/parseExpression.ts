import { UNSURE } from '../unsure';
import { parseTree, type ReadNode } from './parseTree';
import type { SyntaxNode, SyntaxStage } from './syntaxTree';

/**
 * Reads an expression into the tree jsonata's parser makes of it, ten times as fast: that one builds its table of operators anew each time.
 *
 * @returns undefined for what only jsonata reads: mistakes, so that their codes and positions are its own, and the rarer parts of the language
 * (ancestors, grouping, sorting, bindings in paths, partial application, signatures, transforms).
 */
export function parseExpression(text: string): SyntaxNode | undefined {
  try {
    return meaningOf(parseTree(text));
  } catch (error) {
    // RangeError: nested too deeply for the stack; SyntaxError: a regular expression that is none
    if (error === UNSURE || error instanceof RangeError || error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** A node under construction. */
type Made = { -readonly [Name in keyof SyntaxNode]: SyntaxNode[Name] } & {
  position?: number;
  consarray?: true;
  name?: undefined;
};

/** Joins steps into paths and operators of one kind into nodes that can be evaluated. */
function meaningOf(node: ReadNode): Made {
  const made = plainMeaning(node);
  if (node.keepArray === true) made.keepArray = true;
  return made;
}

function plainMeaning(node: ReadNode): Made {
  const { type, value, position } = node;
  switch (type) {
    case 'name':
      return {
        type: 'path',
        steps: [leaf(node)],
        ...(node.keepArray === true && { keepSingletonArray: true }),
      };
    case 'string':
    case 'number':
    case 'value':
    case 'wildcard':
    case 'descendant':
    case 'variable':
    case 'regex':
      return leaf(node);
    case 'binary':
      return binary(node);
    case 'unary':
      return unary(node);
    case 'block':
      return block(node);
    case 'condition':
      return {
        type,
        position,
        condition: meaningOf(read(node.condition)),
        then: meaningOf(read(node.then)),
        ...(node.else !== undefined && { else: meaningOf(node.else) }),
      };
    case 'function':
      return {
        type,
        name: undefined,
        value,
        position,
        arguments: (node.parts ?? []).map(meaningOf),
        procedure: meaningOf(read(node.lhs)),
      };
    case 'lambda':
      return {
        type,
        arguments: (node.parts ?? []).map(leaf),
        signature: undefined,
        position,
        body: withTailCall(meaningOf(read(node.inner))),
      };
    default:
      throw UNSURE;
  }
}

function leaf({ type, value, position, keepArray }: ReadNode): Made {
  return { value, type, position, ...(keepArray === true && { keepArray }) };
}

function binary(node: ReadNode): Made {
  const { value, position } = node;
  switch (value) {
    case '.':
      return path(meaningOf(read(node.lhs)), meaningOf(read(node.rhs)));
    case '[':
      return filtered(meaningOf(read(node.lhs)), { type: 'filter', expr: meaningOf(read(node.rhs)), position });
    default: {
      const type = value === ':=' ? 'bind' : value === '~>' ? 'apply' : 'binary';
      const [lhs, rhs] = [meaningOf(read(node.lhs)), meaningOf(read(node.rhs))];
      const made: Made = { type, value, position, lhs, rhs };
      if (type === 'apply' && (lhs.keepArray === true || rhs.keepArray === true)) made.keepArray = true;
      return made;
    }
  }
}

function path(left: Made, right: Made): Made {
  const steps = [...stepsOf(left), ...(right.type === 'path' ? stepsOf(right) : [asStep(right)])];
  if (steps.some(({ type }) => type === 'number' || type === 'value')) throw UNSURE;
  for (const step of steps) if (step.type === 'string') step.type = 'name';
  const made: Made = left.type === 'path' ? left : { type: 'path' };
  made.steps = steps;
  if (steps.some(({ keepArray }) => keepArray === true)) made.keepSingletonArray = true;
  for (const step of [steps[0], steps.at(-1)]) {
    if (step?.type === 'unary' && step.value === '[') step.consarray = true;
  }
  return made;
}

function stepsOf(node: Made): Made[] {
  return node.type === 'path' ? [...(node.steps ?? [])] : [node];
}

/** Behind a step, conditions are asked item by item. */
function asStep(node: Made): Made {
  if (node.predicate === undefined) return node;
  node.stages = node.predicate;
  delete node.predicate;
  return node;
}

function filtered(made: Made, stage: SyntaxStage & { readonly position: number }): Made {
  if (made.type !== 'path') {
    made.predicate = [...(made.predicate ?? []), stage];
    return made;
  }
  const step: Made | undefined = made.steps?.at(-1);
  if (step !== undefined) step.stages = [...(step.stages ?? []), stage];
  return made;
}

function unary(node: ReadNode): Made {
  const { type, value, position } = node;
  switch (value) {
    case '[':
      return { type, value, position, expressions: (node.parts ?? []).map(meaningOf) };
    case '{':
      return {
        type,
        value,
        position,
        lhs: (node.members ?? []).map(([key, member]) => [meaningOf(key), meaningOf(member)] as const),
      };
    default: {
      const expression = meaningOf(read(node.inner));
      if (expression.type !== 'number' || typeof expression.value !== 'number')
        return { type, value, position, expression };
      expression.value = -expression.value;
      return expression;
    }
  }
}

function block({ type, position, parts = [] }: ReadNode): Made {
  const expressions = parts.map(meaningOf);
  const isList = ({ consarray, steps: [first] = [] }: Made): boolean => consarray === true || isConsarray(first);
  return { type, position, expressions, ...(expressions.some(isList) && { consarray: true as const }) };
}

function isConsarray(step: SyntaxNode | undefined): boolean {
  return step !== undefined && 'consarray' in step;
}

/** A call in tail position becomes a function without parameters, which jsonata calls in a loop instead of one inside of the other. */
function withTailCall(body: Made): Made {
  switch (body.type) {
    case 'function':
      if (body.predicate !== undefined) return body;
      return { type: 'lambda', thunk: true, arguments: [], position: body.position ?? 0, body };
    case 'condition':
      if (body.then !== undefined) body.then = withTailCall(body.then);
      if (body.else !== undefined) body.else = withTailCall(body.else);
      return body;
    case 'block': {
      const { expressions = [] } = body;
      const last = expressions.at(-1);
      if (last !== undefined) body.expressions = [...expressions.slice(0, -1), withTailCall(last)];
      return body;
    }
    default:
      return body;
  }
}

function read(node: ReadNode | undefined): ReadNode {
  if (node === undefined) throw UNSURE;
  return node;
}
