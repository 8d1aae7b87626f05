import type { ReactNode } from 'react';

/** One icon, one meaning. 16 grid, 1.5 stroke, drawn on half pixels. */
const drawings = {
  'arrow-right': (
    <>
      <path d="M2.5 8h10M9 4.5 12.5 8 9 11.5" />
    </>
  ),
  bell: (
    <>
      <path d="M4.2 11.2V7a3.8 3.8 0 0 1 7.6 0v4.2l1.2 1.3H3Z" />
      <path d="M6.8 14.2h2.4" />
    </>
  ),
  braces: (
    <>
      <path d="M5.8 2.5c-1.6 0-2 .8-2 2v1.8c0 1-.5 1.7-1.5 1.7 1 0 1.5.7 1.5 1.7v1.8c0 1.2.4 2 2 2M10.2 2.5c1.6 0 2 .8 2 2v1.8c0 1 .5 1.7 1.5 1.7-1 0-1.5.7-1.5 1.7v1.8c0 1.2-.4 2-2 2" />
    </>
  ),
  check: (
    <>
      <path d="m3 8.5 3.2 3.2L13 4.8" />
    </>
  ),
  'check-circle': (
    <>
      <circle cx="8" cy="8" r="6" />
      <path d="m5.3 8.2 1.9 1.9 3.6-3.9" />
    </>
  ),
  checklist: (
    <>
      <path d="M6.2 4h7.3M6.2 8h7.3M6.2 12h7.3" />
      <path d="m2 4 .8.8L4.3 3M2 8l.8.8L4.3 7M2 12l.8.8 1.5-1.8" />
    </>
  ),
  'chevron-down': (
    <>
      <path d="m4.5 6.2 3.5 3.5 3.5-3.5" />
    </>
  ),
  'chevron-right': (
    <>
      <path d="m6.2 4.5 3.5 3.5-3.5 3.5" />
    </>
  ),
  choice: (
    <>
      <path d="M8 1.8 14.2 8 8 14.2 1.8 8Z" />
    </>
  ),
  close: (
    <>
      <path d="m4 4 8 8M12 4l-8 8" />
    </>
  ),
  cloud: (
    <>
      <path d="M4.5 12.5a3 3 0 0 1-.4-6 4 4 0 0 1 7.7-.5 3.2 3.2 0 0 1-.3 6.5Z" />
    </>
  ),
  connect: (
    <>
      <rect x="2.5" y="2.5" width="4.2" height="4.2" rx="1" />
      <rect x="9.3" y="9.3" width="4.2" height="4.2" rx="1" />
      <path d="M6.7 4.6h3.7a1 1 0 0 1 1 1v3.7" />
    </>
  ),
  copy: (
    <>
      <rect x="5.5" y="5.5" width="8" height="8" rx="1.5" />
      <path d="M3.5 10.5h-1v-8h8v1" />
    </>
  ),
  cube: (
    <>
      <path d="m8 1.8 5.4 3.1v6.2L8 14.2l-5.4-3.1V4.9Z" />
      <path d="m2.8 5 5.2 3 5.2-3M8 8v6" />
    </>
  ),
  deploy: (
    <>
      <path d="M4.5 12.5a3 3 0 0 1-.4-6 4 4 0 0 1 7.7-.5 3.2 3.2 0 0 1-.3 6.5" />
      <path d="M8 13.8V8M5.8 10 8 7.8l2.2 2.2" />
    </>
  ),
  dial: (
    <>
      <circle cx="8" cy="8" r="6" />
      <path d="M8 4.6V8l2.3 1.5" />
    </>
  ),
  download: (
    <>
      <path d="M8 2.2V10M5 7l3 3 3-3" />
      <path d="M2.5 9.5v4h11v-4" />
    </>
  ),
  duplicate: (
    <>
      <rect x="2.5" y="5.5" width="8" height="8" rx="1.5" />
      <path d="M5.5 2.5h8v8M8 5.5" />
    </>
  ),
  edit: (
    <>
      <path d="M3 13h2.4l7.4-7.4-2.4-2.4L3 10.6Z" />
      <path d="m9.2 4.4 2.4 2.4" />
    </>
  ),
  end: (
    <>
      <circle cx="8" cy="8" r="5.8" />
      <rect x="5.9" y="5.9" width="4.2" height="4.2" rx=".6" fill="currentColor" stroke="none" />
    </>
  ),
  error: (
    <>
      <circle cx="8" cy="8" r="6" />
      <path d="M8 4.8v3.8M8 11v.1" />
    </>
  ),
  export: (
    <>
      <path d="M8 10V2.2M5 5l3-3 3 3" />
      <path d="M2.5 9.5v4h11v-4" />
    </>
  ),
  file: (
    <>
      <path d="M4 1.8h5.2L12.5 5v9.2H4Z" />
      <path d="M9 1.8V5.2h3.5" />
    </>
  ),
  fit: (
    <>
      <path d="M2.5 6V2.5H6M10 2.5h3.5V6M13.5 10v3.5H10M6 13.5H2.5V10" />
    </>
  ),
  history: (
    <>
      <path d="M2.3 8A5.8 5.8 0 1 0 4 3.8L2.3 5.5" />
      <path d="M2.2 2.3v3.3h3.3M8 5v3.2l2.2 1.3" />
    </>
  ),
  hourglass: (
    <>
      <path d="M4 2.2h8M4 13.8h8M5 2.2c0 3.2 2.4 4 3 5.8.6-1.8 3-2.6 3-5.8M5 13.8c0-3.2 2.4-4 3-5.8.6 1.8 3 2.6 3 5.8" />
    </>
  ),
  info: (
    <>
      <circle cx="8" cy="8" r="6" />
      <path d="M8 7.4v3.8M8 4.9v.1" />
    </>
  ),
  keyboard: (
    <>
      <rect x="1.8" y="4" width="12.4" height="8" rx="1.5" />
      <path d="M4.3 6.6h.01M6.7 6.6h.01M9.1 6.6h.01M11.5 6.6h.01M5.2 9.5h5.6" />
    </>
  ),
  lambda: (
    <>
      <path d="M3.5 2.5h2.2L11 13.5h2" />
      <path d="m7.3 6.6-3.6 6.9" />
    </>
  ),
  layers: (
    <>
      <path d="m8 2 6 3-6 3-6-3Z" />
      <path d="m2 8 6 3 6-3M2 11l6 3 6-3" />
    </>
  ),
  link: (
    <>
      <path d="M6.8 9.2a2.6 2.6 0 0 0 3.7 0l2-2a2.6 2.6 0 0 0-3.7-3.7l-.9.9" />
      <path d="M9.2 6.8a2.6 2.6 0 0 0-3.7 0l-2 2a2.6 2.6 0 0 0 3.7 3.7l.9-.9" />
    </>
  ),
  lock: (
    <>
      <rect x="3.2" y="7" width="9.6" height="6.5" rx="1.5" />
      <path d="M5.2 7V5a2.8 2.8 0 0 1 5.6 0v2" />
    </>
  ),
  map: (
    <>
      <rect x="2" y="4.8" width="9.2" height="9.2" rx="1.5" />
      <path d="M4.8 2h7.7A1.5 1.5 0 0 1 14 3.5v7.7" />
    </>
  ),
  minus: (
    <>
      <path d="M3 8h10" />
    </>
  ),
  model: (
    <>
      <rect x="3.5" y="3.5" width="9" height="9" rx="2" />
      <path d="M6.3 1.5v2M9.7 1.5v2M6.3 12.5v2M9.7 12.5v2M1.5 6.3h2M1.5 9.7h2M12.5 6.3h2M12.5 9.7h2" />
      <path d="M6.5 8h3" />
    </>
  ),
  moon: (
    <>
      <path d="M13.2 9.6A5.6 5.6 0 0 1 6.4 2.8 5.6 5.6 0 1 0 13.2 9.6Z" />
    </>
  ),
  more: (
    <>
      <path d="M3.5 8h.01M8 8h.01M12.5 8h.01" strokeWidth="2.2" />
    </>
  ),
  next: (
    <>
      <path d="M3.5 3.2v9.6L10.5 8ZM12.5 3v10" />
    </>
  ),
  pause: (
    <>
      <path d="M5.5 3v10M10.5 3v10" />
    </>
  ),
  pending: (
    <>
      <circle cx="8" cy="8" r="5.5" strokeDasharray="2 2.4" />
    </>
  ),
  person: (
    <>
      <circle cx="8" cy="5.2" r="2.7" />
      <path d="M2.8 13.8c.5-2.9 2.5-4.3 5.2-4.3s4.7 1.4 5.2 4.3" />
    </>
  ),
  play: (
    <>
      <path d="M4.5 2.8v10.4L13 8Z" />
    </>
  ),
  plus: (
    <>
      <path d="M8 3v10M3 8h10" />
    </>
  ),
  polls: (
    <>
      <path d="M8 2a6 6 0 1 1-5.6 3.8" />
      <path d="M2 2.6v3.3h3.3" />
      <path d="M8 5v3.2l2 1.2" />
    </>
  ),
  previous: (
    <>
      <path d="M12.5 3.2v9.6L5.5 8ZM3.5 3v10" />
    </>
  ),
  redo: (
    <>
      <path d="m10.5 3.5 3 3-3 3" />
      <path d="M13.5 6.5h-7a4 4 0 0 0 0 8H9" />
    </>
  ),
  remote: (
    <>
      <path d="M2.2 4.8h8.3M8 2.3l2.5 2.5L8 7.3M13.8 11.2H5.5M8 8.7l-2.5 2.5L8 13.7" />
    </>
  ),
  robot: (
    <>
      <rect x="2.5" y="5" width="11" height="8.5" rx="2" />
      <path d="M8 5V2.3M5.8 8.8v1.2M10.2 8.8v1.2" />
    </>
  ),
  ruler: (
    <>
      <path d="M1.8 11.5h12.4M3 11.5V6M5.5 11.5V9M8 11.5V6M10.5 11.5V9M13 11.5V6" />
    </>
  ),
  search: (
    <>
      <circle cx="7" cy="7" r="4.2" />
      <path d="m10.2 10.2 3.3 3.3" />
    </>
  ),
  shield: (
    <>
      <path d="M8 1.9 13 3.8v3.9c0 3-2 5.3-5 6.4-3-1.1-5-3.4-5-6.4V3.8Z" />
      <path d="m5.8 7.9 1.6 1.6 2.9-3" />
    </>
  ),
  sliders: (
    <>
      <path d="M2.2 4.8h6.3M12 4.8h1.8M2.2 11.2h1.9M7.5 11.2h6.3" />
      <circle cx="10.2" cy="4.8" r="1.7" />
      <circle cx="5.8" cy="11.2" r="1.7" />
    </>
  ),
  start: (
    <>
      <circle cx="8" cy="8" r="5.5" />
      <circle cx="8" cy="8" r="1.6" fill="currentColor" stroke="none" />
    </>
  ),
  stop: (
    <>
      <rect x="4" y="4" width="8" height="8" rx="1" />
    </>
  ),
  sun: (
    <>
      <circle cx="8" cy="8" r="2.8" />
      <path d="M8 1.8v1.4M8 12.8v1.4M1.8 8h1.4M12.8 8h1.4M3.6 3.6l1 1M11.4 11.4l1 1M12.4 3.6l-1 1M4.6 11.4l-1 1" />
    </>
  ),
  table: (
    <>
      <rect x="2.2" y="2.8" width="11.6" height="10.4" rx="1.5" />
      <path d="M2.2 6.4h11.6M6.2 6.4v6.8" />
    </>
  ),
  terminal: (
    <>
      <rect x="2.2" y="3" width="11.6" height="10" rx="1.5" />
      <path d="m5 6.5 2 1.7-2 1.7M8.5 10.2h2.6" />
    </>
  ),
  tidy: (
    <>
      <rect x="2.2" y="2.5" width="4.6" height="3.6" rx="1" />
      <rect x="2.2" y="9.9" width="4.6" height="3.6" rx="1" />
      <rect x="9.2" y="6.2" width="4.6" height="3.6" rx="1" />
      <path d="M6.8 4.3H8v7.4H6.8M8 8h1.2" />
    </>
  ),
  trash: (
    <>
      <path d="M2.8 4.5h10.4M6 4.2V2.8h4v1.4M4.2 4.5l.6 9h6.4l.6-9" />
    </>
  ),
  undo: (
    <>
      <path d="M5.5 3.5 2.5 6.5l3 3" />
      <path d="M2.5 6.5h7a4 4 0 0 1 0 8H7" />
    </>
  ),
  warning: (
    <>
      <path d="M8 2.2 14.4 13.3H1.6Z" />
      <path d="M8 6.5v3" />
      <path d="M8 11.4v.1" />
    </>
  ),
} satisfies Record<string, ReactNode>;

export type IconName = keyof typeof drawings;

export interface IconProps {
  readonly name: IconName;
  /** 14 px: inside chips and captions. */
  readonly small?: boolean;
  /** Says what it means where no text does; absent: decoration. */
  readonly label?: string;
}

export function Icon({ name, small = false, label }: IconProps) {
  const named = label === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label };
  return (
    <svg className={small ? 'i s' : 'i'} viewBox="0 0 16 16" {...named}>
      {drawings[name]}
    </svg>
  );
}
