import { MAX_STATE_NAME_CHARACTERS, type StateName } from '../../asl';

/** Gives out State names that are unique in the whole machine and short enough, whatever the words in them are. */
export interface StateNamer {
  /**
   * @param words - the name in reading order, with `{}` where the subject stands: `Wait Before {}`.
   * @param subject - what a person called the tool or the model; shortened if the whole is too long.
   */
  readonly name: (words: string, subject?: string) => StateName;
  /**
   * Gives out names that were given out before for the same words, if all of them are still free.
   *
   * @returns false, and none is given out: one of them is taken.
   */
  readonly claim: (names: readonly StateName[]) => boolean;
}

export function stateNamer(): StateNamer {
  const taken = new Set<string>();
  const readable = readableSubjects();
  return {
    name(words, subject = '') {
      const wanted = fittedName(words, readable(subject));
      let name = wanted;
      for (let copy = 2; taken.has(name); copy += 1) name = withSuffix(wanted, ` (${copy})`);
      taken.add(name);
      return name as StateName; // the only maker of State names: unique and within the quota
    },
    claim(names) {
      if (names.some((name) => taken.has(name))) return false;
      for (const name of names) taken.add(name);
      return true;
    },
  };
}

/**
 * An identifier for a variable made of a tool's name: JSONata and AWS take letters, digits and underscores.
 *
 * A name that had to be changed carries a hash of the original, so that `a-b` and `a_b` stay two variables.
 */
export function variableSuffix(toolName: string): string {
  const plain = toolName.replaceAll(/[^A-Za-z0-9_]/g, '_').slice(0, MAX_VARIABLE_SUFFIX);
  return plain === toolName ? plain : `${plain.slice(0, MAX_VARIABLE_SUFFIX - 9)}_${stableHash(toolName)}`;
}

/** AWS allows 80 characters in a variable's name; the longest prefix, `polling_since_ms_`, takes 17. */
const MAX_VARIABLE_SUFFIX = 60;

/** A subject has eight names in a row; what is printable of it is found once. */
function readableSubjects(): (subject: string) => string {
  let last = { subject: '', readable: '' };
  return (subject) => {
    if (subject !== last.subject) {
      last = { subject, readable: subject.replaceAll(/[\p{Cc}\p{Cs}]/gu, '_').trim() };
    }
    return last.readable;
  };
}

function fittedName(words: string, readable: string): string {
  const room = MAX_STATE_NAME_CHARACTERS - (words.length - '{}'.length);
  return words.includes('{}') ? words.replace('{}', () => shortened(readable, room)) : words;
}

/** Depends on the text alone: adding another tool never renames this one's States. */
function shortened(text: string, room: number): string {
  if (text.length <= room) return text;
  const mark = `-${stableHash(text)}`;
  return wholeCharacters(text.slice(0, room - mark.length)) + mark;
}

function withSuffix(name: string, suffix: string): string {
  return wholeCharacters(name.slice(0, MAX_STATE_NAME_CHARACTERS - suffix.length)) + suffix;
}

/** Drops half of a surrogate pair that a cut left at the end. */
function wholeCharacters(text: string): string {
  return /[\uD800-\uDBFF]$/.test(text) ? text.slice(0, -1) : text;
}

/** FNV-1a, 32 bits: short, stable, and nobody's secret depends on it. */
function stableHash(text: string): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash ^= text.charCodeAt(index);
    hash = Math.imul(hash, 0x01000193);
  }
  return (hash >>> 0).toString(16).padStart(8, '0');
}
