/** A node of the tree jsonata's parser makes, with the members its own type leaves out. */
export interface SyntaxNode {
  readonly type: string;
  readonly value?: unknown;
  readonly steps?: readonly SyntaxNode[];
  readonly expressions?: readonly SyntaxNode[];
  readonly expression?: SyntaxNode;
  readonly arguments?: readonly SyntaxNode[];
  readonly procedure?: SyntaxNode;
  readonly condition?: SyntaxNode;
  readonly then?: SyntaxNode;
  readonly else?: SyntaxNode;
  /** Members of an object constructor; the left side of an operator. */
  readonly lhs?: SyntaxNode | readonly SyntaxMember[];
  readonly rhs?: SyntaxNode;
  readonly body?: SyntaxNode;
  /** `[…]` after a node that is no step of a path. */
  readonly predicate?: readonly SyntaxStage[];
  /** `[…]` after a step of a path. */
  readonly stages?: readonly SyntaxStage[];
  /** `[]` after the node: a single item stays in a list. */
  readonly keepArray?: boolean;
  /** The same for the path around it. */
  readonly keepSingletonArray?: boolean;
  /** Stands for a call in tail position, as the body of a function without parameters. */
  readonly thunk?: boolean;
  readonly signature?: unknown;
}

export type SyntaxMember = readonly [key: SyntaxNode, value: SyntaxNode];

export interface SyntaxStage {
  readonly type: string;
  readonly expr?: SyntaxNode;
}

/** Members that change what a node means in ways only jsonata itself knows: bindings of a step, ancestors, grouping, lists made in a path. */
const unusual = ['focus', 'index', 'tuple', 'ancestor', 'seekingParent', 'group', 'consarray'] as const;

/** Whether a node is without such members. */
export function isUsual(node: SyntaxNode): boolean {
  return unusual.every((member) => !(member in node));
}

/** How large and how high a tree is: bounds of what one visit of it costs in jsonata's own count of steps and of depth. */
export interface Extent {
  readonly nodes: number;
  readonly levels: number;
}

const links: ReadonlySet<string> = new Set(['signature', 'slot']);

export function extentOf(node: unknown): Extent {
  if (typeof node !== 'object' || node === null) return { nodes: 0, levels: 0 };
  let nodes = 0;
  let levels = 0;
  for (const [name, member] of Object.entries(node)) {
    if (links.has(name)) continue;
    const inner = extentOf(member);
    nodes += inner.nodes;
    levels = Math.max(levels, inner.levels);
  }
  const own = 'type' in node ? 1 : 0;
  return { nodes: nodes + own, levels: levels + own };
}
