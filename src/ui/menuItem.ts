import type { IconName } from './Icon';

/** A line of a menu: something to do, a heading, or a rule between groups. */
export type MenuItem =
  | {
      readonly type: 'action';
      readonly id: string;
      readonly label: string;
      readonly icon?: IconName;
      /** Shown at the end of the line: a shortcut, or the state. */
      readonly tail?: string | undefined;
      readonly disabled?: boolean;
      readonly run: () => void;
    }
  | { readonly type: 'heading'; readonly label: string }
  | { readonly type: 'rule' };
