/** Keys, strings, expressions and numbers of printed JSON. */
const TOKEN = /("(?:[^"\\]|\\.)*")(\s*:)?|(-?\d[\d.eE+-]*|true|false|null)|([{}[\],:])/g;

/** A State as JSON in the colours of the preview, without the indent it has there. */
export function StateText({ text }: { readonly text: string }) {
  const lines = text.split('\n');
  const indent = Math.min(...lines.slice(1).map((line) => line.search(/\S|$/)));
  const plain = [
    lines[0] ?? '',
    ...lines.slice(1).map((line) => line.slice(Number.isFinite(indent) ? indent : 0)),
  ].join('\n');
  return <pre className="codebox">{coloured(plain)}</pre>;
}

function coloured(text: string) {
  const parts = [];
  let at = 0;
  for (const match of text.matchAll(TOKEN)) {
    const [whole, string, colon, word, sign] = match;
    parts.push(text.slice(at, match.index));
    at = match.index + whole.length;
    if (string !== undefined) {
      const look = colon !== undefined ? 'k' : string.startsWith('"{%') ? 'x' : 's';
      parts.push(
        <span key={match.index} className={look}>
          {string}
        </span>,
        colon ?? '',
      );
    } else {
      parts.push(
        <span key={match.index} className={word === undefined ? 'p' : 'n'}>
          {word ?? sign}
        </span>,
      );
    }
  }
  parts.push(text.slice(at));
  return parts;
}
