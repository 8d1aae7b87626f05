import type { Diagnostic } from '../../diagnostics';
import { nearestWhole, type NodeId, type Replacement } from '../../model';
import { compilerDiagnostic } from '../catalogue';

/** Lets valid numbers pass and replaces the others, saying so. */
export interface NumberDoor {
  /** A whole number within bounds; an empty field takes the fallback. */
  readonly whole: (field: string, given: number | null, bounds: Bounds) => number;
  /** A number of at least `min`; NaN and infinity take the fallback. */
  readonly atLeast: (
    field: string,
    given: number,
    bounds: { readonly min: number; readonly fallback: number },
  ) => number;
  readonly report: (replacement: Replacement) => void;
}

export interface Bounds {
  readonly min: number;
  readonly max: number;
  readonly fallback: number;
}

export function numberDoor(nodeId: NodeId | undefined, diagnostics: Diagnostic[]): NumberDoor {
  const report = ({ field, given, used }: Replacement): void => {
    const at = nodeId === undefined ? { field } : { nodeId, field };
    const words = [field, given === null ? 'empty' : String(given), used === null ? 'none' : String(used)];
    diagnostics.push(compilerDiagnostic('agent/number-replaced', at, ...words));
  };
  return {
    report,
    whole(field, given, bounds) {
      const used = nearestWhole(given, bounds);
      if (used !== given) report({ field, given, used });
      return used;
    },
    atLeast(field, given, { min, fallback }) {
      const used = Number.isFinite(given) ? Math.max(min, given) : fallback;
      if (used !== given) report({ field, given, used });
      return used;
    },
  };
}
