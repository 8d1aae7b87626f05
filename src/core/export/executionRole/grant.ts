import type { JsonObject, JsonPointer } from '../../json';

/** Where the machine will be: ARNs are completed with it. */
export interface RolePlace {
  readonly partition: string;
  readonly region: string;
  readonly account: string;
  readonly machineName: string;
}

/** One permission a State needs. */
export interface Grant {
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  readonly condition?: JsonObject;
}

/** A permission that cannot be read off the definition: a person has to say which resource is meant. */
export interface ReviewNote {
  readonly pointer: JsonPointer;
  readonly actions: readonly string[];
  /** Plain sentence. */
  readonly reason: string;
}

/** What a State asks for. */
export interface Needs {
  readonly grants: readonly Grant[];
  /** Without a pointer yet; the walk knows where it is. */
  readonly review: readonly Omit<ReviewNote, 'pointer'>[];
}

export const NOTHING_NEEDED: Needs = { grants: [], review: [] };

export function needs(...grants: readonly Grant[]): Needs {
  return { grants, review: [] };
}

export function needsReview(actions: readonly string[], reason: string): Needs {
  return { grants: [], review: [{ actions, reason }] };
}

export function allNeeds(...parts: readonly Needs[]): Needs {
  return { grants: parts.flatMap(({ grants }) => grants), review: parts.flatMap(({ review }) => review) };
}
