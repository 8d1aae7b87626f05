import type { ExpressionWorld, JsonataScope } from '../../scope';
import type { JsonataBudget } from '../budget';
import { arrayCode, objectCode } from './constructors';
import { Evaluation, type Code } from './evaluation';
import { UNSURE } from '../unsure';
import { callCode } from './functions';
import { Names } from './names';
import { negation, operatorCode } from './operators';
import { filterCode, nameCode, pathCode, type Step } from './paths';
import { isTrue, settled } from './sequence';
import { extentOf, isUsual, type SyntaxNode, type SyntaxStage } from '../syntax/syntaxTree';
import { blockCode, variableCode } from './variables';

/** Evaluates without waiting; {@link UNSURE} comes back where only jsonata knows the result. */
export type DirectEvaluator = (scope: JsonataScope, world: ExpressionWorld, budget: JsonataBudget) => unknown;

/**
 * Turns the tree of an expression into JavaScript closures. jsonata's own evaluator awaits at each node; this one never does, which makes the same
 * expression ten to a hundred times faster. It covers what people write and leaves the rest to jsonata: a kind of node it does not have
 * (then nothing is made of the expression), and any value or error whose treatment is in doubt (then one evaluation says {@link UNSURE}).
 * No function it calls has an effect, so an expression can always be begun again.
 *
 * @param node - the tree of the expression.
 */
export function compileDirect(node: SyntaxNode): DirectEvaluator | undefined {
  try {
    return evaluatorOf(node);
  } catch (error) {
    if (error === UNSURE || error instanceof RangeError) return undefined; // RangeError: nested too deeply for the stack
    throw error;
  }
}

function evaluatorOf(node: SyntaxNode): DirectEvaluator {
  const { nodes, levels } = extentOf(node);
  const names = Names.ofExpression();
  const code = nodeCode(node, names);
  return (scope, world, budget) => {
    const evaluation = new Evaluation(scope, world, budget);
    try {
      evaluation.spend(nodes);
      evaluation.descend(levels);
      return code({ evaluation, locals: new Array(names.level.slots), outer: undefined }, undefined);
    } catch {
      return UNSURE; // errors of the functions of jsonata among them: evaluating again tells them as jsonata does
    }
  };
}

/** @returns code that gives what the node is to the node around it. */
function nodeCode(node: SyntaxNode, names: Names): Code {
  if (!isUsual(node)) throw UNSURE;
  const plain = plainCode(node, names);
  const { predicate = [], keepArray = false } = node;
  if (endsInThunk(node)) {
    // the conditions would be asked of the call in tail position before it is made
    if (predicate.length > 0 || keepArray) throw UNSURE;
    return plain;
  }
  if (predicate.length > 0) return settling(filtered(plain, predicate, names), keepArray);
  return keepArray || mayGiveSequence.has(node.type) ? settling(plain, keepArray) : plain;
}

/** Nodes whose code gives what their parts gave; a path and a name settle their own results, and other nodes make no sequence. */
const mayGiveSequence: ReadonlySet<string> = new Set(['block', 'condition', 'function', 'apply', 'variable']);

function settling(code: Code, keepsArray: boolean): Code {
  return (frame, context) => settled(code(frame, context), keepsArray);
}

function filtered(code: Code, stages: readonly SyntaxStage[], names: Names): Code {
  return stages.reduce((target, { type, expr }) => {
    if (type !== 'filter' || expr === undefined) throw UNSURE;
    const position = expr.type === 'number' && typeof expr.value === 'number' ? expr.value : undefined;
    return filterCode(target, { code: nodeCode(expr, names), cost: extentOf(expr).nodes }, position);
  }, code);
}

function endsInThunk(node: SyntaxNode): boolean {
  switch (node.type) {
    case 'lambda':
      return node.thunk === true;
    case 'condition':
      return [node.then, node.else].some((branch) => branch !== undefined && endsInThunk(branch));
    case 'block': {
      const last = node.expressions?.at(-1);
      return last !== undefined && endsInThunk(last);
    }
    default:
      return false;
  }
}

