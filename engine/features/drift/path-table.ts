import type { PlacePattern } from '../../schema/place-pattern.ts';

/** What a table says of a place that is known as text, `devices/disk/@type`; an entry without wildcards wins, then the first that fits. */
export function pathTable<T>(table: readonly (readonly [place: PlacePattern, value: T])[]): (path: string) => T | undefined {
  const exact = new Map(table);
  const patterns = table.filter(([place]) => place.includes('*')).map(([place, value]) => ({ pattern: expression(place), value }));
  const known = new Map<string, T | undefined>();
  return (path) => {
    if (exact.has(path)) return exact.get(path);
    if (path.length > MAX_REMEMBERED) return patterns.find(({ pattern }) => pattern.test(path))?.value;
    if (!known.has(path)) {
      if (known.size > MAX_KNOWN) known.clear();
      known.set(path, patterns.find(({ pattern }) => pattern.test(path))?.value);
    }
    return known.get(path);
  };
}

/** Places come from the text: what is kept of them is bounded. */
const MAX_REMEMBERED = 200;
const MAX_KNOWN = 5000;

/** `**` stands for any number of names; one of them a pattern keeps matching linear. */
function expression(place: PlacePattern): RegExp {
  const names = place.split('/').map((name) => (name === '**' ? '(?:.*/)?' : `${name.replace(/[.\\()@]/g, '\\$&').replace('*', '[^/]*')}/`));
  return new RegExp(`^${names.join('').replace(/\/$/, '')}$`);
}
