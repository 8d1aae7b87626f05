import { attemptsProblem, type GiveUp, type NodeId, type PollingSettings, type ToolNode } from '../../model';

/** Tools that give up in the same way share one track around the loop. */
export interface GiveUpTrack {
  readonly id: string;
  readonly tools: readonly NodeId[];
  readonly onGiveUp: GiveUp;
  /** `none`: there is no valid limit, so it never gives up; `range` and `mixed`: several limits, when there would be too many tracks. */
  readonly limit:
    | { readonly type: 'checks'; readonly count: number }
    | { readonly type: 'timeout'; readonly seconds: number }
    | { readonly type: 'range'; readonly least: number; readonly most: number }
    | { readonly type: 'mixed' }
    | { readonly type: 'none' };
}

/** More tracks than this for one outcome are drawn as one. */
const MAX_TRACKS = 4;

const outcomeOrder: Readonly<Record<GiveUp, number>> = { 'tell-model': 0, human: 1, fail: 2 };

/**
 * Tracks from the innermost to the outermost: those that lead to the model before those that end the run, and within them the lowest tool
 * innermost, so that no track crosses another one's way out.
 */
export function giveUpTracks(tools: readonly ToolNode[]): GiveUpTrack[] {
  const tracks = new Map<string, GiveUpTrack>();
  const waiting = tools.filter((tool) => tool.polling.mode !== 'none').toReversed();
  for (const tool of waiting) {
    const limit = limitOf(tool.polling);
    const id = `${tool.polling.onGiveUp}/${limit.type}/${limit.type === 'checks' ? limit.count : limit.type === 'timeout' ? limit.seconds : ''}`;
    const track = tracks.get(id);
    tracks.set(id, { id, tools: [...(track?.tools ?? []), tool.id], onGiveUp: tool.polling.onGiveUp, limit });
  }
  const ordered = [...tracks.values()].sort((a, b) => outcomeOrder[a.onGiveUp] - outcomeOrder[b.onGiveUp]);
  return ordered.length <= MAX_TRACKS ? ordered : mergedByOutcome(ordered);
}

function mergedByOutcome(tracks: readonly GiveUpTrack[]): GiveUpTrack[] {
  const merged = new Map<string, GiveUpTrack>();
  for (const track of tracks) {
    const id = `${track.onGiveUp}/${track.limit.type === 'none' ? 'none' : 'some'}`;
    const before = merged.get(id);
    const limit = before === undefined ? track.limit : joined(before.limit, track.limit);
    merged.set(id, { id, tools: [...(before?.tools ?? []), ...track.tools], onGiveUp: track.onGiveUp, limit });
  }
  return [...merged.values()];
}

function joined(a: GiveUpTrack['limit'], b: GiveUpTrack['limit']): GiveUpTrack['limit'] {
  const [x, y] = [checksOf(a), checksOf(b)];
  if (x === null || y === null) return a.type === 'none' && b.type === 'none' ? a : { type: 'mixed' };
  return { type: 'range', least: Math.min(...x, ...y), most: Math.max(...x, ...y) };
}

function checksOf(limit: GiveUpTrack['limit']): readonly number[] | null {
  if (limit.type === 'checks') return [limit.count];
  return limit.type === 'range' ? [limit.least, limit.most] : null;
}

function limitOf(polling: PollingSettings): GiveUpTrack['limit'] {
  if (polling.mode === 'callback') return { type: 'timeout', seconds: polling.callback.timeoutSeconds };
  const attempts = polling.max_polling_attempts;
  return attempts === null || attemptsProblem(attempts) !== null
    ? { type: 'none' }
    : { type: 'checks', count: attempts };
}
