/**
 * What an expression reads from its own input, which in Step Functions is nothing: bare names, `$` and `*` at the top level. AWS refuses a
 * definition with one. Inside of a path, a predicate or a function they mean something else and are allowed; `$$` is refused everywhere.
 *
 * @param root - jsonata's tree.
 * @returns names as written, each once, in the order of the expression.
 */
export function rootReferencesOf(root: unknown): string[] {
  const found = new Set<string>();
  visit(root, true, found);
  return [...found];
}

function visit(node: unknown, isTop: boolean, found: Set<string>): void {
  if (Array.isArray(node)) {
    for (const item of node) visit(item, isTop, found);
    return;
  }
  if (!isNode(node)) return;
  const reference = referenceOf(node);
  if (reference === '$$' || (reference !== undefined && isTop)) found.add(reference);
  if (node.type === 'path' && Array.isArray(node.steps)) {
    const steps: readonly unknown[] = node.steps;
    visit(steps[0], isTop, found);
    visit(steps.slice(1), false, found);
  }
  for (const member of Object.keys(node)) {
    const value = node[member];
    if (typeof value !== 'object' || value === null) continue; // most members are texts and numbers
    if (bookkeeping.has(member) || (member === 'steps' && node.type === 'path')) continue;
    visit(value, isTop && !hasOwnInput(node, member), found);
  }
}

function referenceOf({ type, value }: Readonly<Record<string, unknown>>): string | undefined {
  switch (type) {
    case 'name':
    case 'wildcard':
    case 'descendant':
      return String(value);
    case 'variable':
      return value === '' ? '$' : value === '$' ? '$$' : undefined;
    default:
      return undefined;
  }
}

/** Whether the part is evaluated on an item at hand instead of on the input of the whole. */
function hasOwnInput({ type }: Readonly<Record<string, unknown>>, member: string): boolean {
  return type === 'lambda' || type === 'transform' || itemMembers.has(member);
}

const itemMembers: ReadonlySet<string> = new Set(['predicate', 'stages', 'group']);

/** Members that are no parts of the expression, lead back up the tree, or name what is called. */
const bookkeeping: ReadonlySet<string> = new Set([
  'ancestor',
  'slot',
  'seekingParent',
  'signature',
  'value',
  'position',
]);

function isNode(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !(value instanceof RegExp);
}
