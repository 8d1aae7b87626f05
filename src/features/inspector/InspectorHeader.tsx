import type { ReactNode } from 'react';
import { classNames, Icon, IconButton, Menu, type IconName, type MenuItem } from '../../ui';
import { labels } from './labels';

export interface InspectorHeaderProps {
  readonly icon: IconName;
  readonly waits?: boolean;
  readonly title: ReactNode;
  readonly mono?: boolean;
  readonly subtitle?: string;
  readonly menu?: readonly MenuItem[];
}

export function InspectorHeader({
  icon,
  waits = false,
  title,
  mono = false,
  subtitle,
  menu = [],
}: InspectorHeaderProps) {
  return (
    <header className="ihead">
      <span className={classNames('tile', waits && 'time')}>
        <Icon name={icon} />
      </span>
      <div className="grow">
        <h2 className={classNames('ell', mono && 'mono')}>{title}</h2>
        {subtitle !== undefined && <div className="cap ell">{subtitle}</div>}
      </div>
      {menu.length > 0 && <Menu trigger={<IconButton icon="more" label={labels.more} />} items={menu} align="end" />}
    </header>
  );
}
