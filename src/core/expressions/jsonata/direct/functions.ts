import type { Code } from './evaluation';
import { UNSURE } from '../unsure';
import { higherOrderFunctions, type Callback, type CallbackCode } from './higherOrder';
import { builtIn, type BuiltIn } from './jsonataFunctions';
import type { Level } from './level';
import type { Names } from './names';
import { patternCode } from './patterns';
import { remembering } from './remembering';
import { extentOf, isUsual, type SyntaxNode } from '../syntax/syntaxTree';

type Compile = (node: SyntaxNode, names: Names) => Code;

/** Where a call stands. */
interface CallPlace {
  readonly names: Names;
  /** In tail position a missing argument would be taken from another context. */
  readonly isTail: boolean;
  readonly compile: Compile;
  /** Comes before the arguments: the left side of `~>`. */
  readonly first?: SyntaxNode;
}

/** `$name(…)`. What it gives is not yet {@link settled}. */
export function callCode(call: SyntaxNode, { names, isTail, compile, first }: CallPlace): Code {
  const { procedure } = call;
  const args = [...(first === undefined ? [] : [first]), ...(call.arguments ?? [])];
  if (procedure?.type !== 'variable' || !isUsual(procedure) || procedure.predicate !== undefined) throw UNSURE;
  const name = typeof procedure.value === 'string' ? procedure.value : '';
  const local = names.find(name);
  if (local !== undefined) {
    names.level.calls(local.callee, local.level.depth);
    return localCall(names.read(local), args, { names, compile, isFunction: local.arity !== undefined });
  }
  return unlessHidden(name, knownCall(name, args, { names, isTail, compile }));
}

/** A variable of the machine hides the function of its name. */
function unlessHidden(name: string, code: Code): Code {
  return (frame, context) => {
    if (Object.hasOwn(frame.evaluation.scope.variables, name)) throw UNSURE;
    return code(frame, context);
  };
}

function localCall(
  read: (frame: Parameters<Code>[0]) => unknown,
  args: readonly SyntaxNode[],
  { names, compile, isFunction }: { readonly names: Names; readonly compile: Compile; readonly isFunction: boolean },
): Code {
  if (!isFunction) throw UNSURE;
  const codes = args.map((arg) => compile(arg, names));
  return (frame, context) => {
    const callback = read(frame) as Callback | undefined; // only functions are bound to the name of a function
    if (callback === undefined) throw UNSURE;
    return callback.call(...codes.map((code) => code(frame, context)));
  };
}

function knownCall(name: string, args: readonly SyntaxNode[], { names, isTail, compile }: CallPlace): Code {
  const higherOrder = higherOrderFunctions.get(name);
  if (higherOrder !== undefined) {
    names.level.callsBuiltIn(name);
    const [value, callback, ...rest] = args;
    if (value === undefined || rest.length > (name === 'reduce' ? 1 : 0)) throw UNSURE;
    if (isTail && name === 'sort') throw UNSURE; // jsonata cannot call what it compares with there
    const list = compile(value, names);
    const toCall =
      callback === undefined
        ? undefined
        : callbackCode(callback, { names, compile, takesBuiltIn: !isTail && name !== 'sort' });
    const more = rest.map((arg) => compile(arg, names));
    return (frame, context) =>
      higherOrder(
        list(frame, context),
        toCall?.(frame, context),
        more.map((code) => code(frame, context)),
      );
  }
  const [text, pattern, replacement, ...others] = args;
  if (text !== undefined && pattern?.type === 'regex') {
    const rest = [text, ...(replacement === undefined ? [] : [replacement])];
    const code =
      others.length > 0
        ? undefined
        : patternCode(
            name,
            pattern.value,
            rest.map((arg) => compile(arg, names)),
          );
    if (code === undefined) throw UNSURE;
    names.level.callsBuiltIn(name);
    return code;
  }
  const codes = args.map((arg) => compile(arg, names));
  if (name === 'millis' || name === 'now') names.level.reads(0);
  else names.level.callsBuiltIn(name);
  if (name === 'millis' && codes.length === 0) return ({ evaluation }) => evaluation.world.nowMs();
  if (name === 'now' && codes.length === 0) {
    const format = builtIn('fromMillis');
    return ({ evaluation }) => format?.call([evaluation.world.nowMs()], null);
  }
  const known = builtIn(name);
  if (known === undefined) throw UNSURE;
  return (frame, context) =>
    known.call(
      codes.map((code) => code(frame, context)),
      isTail ? null : context,
    );
}

/** A function handed to `$map` and its like: written there, or by the name of one. */
function callbackCode(
  node: SyntaxNode,
  {
    names,
    compile,
    takesBuiltIn,
  }: { readonly names: Names; readonly compile: Compile; readonly takesBuiltIn: boolean },
): CallbackCode {
  if (node.type === 'lambda') return functionCode(node, names, compile).make;
  if (node.type !== 'variable' || typeof node.value !== 'string' || !isUsual(node) || node.predicate !== undefined)
    throw UNSURE;
  const name = node.value;
  const local = names.find(name);
  if (local !== undefined) {
    if (local.arity === undefined) throw UNSURE;
    names.level.calls(local.callee, local.level.depth);
    const read = names.read(local);
    return (frame) => read(frame) as Callback; // only functions are bound to the name of a function
  }
  const known = builtIn(name);
  // in tail position jsonata cannot call it, and a comparison gets two values, however many it takes
  if (known === undefined || !takesBuiltIn) throw UNSURE;
  names.level.callsBuiltIn(name);
  const callback = callbackOf(known);
  return ({ evaluation }) => {
    if (Object.hasOwn(evaluation.scope.variables, name)) throw UNSURE;
    return callback;
  };
}

function callbackOf(known: BuiltIn): Callback {
  const { arity } = known;
  return { arity, call: (...args) => known.call(args.slice(0, Math.max(1, Math.min(arity, 3))), null) };
}

/** `function($a, $b){ … }`: keeps the frame and the context it was made in. */
export function functionCode(
  node: SyntaxNode,
  names: Names,
  compile: Compile,
): { readonly make: CallbackCode; readonly level: Level } {
  const { body, signature, thunk, arguments: parameters = [] } = node;
  if (body === undefined || signature !== undefined || thunk === true || node.predicate !== undefined || !isUsual(node))
    throw UNSURE;
  const inner = names.function(parameters.map(({ value }) => (typeof value === 'string' ? value : '')));
  const { level } = inner;
  const code = compile(body, inner);
  const { nodes, levels } = extentOf(body);
  const arity = parameters.length;
  const make: CallbackCode = (outer, context) => ({
    arity,
    call(...args) {
      const { evaluation } = outer;
      evaluation.spend(nodes);
      evaluation.descend(levels);
      const locals = new Array<unknown>(level.slots);
      for (let index = 0; index < arity; index += 1) locals[index] = args[index];
      const value = code({ evaluation, locals, outer }, context);
      evaluation.ascend(levels);
      return value;
    },
  });
  return { make: arity === 1 && level.isClosed ? remembering(make, level.builtIns) : make, level };
}
