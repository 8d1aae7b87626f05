import { DropdownMenu } from 'radix-ui';
import type { ReactNode } from 'react';
import { Icon } from './Icon';
import type { MenuItem } from './menuItem';

export interface MenuPopupProps {
  readonly items: readonly MenuItem[];
  readonly trigger: ReactNode;
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly align?: 'start' | 'end';
  readonly side?: 'top' | 'bottom';
}

/** The list of a Menu, with the trigger it hangs on. Loaded lazily by `Menu`. */
export default function MenuPopup(props: MenuPopupProps) {
  const { items, trigger, open, onOpenChange, align = 'start', side = 'bottom' } = props;
  return (
    <DropdownMenu.Root open={open} onOpenChange={onOpenChange} modal={false}>
      <DropdownMenu.Trigger asChild>{trigger}</DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content className="menu" align={align} side={side} sideOffset={4} collisionPadding={8}>
          {items.map((item, index) => (
            <Line key={item.type === 'action' ? item.id : index} item={item} />
          ))}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

function Line({ item }: { readonly item: MenuItem }) {
  switch (item.type) {
    case 'rule':
      return <DropdownMenu.Separator className="menu-rule" />;
    case 'heading':
      return <DropdownMenu.Label className="menu-label">{item.label}</DropdownMenu.Label>;
    case 'action':
      return (
        <DropdownMenu.Item className="menu-item" disabled={item.disabled ?? false} onSelect={item.run}>
          {item.icon !== undefined && <Icon name={item.icon} />}
          <span>{item.label}</span>
          {item.tail !== undefined && <span className="tail">{item.tail}</span>}
        </DropdownMenu.Item>
      );
  }
}
