import { memo } from 'react';
import { classNames, Icon, type IconName } from '../../../ui';

export interface RouteLabelProps {
  readonly x: number;
  readonly y: number;
  readonly text: string;
  readonly icon?: IconName | undefined;
  /** `left`: the text begins at the point; `up`: it is written upwards. */
  readonly align?: 'left' | 'up' | undefined;
  readonly look?: string | undefined;
}

/** Words on a line, on the ground's colour. */
export const RouteLabel = memo(function RouteLabel({ x, y, text, icon, align, look }: RouteLabelProps) {
  return (
    <span className={classNames('elabel', align, look)} style={{ left: x, top: y }}>
      {icon !== undefined && <Icon name={icon} small />}
      {text}
    </span>
  );
});
