import type { Prefix } from './read-record.ts';

/** What is known of all lines of one shape (see line-shape.ts). Filled in as it is found out. */
export interface LineKnowledge<Outcome> {
  readonly blank: boolean;
  readonly goesOn: boolean;
  /** Of the line that was read first: its time, level, program and host may be another's. */
  prefix?: { readonly value: Prefix | undefined };
  indentedKernel?: boolean;
  /** What such a line says when it is an entry of its own; `digits` when that depends on them. */
  outcome?: Outcome | 'digits';
  /** For lines with digits that matter, by the whole line. */
  outcomes?: Map<string, Outcome>;
}

/** Remembers shapes. One memo serves one kind of source: its offsets are the source's. */
export interface LineMemo<Outcome> {
  ofText(shape: string, make: () => LineKnowledge<Outcome>): LineKnowledge<Outcome>;
  /** The shape is the first `length` bytes; `hash` is theirs. */
  ofBytes(shape: Uint8Array, length: number, hash: number, make: () => LineKnowledge<Outcome>): LineKnowledge<Outcome>;
}

const MOST_SHAPES = 8192;

/** Forgets what was not asked for lately. */
export function createLineMemo<Outcome>(): LineMemo<Outcome> {
  const texts = createRecent<string, LineKnowledge<Outcome>>();
  const bytes = createRecent<number, { readonly shape: Uint8Array; readonly knowledge: LineKnowledge<Outcome> }>();
  return {
    ofText(shape, make) {
      return texts.get(shape) ?? texts.set(shape, make());
    },
    ofBytes(shape, length, hash, make) {
      const known = bytes.get(hash);
      // Of two shapes with one hash, the later is remembered.
      if (known && startsWith(shape, length, known.shape)) return known.knowledge;
      return bytes.set(hash, { shape: shape.slice(0, length), knowledge: make() }).knowledge;
    },
  };
}

function startsWith(shape: Uint8Array, length: number, known: Uint8Array): boolean {
  if (known.length !== length) return false;
  for (let i = 0; i < length; i++) if (shape[i] !== known[i]) return false;
  return true;
}

function createRecent<Key, Value>() {
  let recent = new Map<Key, Value>();
  let older = recent;
  const set = (key: Key, value: Value): Value => {
    if (recent.size >= MOST_SHAPES) [older, recent] = [recent, new Map()];
    recent.set(key, value);
    return value;
  };
  return {
    set,
    get(key: Key): Value | undefined {
      const known = recent.get(key);
      if (known !== undefined || older === recent) return known;
      const old = older.get(key);
      return old === undefined ? undefined : set(key, old);
    },
  };
}
