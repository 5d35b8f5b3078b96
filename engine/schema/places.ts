import type { ElementSpec } from './element-spec.ts';
import { specOf } from './spec-node.ts';

/** Where the format knows a name: the paths of parents (for elements) or owners (for attributes), from the outermost element. */
export interface Places {
  readonly elements: ReadonlyMap<string, readonly string[]>;
  readonly attributes: ReadonlyMap<string, readonly string[]>;
}

const MAX_DEPTH = 12;

/** Walks the whole format once; an element that nests in itself is entered once a branch. */
export function indexPlaces(name: string, root: ElementSpec): Places {
  const elements = new Map<string, string[]>();
  const attributes = new Map<string, string[]>();
  const add = (map: Map<string, string[]>, key: string, place: string): void => {
    const there = map.get(key);
    if (there) there.push(place);
    else map.set(key, [place]);
  };
  const visit = (spec: ElementSpec, path: string, open: readonly ElementSpec[]): void => {
    for (const a of Object.keys(spec.attributes ?? {})) add(attributes, a, path);
    for (const [childName, child] of Object.entries(spec.children ?? {})) {
      add(elements, childName, path);
      const below = specOf(child);
      if (!open.includes(below) && open.length < MAX_DEPTH) visit(below, `${path}/${childName}`, [...open, below]);
    }
  };
  visit(root, name, [root]);
  return { elements, attributes };
}

/** The place nearest to `path`: the one that shares most of its beginning, then the shortest. */
export function nearest(places: readonly string[], path: string): string | undefined {
  const here = path.split('/');
  const shared = (place: string): number => {
    const there = place.split('/');
    let n = 0;
    while (n < there.length && there[n] === here[n]) n++;
    return n * 100 - there.length;
  };
  return [...places].sort((a, b) => shared(b) - shared(a))[0];
}
