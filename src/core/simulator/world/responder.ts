import type { JsonValue } from '../../json';
import type { TaskAnswer, WorldTools } from './world';

/** A request as the behaviour sees it: what was sent, and when. */
export interface BehaviorRequest {
  readonly payload: JsonValue;
  readonly atMs: number;
}

/** Makes a behaviour answer. It counts its calls and remembers its jobs, so each run needs one of its own. */
export type Responder = (request: BehaviorRequest, tools: WorldTools) => TaskAnswer;
