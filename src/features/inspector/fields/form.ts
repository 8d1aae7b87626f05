import { createContext, use } from 'react';
import { invariant } from '../../../core/base';
import type { JsonObject, JsonValue } from '../../../core/json';

/** What the fields of a form write to: a node or the agent. */
export interface Form {
  /** Sets a field by its dotted path. */
  readonly set: (field: string, value: JsonValue) => void;
  /** Sets several fields as one step of undo. */
  readonly setMany: (changes: Readonly<Record<string, JsonValue>>) => void;
  /** Sentence of the worst diagnostic at a field. */
  readonly problemOf: (field: string) => string | undefined;
}

export const FormContext = createContext<Form | null>(null);

export function useForm(): Form {
  const form = use(FormContext);
  invariant(form !== null, 'A field needs a form around it.');
  return form;
}

/** Settings are JSON by construction; an interface only lacks the index signature that would say so. */
export function asJson(settings: object): JsonObject {
  return settings as JsonObject; // see above
}
