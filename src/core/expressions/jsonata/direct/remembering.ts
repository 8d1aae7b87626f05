import type { Callback, CallbackCode } from './higherOrder';

interface Remembered {
  readonly value: unknown;
  readonly steps: number;
}

/**
 * A function of one argument that reads nothing else gives the same for the same object: what it gave is kept, as long as the object lives. An agent
 * turns its whole conversation into the format of its model before each turn, and only the last messages of it are new.
 *
 * @param builtIns - functions it calls; one that is hidden by a variable of the machine is not the built-in one.
 */
export function remembering(make: CallbackCode, builtIns: ReadonlySet<string>): CallbackCode {
  const known = new WeakMap<object, Remembered>();
  return (frame, context) => {
    const callback = make(frame, context);
    const { evaluation } = frame;
    const isHidden = (name: string): boolean => Object.hasOwn(evaluation.scope.variables, name);
    if (context !== undefined || [...builtIns].some(isHidden)) return callback;
    const recall: Callback['recall'] = (item) => {
      const found = known.get(item);
      if (found !== undefined) {
        evaluation.spend(found.steps);
        return found.value;
      }
      const before = evaluation.spent;
      const value = callback.call(item);
      // an array may be a sequence, which the expression around may still mark
      if (!Array.isArray(value)) known.set(item, { value, steps: evaluation.spent - before });
      return value;
    };
    return { ...callback, recall };
  };
}
