import type { Prefix } from './read-record.ts';

/** What is known of all entries whose lines have the same shapes (see line-shape.ts), one by one. All fields are there from the start: V8 reads objects of one form fastest. */
export class EntryKnowledge<Outcome> {
  /** What such an entry says; `digits` when that depends on them. */
  outcome: Outcome | 'digits' | undefined = undefined;
  /** For entries with digits that matter, by what they say from `digitsFrom` on: of what stands before, no pattern looks at the digits. */
  outcomes: Map<string, Outcome> | undefined = undefined;
  digitsFrom: number | undefined = undefined;
  /** How often such an entry had anchors by chance alone. */
  chances = 0;
  /** What is known of those that have one line more, by that line. */
  followed: Map<LineKnowledge<Outcome>, EntryKnowledge<Outcome>> | undefined = undefined;
}

/** What is known of all lines of one shape, and of those that are entries of their own. Filled in as it is found out. */
export class LineKnowledge<Outcome> extends EntryKnowledge<Outcome> {
  /** Of the line that was read first: its time, level, program and host may be another's. */
  prefix: { readonly value: Prefix | undefined } | undefined = undefined;
  indentedKernel: boolean | undefined = undefined;
  /** See known-entries.ts. */
  traits: number | undefined = undefined;

  constructor(readonly blank: boolean, readonly goesOn: boolean) {
    super();
  }
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

/** Counts what is remembered of entries beyond their lines' shapes; forgets all of it when that gets too much. */
export interface KnowledgeBudget<Outcome> {
  /** Something more is remembered in `followed` or `outcomes` of it. */
  spend(on: EntryKnowledge<Outcome>): void;
}

/** More would fill the memory of a dense log of gigabytes. */
const MOST_REMEMBERED = 8192;

export function createKnowledgeBudget<Outcome>(): KnowledgeBudget<Outcome> {
  const spentOn = new Set<EntryKnowledge<Outcome>>();
  let spent = 0;
  return {
    spend(on) {
      if (spent >= MOST_REMEMBERED) {
        for (const one of spentOn) one.followed = one.outcomes = undefined;
        spentOn.clear();
        spent = 0;
      }
      spentOn.add(on);
      spent++;
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
