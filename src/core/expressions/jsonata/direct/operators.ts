import type { Code } from './evaluation';
import { UNSURE } from '../unsure';
import { textOf } from './jsonataFunctions';
import { isNumber, isTrue } from './sequence';

/** The code of an operator between two operands; an operator that is not here is left to jsonata. */
export function operatorCode(operator: unknown, left: Code, right: Code): Code {
  switch (operator) {
    case 'and':
      return (frame, context) => isTrue(left(frame, context)) && isTrue(right(frame, context));
    case 'or':
      return (frame, context) => isTrue(left(frame, context)) || isTrue(right(frame, context));
    case '=':
      return (frame, context) => isEqual(left(frame, context), right(frame, context));
    case '!=':
      return (frame, context) => isUnequal(left(frame, context), right(frame, context));
    case '&':
      return (frame, context) => textOf(left(frame, context)) + textOf(right(frame, context));
    case 'in':
      return (frame, context) => isIn(left(frame, context), right(frame, context));
    case '+':
      return numeric(left, right, (a, b) => a + b);
    case '-':
      return numeric(left, right, (a, b) => a - b);
    case '*':
      return numeric(left, right, (a, b) => a * b);
    case '/':
      return numeric(left, right, (a, b) => a / b);
    case '%':
      return numeric(left, right, (a, b) => a % b);
    case '<':
      return comparison(left, right, (order) => order < 0);
    case '<=':
      return comparison(left, right, (order) => order <= 0);
    case '>':
      return comparison(left, right, (order) => order > 0);
    case '>=':
      return comparison(left, right, (order) => order >= 0);
    default:
      throw UNSURE;
  }
}

export function negation(operand: Code): Code {
  return (frame, context) => {
    const value = operand(frame, context);
    if (value === undefined) return undefined;
    if (!isNumber(value)) throw UNSURE;
    return -value;
  };
}

function numeric(left: Code, right: Code, apply: (a: number, b: number) => number): Code {
  return (frame, context) => {
    const a = left(frame, context);
    const b = right(frame, context);
    if (isNumber(a) && isNumber(b)) return apply(a, b);
    if ((a !== undefined && !isNumber(a)) || (b !== undefined && !isNumber(b))) throw UNSURE;
    return undefined;
  };
}

/** Texts with texts, numbers with numbers. */
function comparison(left: Code, right: Code, holds: (order: number) => boolean): Code {
  return (frame, context) => {
    const a = left(frame, context);
    const b = right(frame, context);
    if ((typeof a === 'number' && typeof b === 'number') || (typeof a === 'string' && typeof b === 'string')) {
      return holds(a < b ? -1 : a > b ? 1 : a === b ? 0 : Number.NaN);
    }
    if (!isComparable(a) || !isComparable(b) || (a !== undefined && b !== undefined)) throw UNSURE;
    return undefined;
  };
}

function isComparable(value: unknown): boolean {
  return value === undefined || typeof value === 'number' || typeof value === 'string';
}

/** Nothing is neither equal nor unequal to anything. */
function isEqual(a: unknown, b: unknown): boolean {
  return a !== undefined && b !== undefined && areAlike(a, b);
}

function isUnequal(a: unknown, b: unknown): boolean {
  return a !== undefined && b !== undefined && !areAlike(a, b);
}

function areAlike(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((item, index) => areAlike(item, b[index]));
  }
  if (Array.isArray(a) || Array.isArray(b)) throw UNSURE;
  const names = Object.keys(a);
  return (
    names.length === Object.keys(b).length &&
    names.every(
      (name) =>
        Object.hasOwn(b, name) && areAlike((a as Record<string, unknown>)[name], (b as Record<string, unknown>)[name]),
    )
  );
}

function isIn(value: unknown, list: unknown): boolean {
  if (value === undefined || list === undefined) return false;
  return Array.isArray(list) ? list.some((item) => item === value) : list === value;
}
