import type { Prefix } from './read-record.ts';

/** What is known of all lines of one shape (see line-shape.ts). Filled in as it is found out. */
export interface LineKnowledge<Outcome> {
  readonly blank: boolean;
  readonly goesOn: boolean;
  /** Of the line that was read first: its time, level, program and host may be another's. */
  prefix?: { readonly value: Prefix | undefined };
  /** What such a line says when it is an entry of its own; `digits` when that depends on them. */
  outcome?: Outcome | 'digits';
  /** For lines with digits that matter, by the whole line. */
  outcomes?: Map<string, Outcome>;
}

export interface LineMemo<Outcome> {
  get(shape: string): LineKnowledge<Outcome> | undefined;
  set(shape: string, knowledge: LineKnowledge<Outcome>): void;
}

const MOST_SHAPES = 8192;

/** Forgets what was not asked for lately. */
export function createLineMemo<Outcome>(): LineMemo<Outcome> {
  let recent = new Map<string, LineKnowledge<Outcome>>();
  let older = recent;
  const keep = (shape: string, knowledge: LineKnowledge<Outcome>): void => {
    if (recent.size >= MOST_SHAPES) [older, recent] = [recent, new Map()];
    recent.set(shape, knowledge);
  };
  return {
    get(shape) {
      const known = recent.get(shape);
      if (known) return known;
      const old = older.get(shape);
      if (old) keep(shape, old);
      return old;
    },
    set: keep,
  };
}
