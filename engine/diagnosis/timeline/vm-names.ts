/** Longer lines speak of so much that their first part must do. */
const LONGEST = 4000;
const MOST_NAMES = 2000;

/** Tells which VM a line speaks of: by a name that stands in it as a word. */
export function createVmNames(names: Iterable<string>): (line: string) => string | undefined {
  const known = new Set([...names].filter((name) => name.length > 0).slice(0, MOST_NAMES));
  const odd = [...known].filter((name) => !/^[\w.-]+$/.test(name));
  return (line) => {
    const text = line.slice(0, LONGEST);
    for (const [word] of text.matchAll(/[\w.-]+/g)) {
      if (known.has(word)) return word;
      // Sentences end with a dot, and some put what a name belongs to behind one.
      const bare = word.endsWith('.') ? word.slice(0, -1) : word;
      if (bare !== word && known.has(bare)) return bare;
    }
    return odd.find((name) => text.includes(name));
  };
}
