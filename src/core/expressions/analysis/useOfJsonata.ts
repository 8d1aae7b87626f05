import { JSONATA_FUNCTIONS } from '../jsonata/builtInFunctions';
import type { UseCollector } from './expressionUse';

/** A node of jsonata's tree. Its published type leaves out most members, so they are looked at one by one. */
type JsonataNode = Readonly<Record<string, unknown>>;

/** Adds what an expression reads and calls. Names it binds itself (`:=`, parameters, `@$v`, `#$i`) do not count where they are bound. */
export function collectUseOfJsonata(root: unknown, into: UseCollector): void {
  for (const node of nodesIn(root)) visit(node, new Set());

  function visit(node: JsonataNode, bound: Set<string>): void {
    switch (node.type) {
      case 'variable':
        visitVariable(node, bound);
        visitMembers(node, bound);
        return;
      case 'path':
        visitPath(node, new Set(bound));
        return;
      case 'block':
        visitMembers(node, new Set(bound));
        return;
      case 'bind':
        visitBind(node, bound);
        return;
      case 'lambda': {
        const parameters = nodesIn(node.arguments).map((parameter) => String(parameter.value));
        visitMembers({ body: node.body }, new Set([...bound, ...parameters]));
        return;
      }
      case 'function':
      case 'partial':
        visitCall(node, bound);
        return;
      default:
        visitMembers(node, bound);
    }
  }

  function visitVariable(node: JsonataNode, bound: ReadonlySet<string>): void {
    const name = String(node.value);
    // `$` and `$$` have the names '' and '$'.
    if (name === '' || name === '$' || bound.has(name)) return;
    if (name === 'states') into.statesFields.add('*');
    else if (JSONATA_FUNCTIONS.has(name)) into.functions.add(name);
    else into.variables.add(name);
  }

  function visitPath(node: JsonataNode, bound: Set<string>): void {
    const steps = nodesIn(node.steps);
    const [first, second, third] = steps;
    const readsStates =
      first?.type === 'variable' && first.value === 'states' && second?.type === 'name' && !bound.has('states');
    if (readsStates) {
      into.statesFields.add(String(second.value));
      if (second.value === 'context') into.contextFields.add(third?.type === 'name' ? String(third.value) : '*');
    }
    for (const [index, step] of steps.entries()) {
      for (const name of [step.focus, step.index]) if (typeof name === 'string') bound.add(name);
      if (readsStates && index === 0) visitMembers(step, bound);
      else visit(step, bound);
    }
    visitMembers({ ...node, steps: undefined }, bound);
  }

  function visitBind(node: JsonataNode, bound: Set<string>): void {
    const [target] = nodesIn(node.lhs);
    const name = String(target?.value);
    const [value] = nodesIn(node.rhs);
    // A function may call itself by the name it is about to get.
    if (value?.type === 'lambda') bound.add(name);
    if (value !== undefined) visit(value, bound);
    bound.add(name);
  }

  function visitCall(node: JsonataNode, bound: Set<string>): void {
    const [procedure] = nodesIn(node.procedure);
    if (procedure?.type !== 'variable') {
      visitMembers(node, bound);
      return;
    }
    const name = String(procedure.value);
    if (!bound.has(name)) into.functions.add(name);
    visitMembers({ ...node, procedure: undefined }, bound);
  }

  function visitMembers(node: JsonataNode, bound: Set<string>): void {
    for (const name of Object.keys(node)) {
      const member = node[name];
      if (typeof member !== 'object' || member === null) continue; // most members are texts and numbers
      if (!bookkeeping.has(name)) for (const child of nodesIn(member)) visit(child, bound);
    }
  }
}

/** Members of a node which are no parts of the expression; some of them lead back up the tree. */
const bookkeeping: ReadonlySet<string> = new Set(['ancestor', 'slot', 'seekingParent', 'signature', 'value']);

/** The nodes in a member: itself, the items of a list, or the keys and values of an object constructor. */
function nodesIn(member: unknown): JsonataNode[] {
  if (Array.isArray(member)) return member.flatMap(nodesIn);
  return isNode(member) ? [member] : [];
}

function isNode(value: unknown): value is JsonataNode {
  return typeof value === 'object' && value !== null && !(value instanceof RegExp);
}
