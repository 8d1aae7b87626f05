import type { DeployRecord } from '../plan/deployRequest';
import type { WhatIsLeft } from './deployEvent';

/** How far a run has come. */
export interface Progress {
  /** `unknown`: asked for, but no answer came. */
  readonly machine: 'untouched' | 'created' | 'updated' | 'as-it-was' | 'unknown';
  readonly isTagged: boolean;
  readonly versionArn?: string;
  readonly record?: DeployRecord;
}

export const NOTHING_DONE: Progress = { machine: 'untouched', isTagged: false };

/** Says what a run has left behind, without hiding half of it. */
export function whatIsLeft(progress: Progress): WhatIsLeft {
  return {
    sentence: sentenceOf(progress),
    ...(progress.record === undefined ? {} : { record: progress.record }),
  };
}

function sentenceOf({ machine, isTagged, versionArn }: Progress): string {
  switch (machine) {
    case 'untouched':
      return 'Nothing was changed.';
    case 'unknown':
      return 'It is not known whether the state machine was changed. Preparing the deployment again will show it.';
    case 'as-it-was':
      return versionArn === undefined
        ? 'No version was published.'
        : 'The version is published; its tags are not complete.';
    case 'created':
    case 'updated': {
      const version = versionArn === undefined ? 'no version of it was published' : 'its version is published';
      return `The state machine was ${machine}; ${version}${isTagged ? '' : ', and its tags are not complete'}.`;
    }
  }
}
