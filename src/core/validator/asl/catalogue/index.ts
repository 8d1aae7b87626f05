import type { Problem } from '../problem';
import { expressionProblems } from './expressionProblems';
import { pollingProblems } from './pollingProblems';
import { resourceProblems } from './resourceProblems';
import { stateProblems } from './stateProblems';
import { structureProblems } from './structureProblems';
import { transitionProblems } from './transitionProblems';

/** Every code the validator of ASL can report, with severity, sentence and what AWS says to it. Codes are never reused. */
export const aslProblems = {
  ...structureProblems,
  ...transitionProblems,
  ...stateProblems,
  ...resourceProblems,
  ...expressionProblems,
  ...pollingProblems,
};

export type AslCode = keyof typeof aslProblems;

export type AslArgs<Code extends AslCode> = (typeof aslProblems)[Code] extends Problem<infer Args> ? Args : never;
