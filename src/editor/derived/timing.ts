/**
 * How long things take where nobody has measured: the design's own example, a monitor called back to back, comes round every 2.4 s
 * (about fifty calls in two minutes).
 */
export const SECONDS_PER_TURN = 2;
export const SECONDS_PER_CALL = 0.4;
