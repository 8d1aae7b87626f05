import type { Code } from './evaluation';
import { UNSURE } from '../unsure';
import { functionCode } from './functions';
import { isJsonataFunction } from './jsonataFunctions';
import type { Names } from './names';
import type { SyntaxNode } from '../syntax/syntaxTree';

type Compile = (node: SyntaxNode, names: Names) => Code;

/** `$name`: of the expression itself, of the state machine, or `$` for the context. */
export function variableCode(name: string, names: Names): Code {
  if (name === '') return (_frame, context) => context;
  const local = names.find(name);
  if (local !== undefined) {
    if (local.arity !== undefined) throw UNSURE; // a function as a value
    names.level.reads(local.level.depth);
    return names.read(local);
  }
  names.level.reads(0);
  if (name === 'states') return ({ evaluation }) => evaluation.scope.states;
  if (name === '$' || isJsonataFunction(name)) throw UNSURE;
  return ({ evaluation: { scope } }) => (Object.hasOwn(scope.variables, name) ? scope.variables[name] : undefined);
}

/** `(a; b; c)`: the value of the last. Only a statement of a block may give a name. */
export function blockCode({ expressions = [] }: SyntaxNode, names: Names, compile: Compile): Code {
  const inner = names.block(expressions.flatMap((each) => (each.type === 'bind' ? [nameGivenBy(each)] : [])));
  const statements = expressions.map((each) =>
    each.type === 'bind' ? bindCode(each, inner, compile) : compile(each, inner),
  );
  const last = expressions.at(-1);
  if (last?.type === 'bind' && last.rhs?.type === 'lambda') throw UNSURE;
  if (statements.length === 1 && statements[0] !== undefined) return statements[0];
  return (frame, context) => {
    let value: unknown;
    for (const statement of statements) value = statement(frame, context);
    return value;
  };
}

function bindCode(statement: SyntaxNode, names: Names, compile: Compile): Code {
  const { rhs } = statement;
  const name = nameGivenBy(statement);
  if (rhs === undefined) throw UNSURE;
  if (rhs.type === 'lambda') {
    const local = names.bind(name, rhs.arguments?.length ?? 0);
    const { make, level } = functionCode(rhs, names, compile);
    local.callee = level;
    return (frame, context) => {
      frame.locals[local.slot] = make(frame, context);
      return undefined;
    };
  }
  const value = compile(rhs, names);
  const { slot } = names.bind(name, undefined);
  return (frame, context) => (frame.locals[slot] = value(frame, context));
}

function nameGivenBy({ lhs }: SyntaxNode): string {
  const name = lhs !== undefined && 'value' in lhs ? lhs.value : undefined;
  if (typeof name !== 'string') throw UNSURE;
  return name;
}
