/** Colours of a drawing, by the names of the interface's tokens. `time…` is for waiting and for the choice that is in use. */
export type Tone =
  | 'ink'
  | 'ink-2'
  | 'ink-3'
  | 'line'
  | 'line-strong'
  | 'line-field'
  | 'panel'
  | 'time'
  | 'time-fill'
  | 'time-line'
  | 'time-soft'
  | 'warn';

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** One thing drawn, in pixels from the upper left corner. */
export type Mark =
  | {
      readonly kind: 'rect';
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
      readonly fill: Tone | null;
      readonly stroke?: Tone;
      readonly radius?: number;
    }
  | {
      readonly kind: 'path';
      readonly points: readonly Point[];
      readonly stroke: Tone;
      readonly strokeWidth?: number;
      readonly dash?: string;
    }
  | {
      readonly kind: 'circle';
      readonly x: number;
      readonly y: number;
      readonly radius: number;
      readonly fill: Tone | null;
      readonly stroke?: Tone;
    }
  | {
      readonly kind: 'text';
      readonly x: number;
      readonly y: number;
      readonly text: string;
      readonly fill: Tone;
      readonly anchor?: 'start' | 'middle' | 'end';
      readonly size?: number;
      readonly strong?: boolean;
    };

/** A chart as data: the screen and the files of a report draw the same one. */
export interface Drawing {
  readonly width: number;
  readonly height: number;
  /** What it shows, for those who cannot see it. */
  readonly title: string;
  readonly marks: readonly Mark[];
}

/** Size of text in a drawing unless it says otherwise. */
export const TEXT_SIZE = 11;
/** Width of a character on average, as a part of the size: enough to keep labels apart. */
const CHARACTER_WIDTH = 0.56;

export function textWidth(text: string, size: number = TEXT_SIZE): number {
  return text.length * size * CHARACTER_WIDTH;
}
