/** Durations, counts and “at once” within a sentence. */
const NUMBERS = /(at once|\b\d[\d,.]*(?: (?:d|h|min|s)(?: \d[\d,.]* (?:h|min|s))*)?(?: (?:times|checks?))?)(?=\W|$)/;

/** A sentence about waiting with its numbers set off. */
export function TimeSentence({ text }: { readonly text: string }) {
  const parts = text.split(NUMBERS);
  return <p className="say">{parts.map((part, index) => (index % 2 === 1 ? <b key={index}>{part}</b> : part))}</p>;
}