function plainCode(node: SyntaxNode, names: Names): Code {
  switch (node.type) {
    case 'string':
    case 'number':
    case 'value':
      return () => node.value;
    case 'name':
      return nameCode(textIn(node), node.keepArray === true);
    case 'variable':
      return variableCode(textIn(node), names);
    case 'path':
      return path(node, names);
    case 'binary':
      return operatorCode(node.value, nodeCode(partOf(node.lhs), names), nodeCode(partOf(node.rhs), names));
    case 'unary':
      return unary(node, names);
    case 'condition':
      return conditionCode(node, names);
    case 'block':
      return blockCode(node, names, nodeCode);
    case 'function':
      return callCode(node, { names, isTail: false, compile: nodeCode });
    case 'apply':
      return application(node, names);
    case 'lambda':
      // in tail position jsonata hands out what the function gave, not yet looked at as a sequence
      if (node.thunk !== true) throw UNSURE;
      return callCode(partOf(node.body), { names, isTail: true, compile: nodeCode });
    default:
      throw UNSURE;
  }
}

function path({ steps = [], keepSingletonArray = false }: SyntaxNode, names: Names): Code {
  return pathCode({
    steps: steps.map((step) => stepOf(step, names)),
    isAbsolute: steps[0]?.type === 'variable',
    keepsArray: keepSingletonArray,
  });
}

function stepOf(step: SyntaxNode, names: Names): Step {
  return {
    code: filtered(nodeCode(step, names), step.stages ?? [], names),
    cost: extentOf(step).nodes,
  };
}

function unary(node: SyntaxNode, names: Names): Code {
  switch (node.value) {
    case '-':
      return negation(nodeCode(partOf(node.expression), names));
    case '[':
      return arrayCode(
        (node.expressions ?? []).map((item) => ({ code: nodeCode(item, names), isList: item.value === '[' })),
      );
    case '{':
      return objectCode(
        membersIn(node).map(([key, value]) => ({
          key: nodeCode(key, names),
          constantKey: key.type === 'string' && key.predicate === undefined ? textIn(key) : undefined,
          value: nodeCode(value, names),
        })),
      );
    default:
      throw UNSURE;
  }
}

function conditionCode(node: SyntaxNode, names: Names): Code {
  const condition = nodeCode(partOf(node.condition), names);
  const then = branchCode(partOf(node.then), node, names);
  const otherwise = node.else === undefined ? undefined : branchCode(node.else, node, names);
  return (frame, context) => (isTrue(condition(frame, context)) ? then(frame, context) : otherwise?.(frame, context));
}

/** Beside a call in tail position, what the other branch gives passes through the condition, and through all nodes around it, as well. */
function branchCode(branch: SyntaxNode, condition: SyntaxNode, names: Names): Code {
  const code = nodeCode(branch, names);
  if (!endsInThunk(condition) || endsInThunk(branch)) return code;
  return (frame, context) => {
    const value = settled(code(frame, context));
    if (settled(value) !== value) throw UNSURE;
    return value;
  };
}

/** `value ~> $function(more)`: the value becomes the first argument. */
function application(node: SyntaxNode, names: Names): Code {
  const call = partOf(node.rhs);
  if (call.type !== 'function' || !isUsual(call) || call.predicate !== undefined || call.keepArray === true)
    throw UNSURE;
  const first = partOf(node.lhs);
  return callCode(call, { names, isTail: false, compile: nodeCode, first });
}

function partOf(part: SyntaxNode['lhs']): SyntaxNode {
  if (part === undefined || isMembers(part)) throw UNSURE;
  return part;
}

function membersIn({ lhs }: SyntaxNode): Exclude<SyntaxNode['lhs'], SyntaxNode | undefined> {
  if (lhs === undefined || !isMembers(lhs)) throw UNSURE;
  return lhs;
}

function isMembers(part: NonNullable<SyntaxNode['lhs']>): part is Exclude<SyntaxNode['lhs'], SyntaxNode | undefined> {
  return Array.isArray(part);
}

function textIn({ value }: SyntaxNode): string {
  if (typeof value !== 'string') throw UNSURE;
  return value;
}
