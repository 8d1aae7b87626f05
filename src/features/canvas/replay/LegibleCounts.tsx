import { useStoreApi } from '@xyflow/react';
import { useEffect, useRef } from 'react';

/** Size at which numbers are read on the screen, as a part of life size, and how much they may grow against the graph. */
const READ_AT = 0.86;
const MOST = 1.7;

/** Keeps counts legible in a graph that is shown small: they shrink less than the graph does. */
export function LegibleCounts() {
  const store = useStoreApi();
  const mark = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const flow = mark.current?.closest<HTMLElement>('.flow');
    if (flow == null) return undefined;
    let last = 0;
    const apply = () => {
      const zoom = store.getState().transform[2];
      if (zoom === last) return;
      last = zoom;
      flow.style.setProperty('--grow', String(Math.min(MOST, Math.max(1, READ_AT / zoom))));
    };
    apply();
    return store.subscribe(apply);
  }, [store]);
  return <span ref={mark} hidden />;
}
