import { Dialog as Primitive } from 'radix-ui';
import type { ReactNode } from 'react';
import { classNames } from './classNames';
import { Icon } from './Icon';

export interface DialogProps {
  readonly title: string;
  /** Read after the title by assistive technology. */
  readonly description?: string;
  readonly open: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
  readonly footer?: ReactNode;
  readonly wide?: boolean;
}

/**
 * Begins at the part marked `data-autofocus`, else at the dialog itself; keeps focus inside, closes on Escape, gives focus back to its opener.
 * Import it lazily: it brings a library.
 */
export function Dialog({ title, description, open, onClose, children, footer, wide = false }: DialogProps) {
  return (
    <Primitive.Root open={open} onOpenChange={(next) => !next && onClose()}>
      <Primitive.Portal>
        <Primitive.Overlay className="scrim" />
        <Primitive.Content
          className={classNames('dialog', wide && 'wide')}
          onOpenAutoFocus={(event) => {
            event.preventDefault();
            const content = event.currentTarget as HTMLElement; // the dialog itself, on which the event is dispatched
            (content.querySelector<HTMLElement>('[data-autofocus]') ?? content).focus();
          }}
          {...(description === undefined && { 'aria-describedby': undefined })}
        >
          <header className="dialog-head">
            <Primitive.Title>{title}</Primitive.Title>
            <Primitive.Close className="btn icon" aria-label="Close">
              <Icon name="close" />
            </Primitive.Close>
          </header>
          {description !== undefined && (
            <Primitive.Description className="sr-only">{description}</Primitive.Description>
          )}
          <div className="dialog-body">{children}</div>
          {footer !== undefined && <footer className="dialog-foot">{footer}</footer>}
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}
