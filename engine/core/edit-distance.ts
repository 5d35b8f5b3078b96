/** The edits (insert, delete, replace, swap neighbours) that turn `a` into `b`, or `limit + 1` when more are needed. */
export function editDistance(a: string, b: string, limit: number): number {
  if (Math.max(a.length, b.length) > 64) return a === b ? 0 : limit + 1;
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let before: number[] = [];
  let above = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let best = Math.min(above[j]! + 1, row[j - 1]! + 1, above[j - 1]! + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) best = Math.min(best, before[j - 2]! + 1);
      row.push(best);
    }
    before = above;
    above = row;
  }
  return Math.min(above[b.length]!, limit + 1);
}

/** The candidate that `name` is most likely a slip of: equal but for case first, then at most a third of its letters away. */
export function closest(name: string, candidates: Iterable<string>): string | undefined {
  const limit = Math.min(3, Math.max(1, Math.floor(name.length / 3)));
  let best: string | undefined;
  let bestDistance = limit + 1;
  for (const candidate of candidates) {
    if (candidate.toLowerCase() === name.toLowerCase() && candidate !== name) return candidate;
    if (candidate.length > 64 || name.length > 64) continue;
    const distance = editDistance(name, candidate, limit);
    if (distance < bestDistance) [best, bestDistance] = [candidate, distance];
  }
  return best === name ? undefined : best;
}
