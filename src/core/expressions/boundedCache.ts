/**
 * Remembers what `make` gave for a key, for at most `limit` keys; the oldest half is forgotten when it is full.
 *
 * Texts of definitions are few and come again and again, so a generation scheme is as good as least-recently-used and costs one lookup.
 */
export function boundedCache<Value>(limit: number, make: (key: string) => Value): (key: string) => Value {
  let young = new Map<string, Value>();
  let old = new Map<string, Value>();
  return (key) => {
    const known = young.get(key);
    if (known !== undefined) return known;
    const value = old.get(key) ?? make(key);
    if (young.size >= limit / 2) {
      old = young;
      young = new Map();
    }
    young.set(key, value);
    return value;
  };
}
