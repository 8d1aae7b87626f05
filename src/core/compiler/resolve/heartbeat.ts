import type { NumberDoor } from './numberDoor';

/** A heartbeat below its timeout, as ASL asks for; a timeout of one second leaves no room for one. */
export function heartbeatOf(
  field: string,
  given: number | null,
  { timeoutSeconds, door }: { readonly timeoutSeconds: number; readonly door: NumberDoor },
): number | null {
  if (given === null) return null;
  if (timeoutSeconds === 1) {
    door.report({ field, given, used: null });
    return null;
  }
  return door.whole(field, given, { min: 1, max: timeoutSeconds - 1, fallback: timeoutSeconds - 1 });
}
