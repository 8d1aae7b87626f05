import { useEffect, useRef, useState, type ReactNode } from 'react';
import { Icon, IconButton } from '../../../ui';
import { useSimulationView } from '../simulationSession';
import { labels } from './labels';
import { useVerdicts } from './useVerdicts';

/**
 * The panel behind a rail, over the screen while it is open. It takes the focus when it opens and gives it back to the rail; Escape closes it
 * and leaves the screen.
 */
export function PanelDrawer({ children }: { readonly children: ReactNode }) {
  const [isOpen, setOpen] = useState(false);
  const name = useSimulationView((view) => view.scenario.name);
  const opener = useRef<HTMLButtonElement>(null);
  const drawer = useRef<HTMLElement>(null);
  useEffect(() => {
    if (isOpen) drawer.current?.focus();
  }, [isOpen]);
  const close = () => {
    setOpen(false);
    opener.current?.focus();
  };
  return (
    <div className="scenario-rail">
      <IconButton
        ref={opener}
        icon="sliders"
        label={labels.open(name)}
        aria-expanded={isOpen}
        onClick={() => (isOpen ? close() : setOpen(true))}
      />
      <MustMark />
      {isOpen && (
        // the panel is a landmark that takes the focus; its Escape stays in it
        // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
        <aside
          ref={drawer}
          tabIndex={-1}
          className="scenario drawer"
          aria-label={labels.panel}
          onKeyDown={(event) => {
            if (event.key !== 'Escape' || event.defaultPrevented) return;
            event.preventDefault();
            event.stopPropagation();
            close();
          }}
        >
          <IconButton small icon="close" label={labels.close} className="drawer-close" onClick={close} />
          {children}
        </aside>
      )}
    </div>
  );
}

/** How many conditions hold, where the panel is shut. */
function MustMark() {
  const verdicts = useVerdicts();
  const judged = verdicts.filter((verdict) => verdict !== null);
  if (judged.length === 0) return null;
  const held = judged.filter(({ passed }) => passed).length;
  return (
    <div className={held === judged.length ? 'must-mark passed' : 'must-mark failed'}>
      <Icon name={held === judged.length ? 'check' : 'error'} label={labels.mustMark(held, judged.length)} />
      <span aria-hidden="true">
        {held}/{judged.length}
      </span>
    </div>
  );
}
