import type { AwsProblem } from '../problems/awsProblem';
import type { DeployStep } from './deployEvent';
import type { Progress } from './whatIsLeft';

/** Why a run ended early, and how far it had come. */
export interface Stop {
  readonly step: DeployStep;
  readonly problem: AwsProblem;
  readonly progress: Progress;
}
