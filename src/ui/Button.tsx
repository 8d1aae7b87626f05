import type { ComponentProps, ReactNode } from 'react';
import { classNames } from './classNames';
import { Icon, type IconName } from './Icon';

export interface ButtonProps extends Omit<ComponentProps<'button'>, 'type'> {
  /** `solid`: the one primary button of a view. */
  readonly variant?: 'plain' | 'outline' | 'solid' | 'danger';
  readonly size?: 'small' | 'normal' | 'large';
  readonly icon?: IconName;
  readonly children: ReactNode;
}

const variantClass = { plain: undefined, outline: 'out', solid: 'solid', danger: 'danger' } as const;
const sizeClass = { small: 'small', normal: undefined, large: 'lg' } as const;

export function Button({ variant = 'plain', size = 'normal', icon, className, children, ...rest }: ButtonProps) {
  return (
    <button type="button" className={classNames('btn', variantClass[variant], sizeClass[size], className)} {...rest}>
      {icon !== undefined && <Icon name={icon} />}
      {children}
    </button>
  );
}

export interface IconButtonProps extends Omit<ComponentProps<'button'>, 'type' | 'children'> {
  readonly icon: IconName;
  /** What it does; also shown on hover. */
  readonly label: string;
  /** Shown on hover beside the label: `Ctrl+Z`. */
  readonly shortcut?: string | undefined;
  readonly variant?: 'plain' | 'outline';
  readonly small?: boolean;
}

export function IconButton({
  icon,
  label,
  shortcut,
  variant = 'plain',
  small = false,
  className,
  ...rest
}: IconButtonProps) {
  return (
    <button
      type="button"
      className={classNames('btn icon', variantClass[variant], small && 'small', className)}
      aria-label={label}
      title={shortcut === undefined ? label : `${label} (${shortcut})`}
      {...rest}
    >
      <Icon name={icon} />
    </button>
  );
}
