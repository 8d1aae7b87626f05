import { describe, expect, it } from 'vitest';
import type { StateMachine } from '../../core/asl';
import { machineStates } from '../../core/asl';
import { stateEntries } from './stateEntries';

const definition: StateMachine = {
  StartAt: 'Map',
  States: {
    Map: {
      Type: 'Map',
      ItemProcessor: {
        StartAt: 'Route',
        States: {
          Route: {
            Type: 'Choice',
            Choices: [
              { Condition: '{% $a %}', Next: 'Wait' },
              { Condition: '{% $b %}', Next: 'Work' },
            ],
            Default: 'Work',
          },
          Wait: { Type: 'Wait', Seconds: 1, Next: 'Work' },
          Work: { Type: 'Task', Resource: 'r', Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Wait' }], End: true },
        },
      },
      Next: 'Done',
    },
    Done: { Type: 'Pass', Next: 'Work' },
    Work: { Type: 'Succeed' },
  },
};
const states = machineStates(definition);
const entriesOf = (name: string, inMap = true) => {
  const target = states.find((state) => state.name === name && (state.container !== null) === inMap)!;
  return stateEntries(states, target, definition.StartAt).map((entry) =>
    entry.kind === 'start' ? `start of ${entry.container?.name ?? 'machine'}` : `${entry.from.name} ${entry.kind}`,
  );
};

describe('stateEntries', () => {
  it('finds rules, defaults, transitions and catchers of the same scope only', () => {
    expect(entriesOf('Wait')).toEqual(['Route rule', 'Work catch']);
    expect(entriesOf('Work')).toEqual(['Route rule', 'Route default', 'Wait next']);
    expect(entriesOf('Work', false)).toEqual(['Done next']);
  });

  it('knows the first State of the machine and of a Map', () => {
    expect(entriesOf('Map', false)).toEqual(['start of machine']);
    expect(entriesOf('Route')).toEqual(['start of Map']);
  });
});
