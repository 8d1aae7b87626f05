import { useLayoutEffect, useState } from 'react';
import type { ChartColours } from './drawLanes';

/** Colours of the theme for a canvas element, which knows no custom properties; read again when the theme changes. */
export function useChartColours(): ChartColours {
  const [colours, setColours] = useState(readColours);
  useLayoutEffect(() => {
    const read = () => setColours(readColours());
    const observer = new MutationObserver(read);
    observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
    return () => observer.disconnect();
  }, []);
  return colours;
}

function readColours(): ChartColours {
  const style = getComputedStyle(document.documentElement);
  const token = (name: string) => style.getPropertyValue(`--${name}`).trim();
  return {
    ink: token('ink'),
    ink2: token('ink-2'),
    ink3: token('ink-3'),
    line: token('line'),
    lineStrong: token('line-strong'),
    panel: token('app'),
    time: token('time'),
    timeFill: token('time-fill'),
    timeLine: token('time-line'),
    timeSoft: token('time-soft'),
    timeTick: token('time-tick'),
    danger: token('danger-fill'),
    ok: token('ok'),
    font: `11px ${token('font-ui')}`,
  };
}
