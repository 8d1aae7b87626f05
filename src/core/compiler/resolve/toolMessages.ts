import type { ApprovalSettings } from '../../model';
import { durationWords } from './promptText';
import type { PollingPlan } from './plan';

/** What the machine itself says to the model about a call; the States and the counted run speak with the same words. */
export const TOOL_MESSAGES = {
  /** Around the number of checks. */
  checked: (toolName: string) => [`${toolName} was checked `, ' times and the job had not finished.'] as const,
  refusedAdvice: ' Do not call it again. Tell the user what is known and that the job may still be running.',
  stoppedAdvice: ' Do not call it again at once. Tell the user what is known and that the job may still be running.',
  late: (toolName: string, polling: CallbackPlan) => `${toolName} ${lateWords(polling)}.`,
  lateAdvice: ' The job may still be running. Do not start it again without asking the user.',
  approvalTimedOut: ({ timeoutSeconds }: ApprovalSettings) =>
    `Nobody decided about this call within ${durationWords(timeoutSeconds)}. It was not carried out.`,
  rejected: 'A person rejected this call. It was not carried out.',
  failed: 'The tool failed. Whether it had any effect is not known.',
  unknownTool: (name: string, known: readonly string[]) =>
    [`There is no tool named `, name, unknownToolAdvice(known)].join(''),
  incomplete: (toolName: string, required: readonly string[]) =>
    `${toolName} needs: ${required.join(', ')}. Call it again with all of them.`,
  nobodyDecided: 'Nobody decided.',
} as const;

export function unknownToolAdvice(known: readonly string[]): string {
  return `. Use one of: ${known.join(', ')}.`;
}

type CallbackPlan = PollingPlan & { readonly mode: 'callback' };

function lateWords({ timeoutSeconds, heartbeatSeconds }: CallbackPlan): string {
  const total = `did not end within ${durationWords(timeoutSeconds)}`;
  return heartbeatSeconds === null ? total : `gave no sign of life for ${durationWords(heartbeatSeconds)}, or ${total}`;
}
