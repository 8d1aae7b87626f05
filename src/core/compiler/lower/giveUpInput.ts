import type { StateName } from '../../asl';
import type { GiveUp } from '../../model';
import type { ToolPlan } from '../resolve/plan';
import type { Members } from './callResult';
import type { LoweringContext } from './context';

/** What giving up needs to know of the tool that does. */
export interface GiveUpInput {
  readonly tool: ToolPlan;
  readonly context: LoweringContext;
  readonly onGiveUp: GiveUp;
  readonly activityArn: string;
  /** What the model is told; JSONata that holds in the giving-up state and in those after it. */
  readonly members: Members;
  /** One sentence for the Fail state; JSONata. */
  readonly cause: string;
  readonly error: string;
  /** Where the tool goes on if a person gives it more time; null: it cannot. */
  readonly resume: StateName | null;
}
