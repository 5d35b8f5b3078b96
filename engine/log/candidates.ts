/** The anchors that were found in a part of a log, in its order; offsets are those of the source. */
export interface Candidates {
  readonly length: number;
  at(i: number): number;
  anchor(i: number): number;
  /** The first, from the `i`th on, behind an offset. */
  firstAfter(i: number, offset: number): number;
}

/** Takes anchors as they are found. */
export interface CandidateList extends Candidates {
  /** Forgets all; offsets count from `base` on. */
  clear(base: number): void;
  /** `at` counts from the base. */
  push(anchor: number, at: number): void;
  /** Puts them in the order of their offsets. */
  sort(): void;
}

/** A list that is used again and again, and makes no object for each of its entries. */
export function createCandidateList(): CandidateList {
  let base = 0;
  let length = 0;
  let ats = new Int32Array(4096);
  let anchors = new Int32Array(4096);
  const grow = (): void => {
    [ats, anchors] = [ats, anchors].map((before) => {
      const bigger = new Int32Array(before.length * 2);
      bigger.set(before);
      return bigger;
    }) as [Int32Array<ArrayBuffer>, Int32Array<ArrayBuffer>];
  };
  return {
    get length() { return length; },
    at: (i) => base + ats[i]!,
    anchor: (i) => anchors[i]!,
    firstAfter(i, offset) {
      const last = offset - base;
      while (i < length && ats[i]! <= last) i++;
      return i;
    },
    clear(start) {
      base = start;
      length = 0;
    },
    push(anchor, at) {
      if (length === ats.length) grow();
      ats[length] = at;
      anchors[length++] = anchor;
    },
    sort() {
      if (!insertInOrder(ats, anchors, length)) sortByKey(ats, anchors, length);
    },
  };
}

/** Sorts what is nearly in order; gives up, with nothing lost, where it is not. */
function insertInOrder(ats: Int32Array, anchors: Int32Array, length: number): boolean {
  let moves = 16 * length;
  for (let i = 1; i < length; i++) {
    const at = ats[i]!;
    if (ats[i - 1]! <= at) continue;
    const anchor = anchors[i]!;
    let to = i;
    for (; to > 0 && ats[to - 1]! > at; to--) {
      ats[to] = ats[to - 1]!;
      anchors[to] = anchors[to - 1]!;
      moves--;
    }
    ats[to] = at;
    anchors[to] = anchor;
    if (moves < 0) return false;
  }
  return true;
}

/** Offsets and numbers of anchors fit into one number together. */
const ANCHORS = 2 ** 20;

function sortByKey(ats: Int32Array, anchors: Int32Array, length: number): void {
  const keys = new Float64Array(length);
  for (let i = 0; i < length; i++) keys[i] = ats[i]! * ANCHORS + anchors[i]!;
  keys.sort();
  keys.forEach((key, i) => {
    ats[i] = Math.floor(key / ANCHORS);
    anchors[i] = key % ANCHORS;
  });
}
