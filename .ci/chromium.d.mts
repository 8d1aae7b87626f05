/** Path of a Chromium that is there already, or null. */
export function findChromium(): string | null;

/** Path of a Chromium, installed first if need be; throws a sentence naming the ways out. */
export function ensureChromium(): string;
