import { useStore, type ReactFlowState } from '@xyflow/react';
import { classNames, Icon, type IconName } from '../../../ui';
import { labels } from '../labels';
import type { ViewportControls } from './useViewport';

const percentOf = (state: ReactFlowState) => Math.round(state.transform[2] * 100);

/** Zoom in, back to life size, zoom out, fit. */
export function ZoomControls({ view, row }: { readonly view: ViewportControls; readonly row?: boolean }) {
  const percent = useStore(percentOf);
  return (
    <div className={classNames('float zoom', row === true && 'h')}>
      <ZoomButton icon="plus" label={labels.zoomIn} run={() => view.zoomBy(1.25)} />
      <button
        type="button"
        aria-label={`${labels.zoomReset} (${percent} %)`}
        title={`${labels.zoomReset} (Shift+0)`}
        onClick={() => view.zoomTo(1)}
      >
        {percent}
      </button>
      <ZoomButton icon="minus" label={labels.zoomOut} run={() => view.zoomBy(0.8)} />
      <ZoomButton icon="fit" label={labels.fit} shortcut="Shift+1" run={view.fit} />
    </div>
  );
}

interface ZoomButtonProps {
  readonly icon: IconName;
  readonly label: string;
  readonly shortcut?: string;
  readonly run: () => void;
}

function ZoomButton({ icon, label, shortcut, run }: ZoomButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      title={shortcut === undefined ? label : `${label} (${shortcut})`}
      onClick={run}
    >
      <Icon name={icon} />
    </button>
  );
}
