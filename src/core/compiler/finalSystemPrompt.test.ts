import { describe, expect, it } from 'vitest';
import { DEFAULT_APPROVAL, type PollingSettings } from '../model';
import { finalSystemPrompt } from './finalSystemPrompt';
import { activityArn, agentWith, pollingTool } from './testing/agents';

function promptOf(polling: Partial<PollingSettings>, systemPrompt = 'You run batch jobs.'): string {
  return finalSystemPrompt(agentWith({ tools: [pollingTool('monitor', polling)], model: { systemPrompt } }));
}

describe('finalSystemPrompt', () => {
  it('tells the model how a tool waits, in the machine’s own numbers', () => {
    expect(promptOf({ mode: 'wait-before-call', polling_interval: 45, max_polling_attempts: 12 })).toBe(
      'You run batch jobs.\n\n' +
        'Polling: monitor waits 45 seconds by itself before every check and may be called 12 times (9 minutes) for a job. ' +
        'Call it once per turn while its status is running; never wait in any other way. ' +
        'A running answer tells the seconds until the next check in next_check_in and the count in polling_metadata. ' +
        'When it says POLLING_LIMIT_REACHED, stop calling it and tell the user what is known.',
    );
  });

  it.each([
    [{ mode: 'poll-in-machine' }, 'after 20 checks (10 minutes) with POLLING_LIMIT_REACHED'],
    [{ mode: 'poll-in-machine', deadlineSeconds: 900 }, 'after 20 checks or 15 minutes with'],
    [{ mode: 'poll-in-machine', polling_interval: 37 }, 'after 20 checks (about 12 minutes) with'],
    [{ mode: 'poll-in-machine', jitter: 'full', max_polling_attempts: 1 }, 'after 1 check with'],
    [{ mode: 'wait-before-call', firstCheck: 'at-once' }, 'before every check except the first'],
    [{ mode: 'wait-before-call', attemptScope: 'input' }, 'with the same input'],
    [{ mode: 'wait-before-call', backoff: { rate: 2, maxIntervalSeconds: 120 } }, '30 seconds, rising to 2 minutes,'],
    [{ mode: 'callback' }, 'after 1 hour with TIMED_OUT'],
  ] satisfies [Partial<PollingSettings>, string][])('words %j', (polling, words) => {
    expect(promptOf(polling)).toContain(words);
  });

  it('says nothing of a tool that does not wait, or is to stay unsaid', () => {
    expect(promptOf({ mode: 'none' })).toBe('You run batch jobs.');
    expect(promptOf({ mode: 'wait-before-call', prompt: { type: 'off' } })).toBe('You run batch jobs.');
  });

  it('takes the person’s own words', () => {
    expect(promptOf({ mode: 'wait-before-call', prompt: { type: 'custom', text: 'Be patient.' } })).toBe(
      'You run batch jobs.\n\nBe patient.',
    );
  });

  it('keeps the text of the person, however many empty lines it has', () => {
    expect(promptOf({ mode: 'none' }, 'a\n\n\nb\n- c\n\n')).toBe('a\n\n\nb\n- c\n\n');
  });

  it('tells that a person decides', () => {
    const approval = { ...DEFAULT_APPROVAL, via: { type: 'activity' as const, activityArn: activityArn('approve') } };
    const agent = agentWith({ tools: [pollingTool('restart', {}, { approval })] });

    expect(finalSystemPrompt(agent)).toContain('a person decides about each call of restart within 1 hour');
  });
});
