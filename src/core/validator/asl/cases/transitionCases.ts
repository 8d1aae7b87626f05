import { DONE, jsonPath, map, pass, type RuleCase } from './ruleCase';

const NAME_OF_80 = 'n'.repeat(80);

export const transitionCases: readonly RuleCase[] = [
  {
    code: 'asl/next-and-end',
    title: 'a state goes on and ends',
    broken: jsonPath({ A: pass({ Next: 'B' }), B: DONE }),
    at: '/States/A/End',
    good: jsonPath({ A: { Type: 'Pass', Next: 'B' }, B: DONE }),
  },
  {
    code: 'asl/next-or-end-missing',
    title: 'a state leads nowhere',
    broken: jsonPath({ A: { Type: 'Pass', Next: 'B' }, B: { Type: 'Pass' } }),
    at: '/States/B',
    good: jsonPath({ A: { Type: 'Pass', Next: 'B' }, B: pass() }),
  },
  {
    code: 'asl/target-missing',
    title: 'Next names no state; that it does not end is not said as well',
    broken: jsonPath({ A: { Type: 'Pass', Next: 'Nowhere' } }),
    at: '/States/A/Next',
    good: jsonPath({ A: { Type: 'Pass', Next: '${Target}' } }),
  },
  {
    code: 'asl/target-missing',
    title: 'StartAt names no state; that all others are unreachable is not said as well',
    broken: jsonPath({ A: { Type: 'Pass', Next: 'B' }, B: DONE }, { StartAt: 'Nowhere' }),
    at: '/StartAt',
    good: jsonPath({ A: { Type: 'Pass', Next: 'B' }, B: DONE }),
  },
  {
    code: 'asl/target-missing',
    title: 'a Catcher names no state',
    broken: jsonPath({
      A: {
        Type: 'Task',
        Resource: 'arn:aws:states:::lambda:invoke',
        Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Oops' }],
        End: true,
      },
    }),
    at: '/States/A/Catch/0/Next',
    good: jsonPath({
      A: {
        Type: 'Task',
        Resource: 'arn:aws:states:::lambda:invoke',
        Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Oops' }],
        End: true,
      },
      Oops: DONE,
    }),
  },
  {
    code: 'asl/target-outside',
    title: 'a state in a Map leads out of it',
    broken: jsonPath({
      Each: map({ Inside: { Type: 'Pass', Next: 'After' } }, { Next: 'After', End: false }),
      After: DONE,
    }),
    at: '/States/Each/ItemProcessor/States/Inside/Next',
    good: jsonPath({ Each: map({ Inside: pass() }, { Next: 'After', End: false }), After: DONE }),
  },
  {
    code: 'asl/state-unreachable',
    title: 'a chain of forgotten states is one problem, at its first',
    broken: jsonPath({ A: DONE, Forgotten: { Type: 'Pass', Next: 'Also' }, Also: { Type: 'Pass', Next: 'A' } }),
    at: '/States/Forgotten',
    good: jsonPath({ A: { Type: 'Pass', Next: 'Also' }, Also: { Type: 'Pass', Next: 'B' }, B: DONE }),
  },
  {
    code: 'asl/state-unreachable',
    title: 'a loop nothing leads into is one problem, at its first',
    broken: jsonPath({ A: DONE, X: { Type: 'Pass', Next: 'Y' }, Y: { Type: 'Pass', Next: 'X' } }),
    at: '/States/X',
    good: jsonPath({ A: { Type: 'Pass', Next: 'B' }, B: DONE }),
  },
  {
    code: 'asl/no-terminal-state',
    title: 'two states lead to each other for ever',
    broken: jsonPath({ A: { Type: 'Pass', Next: 'B' }, B: { Type: 'Pass', Next: 'A' } }),
    at: '',
    good: jsonPath({ A: { Type: 'Pass', Next: 'B' }, B: DONE }),
  },
  {
    code: 'asl/branch-never-ends',
    title: 'the states of a Map lead to each other for ever',
    broken: jsonPath({ Each: map({ A: { Type: 'Pass', Next: 'B' }, B: { Type: 'Pass', Next: 'A' } }) }),
    at: '/States/Each/ItemProcessor',
    good: jsonPath({ Each: map({ A: { Type: 'Pass', Next: 'B' }, B: DONE }) }),
  },
  {
    code: 'asl/state-name-too-long',
    title: 'a name of 81 characters',
    broken: jsonPath({ [`${NAME_OF_80}x`]: DONE }),
    at: `/States/${NAME_OF_80}x`,
    good: jsonPath({ [NAME_OF_80]: DONE }),
  },
  {
    code: 'asl/state-name-empty',
    title: 'a state without a name',
    broken: jsonPath({ A: { Type: 'Pass', Next: 'B' }, B: DONE, '': DONE }),
    at: '/States/',
    good: jsonPath({ A: { Type: 'Pass', Next: 'B' }, B: DONE }),
  },
  {
    code: 'asl/state-name-duplicate',
    title: 'a name is used inside a Map and outside',
    broken: jsonPath({ Each: map({ Same: DONE }, { Next: 'Same', End: false }), Same: DONE }),
    at: '/States/Same',
    good: jsonPath({ Each: map({ Other: DONE }, { Next: 'Same', End: false }), Same: DONE }),
  },
];
