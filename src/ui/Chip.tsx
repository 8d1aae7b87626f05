import type { ReactNode } from 'react';
import { classNames } from './classNames';

export interface ChipProps {
  /** `time`: speaks of waiting, and only of that. */
  readonly tone?: 'plain' | 'time' | 'ok' | 'warn' | 'danger' | 'line';
  readonly children: ReactNode;
}

export function Chip({ tone = 'plain', children }: ChipProps) {
  return <span className={classNames('chip', tone !== 'plain' && tone)}>{children}</span>;
}
