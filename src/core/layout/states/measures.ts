/** Sizes and distances of the States view. @see look, “Nodes” */
export const STATE = {
  height: 40,
  minWidth: 134,
  maxWidth: 264,
  /** Icon and padding around a name; then per character of 11.5 px. */
  nameMargin: 46,
  characterWidth: 5.8,
  /** Free height between States of a container, and of the machine itself. */
  gap: 20,
  spineGap: 36,
  /** Of a straight edge with words on it. */
  labelledGap: 56,
  /** Head of a container and the space around what is in it. */
  header: 40,
  padding: 16,
  emptyContainer: { width: 244, height: 72 },
  betweenBranches: 24,
  start: { width: 88, height: 28, gap: 24 },
  /** The square at the right of a State that ends its scope: its side, and its distance. */
  end: { size: 8, distance: 9 },
} as const;

/** Distance between two lanes of a channel or a corridor. */
export const LANE = 12;

/** Distance from a side port's middle when two kinds of lines use the same side. */
export const PORT_OFFSET = 10;
