/**
 * Compiles a `StringMatches` pattern: `*` stands for any characters, `\*` for an asterisk, `\\` for a backslash. Matching takes time in
 * proportion to text × asterisks, whatever the pattern: no regular expression is involved.
 */
export function wildcardPattern(pattern: string): (text: string) => boolean {
  const pieces = literalPieces(pattern);
  const [first = ''] = pieces;
  if (pieces.length === 1) return (text) => text === first;
  const last = pieces[pieces.length - 1] ?? '';
  const middle = pieces.slice(1, -1);
  return (text) => {
    if (text.length < first.length + last.length || !text.startsWith(first) || !text.endsWith(last)) return false;
    let at = first.length;
    const end = text.length - last.length;
    for (const piece of middle) {
      const found = text.indexOf(piece, at);
      if (found < 0 || found + piece.length > end) return false;
      at = found + piece.length;
    }
    return true;
  };
}

/** The texts between the asterisks. */
function literalPieces(pattern: string): string[] {
  const pieces: string[] = [];
  let piece = '';
  for (let index = 0; index < pattern.length; index++) {
    const character = pattern.charAt(index);
    const following = pattern.charAt(index + 1);
    if (character === '*') {
      pieces.push(piece);
      piece = '';
    } else if (character === '\\' && (following === '*' || following === '\\')) {
      piece += following;
      index++;
    } else {
      piece += character;
    }
  }
  return [...pieces, piece];
}
