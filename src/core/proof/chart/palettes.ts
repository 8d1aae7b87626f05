import type { Palette } from './svgText';

/** The tones of both themes, for files that stand alone; a test holds them to the tokens of the interface. */
export const PALETTES: Readonly<Record<'light' | 'dark', Palette>> = {
  light: {
    ink: '#17181a',
    'ink-2': '#494b4e',
    'ink-3': '#65676a',
    line: '#e3e3dd',
    'line-strong': '#cbcbc4',
    'line-field': '#8b8b83',
    panel: '#ffffff',
    time: '#0b6b76',
    'time-fill': '#0d7f8b',
    'time-line': '#7fc3c9',
    'time-soft': '#e2f2f3',
    warn: '#825400',
  },
  dark: {
    ink: '#ecedee',
    'ink-2': '#b6babe',
    'ink-3': '#92979c',
    line: '#2a2d31',
    'line-strong': '#3d4146',
    'line-field': '#6d7278',
    panel: '#1a1c1f',
    time: '#62d6dd',
    'time-fill': '#36bcc5',
    'time-line': '#24707a',
    'time-soft': '#0f2e32',
    warn: '#e5b454',
  },
};
