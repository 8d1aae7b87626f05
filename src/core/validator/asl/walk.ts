import type { QueryLanguage } from '../../asl';
import type { JsonObject, JsonValue } from '../../json';
import type { AslArgs, AslCode } from './catalogue';
import type { MaybeSpot } from './spot';
import type { Subject } from './subject';

/** One thing found, before it becomes a sentence: our diagnostics and AWS's are both made of it. */
export interface Finding<Code extends AslCode = AslCode> {
  readonly code: Code;
  /** The field, or the object itself; `owner` is the object that holds the field. */
  readonly spot: MaybeSpot;
  readonly owner: MaybeSpot;
  readonly args: AslArgs<Code>;
  readonly related?: readonly { readonly message: string; readonly spot: MaybeSpot }[];
  /** Follows from another finding. AWS reports it all the same; we say the cause once. */
  readonly consequence?: boolean;
}

export type StateMachineType = 'STANDARD' | 'EXPRESS';

export interface StateEntry {
  readonly name: string;
  readonly spot: MaybeSpot;
}

/** What one walk over a definition carries along and gathers. */
export interface Walk {
  readonly machineType: StateMachineType;
  readonly machineLanguage: QueryLanguage;
  /** `TimeoutSeconds` of the machine, as written. */
  readonly machineTimeout: JsonValue | undefined;
  /** Whether what waits too long, too often or for nothing is reported. */
  readonly judgesWaiting: boolean;
  /** A text with `${Name}` may stand for any value: it is filled in at deployment. */
  readonly toleratesSubstitutions: boolean;
  readonly findings: Finding[];
  /** States by name over all levels, the first of each name. */
  readonly states: Map<string, StateEntry>;
  readonly labels: Set<string>;
  /** What can only be judged when all states are known. */
  readonly later: (() => void)[];
  /** Goes on inside a `States` field; handed in, so that the kinds of states need not know one another. */
  readonly visitStates: (walk: Walk, states: JsonObject, container: Subject) => void;
  depth: number;
}

export function report<Code extends AslCode>(
  walk: Walk,
  code: Code,
  place: { readonly spot: MaybeSpot; readonly owner?: MaybeSpot },
  args: AslArgs<Code>,
  more: Pick<Finding, 'related' | 'consequence'> = {},
): void {
  // The finding is typed by its own code; the list holds findings of all codes.
  walk.findings.push({ code, spot: place.spot, owner: place.owner ?? place.spot?.parent, args, ...more } as Finding);
}

const substitution = /\$\{[^{}]+\}/;

/** Whether the value is, or contains, a `${Name}` that deployment will replace. */
export function isSubstituted(walk: Walk, value: unknown): boolean {
  return walk.toleratesSubstitutions && typeof value === 'string' && value.includes('${') && substitution.test(value);
}
