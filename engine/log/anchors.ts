import { isQuote } from './flexible-text.ts';
import type { Pattern } from './pattern.ts';

/** Longer literals would not shorten the scan; at least this many bytes let it skip. */
const LONGEST = 10;
const SHORTEST = 3;

/**
 * The texts (lower case, a blank for any white space) one of which is in whatever `pattern` matches, chosen to be rare in logs.
 * Undefined when no text of the pattern has three plain ASCII characters in a row.
 */
export function anchorsOf(pattern: Pattern): readonly string[] | undefined {
  let best: readonly string[] | undefined;
  let bestScore = -Infinity;
  for (const texts of pattern.required) {
    const chosen = texts.map(rarestStretch);
    const score = Math.min(...chosen.map((c) => c?.score ?? -Infinity));
    if (score > bestScore) [best, bestScore] = [chosen.map((c) => c!.text), score];
  }
  return best;
}

function rarestStretch(text: string): { readonly text: string; readonly score: number } | undefined {
  let best: { readonly text: string; readonly score: number } | undefined;
  for (const run of plainRuns(text)) {
    const length = Math.min(LONGEST, run.length);
    const bits = bitsOf(run);
    let sum = 0;
    for (let at = 0; at < run.length; at++) {
      sum += bits[at]! - (at >= length ? bits[at - length]! : 0);
      if (at < length - 1) continue;
      const score = sum + Math.min(length, 8) * 6 - (length < 8 ? 60 : 0);
      if (!best || score > best.score) best = { text: run.slice(at - length + 1, at + 1), score };
    }
  }
  return best;
}

/** Stretches that stand in a log as they are written here: no quotes, escapes or runs of blanks. */
function plainRuns(text: string): string[] {
  const runs: string[] = [];
  let run = '';
  for (const c of `${text.toLowerCase()}\0`) {
    const code = c.charCodeAt(0);
    const blank = c === ' ' || c === '\t';
    const plain = code > 32 && code < 127 && !isQuote(code) && !'<>&\\'.includes(c);
    if (plain || (blank && run !== '' && !run.endsWith(' '))) run += blank ? ' ' : c;
    else {
      if (run.trim().length >= SHORTEST) runs.push(run);
      run = '';
    }
  }
  return runs;
}

/** How surprising each character is; hardly, within words that every log is full of. A blank may be a wrapped line's end and its indent. */
function bitsOf(run: string): number[] {
  const bits = Array.from(run, (c) => (c === ' ' ? -4 : (BITS[c] ?? 8)));
  for (const word of FREQUENT) {
    for (let at = run.indexOf(word); at >= 0; at = run.indexOf(word, at + 1)) for (let i = 0; i < word.length; i++) bits[at + i] = Math.min(bits[at + i]!, 1);
  }
  return bits;
}

/** Bits of surprise of a character in English prose, a little more for what logs are full of less. */
const BITS: Readonly<Record<string, number>> = {
  e: 3, t: 3.4, a: 3.6, o: 3.7, i: 3.8, n: 3.8, s: 4, r: 4, h: 4.5, l: 4.7, d: 4.6, u: 5, c: 5, m: 5, f: 5.5, w: 5.8, g: 5.7, y: 5.7, p: 5.4, b: 6,
  v: 6.7, k: 6.5, x: 7.5, j: 8, q: 8.5, z: 8.5, '.': 4, ':': 4, '-': 4.5, '/': 4, _: 5, ',': 5, '=': 5, '(': 6, ')': 6, '[': 5, ']': 5, 0: 3, 1: 3.5, 2: 3.7,
};

/** What ordinary host, libvirt and QEMU logs repeat on every other line. */
const FREQUENT = [
  'kernel', 'libvirt', 'qemu', 'domain', 'device', 'error', 'failed', 'unable', 'could', 'cannot', 'open', ' to ', ' for ', ' not ', ' the ', 'file', 'directory', 'permission',
  'systemd', 'service', 'start', 'memory', 'warning', 'info', 'debug', 'system', 'x86', 'pci', 'virt', 'net', 'block', 'disk', 'read', 'write', 'user', 'host', 'cpu', 'mon', 'config', 'ing', 'tion',
];
