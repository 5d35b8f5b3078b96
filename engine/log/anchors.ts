import { encodeUtf8 } from './encode-utf8.ts';
import { isQuote } from './flexible-text.ts';
import type { Pattern } from './pattern.ts';
import { lowerAscii } from './pattern-syntax.ts';

/** Longer literals would not shorten the scan; at least this many bytes let it skip. */
const LONGEST = 10;
const SHORTEST = 3;

/** The texts (UTF-8 as characters 0 to 255, ASCII in lower case, blanks as the pattern has them) one of which is in whatever it matches. */
export type AnchorChoice = (pattern: Pattern) => readonly string[] | undefined;

/**
 * Chooses anchors that are rare in logs: of surprising letters, not of the words every log is full of, nor of those that many of
 * `patterns` hold. The choice is undefined for a pattern without three plain bytes in a row.
 */
export function createAnchorChoice(patterns: readonly Pattern[]): AnchorChoice {
  const uses = gramUses(patterns);
  return ({ required }) => {
    let best: readonly string[] | undefined;
    let bestScore = -Infinity;
    for (const texts of required) {
      const chosen = texts.map((text) => rarestStretch(text, uses));
      const score = Math.min(...chosen.map((c) => c?.score ?? -Infinity));
      if (score > bestScore) [best, bestScore] = [chosen.map((c) => c!.text), score];
    }
    return best;
  };
}

/** Whether a pattern can be scanned for. */
export const canBeAnchored = ({ required }: Pattern): boolean => required.some((texts) => texts.every((text) => plainRuns(text).length > 0));

const GRAM = 5;

/** How many patterns hold a run of five characters. */
function gramUses(patterns: readonly Pattern[]): ReadonlyMap<string, number> {
  const uses = new Map<string, number>();
  for (const { required } of patterns) {
    const grams = new Set(required.flat().flatMap(plainRuns).flatMap((run) => Array.from({ length: Math.max(0, run.length - GRAM + 1) }, (_, at) => run.slice(at, at + GRAM))));
    for (const gram of grams) uses.set(gram, (uses.get(gram) ?? 0) + 1);
  }
  return uses;
}

function rarestStretch(text: string, uses: ReadonlyMap<string, number>): { readonly text: string; readonly score: number } | undefined {
  let best: { readonly text: string; readonly score: number } | undefined;
  for (const run of plainRuns(text)) {
    const length = Math.min(LONGEST, run.length);
    const bits = bitsOf(run, uses);
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

/** Stretches that stand in a log as they are written here, as UTF-8: no quotes and escapes. */
function plainRuns(text: string): string[] {
  const runs: string[] = [];
  let run = '';
  for (const c of `${lowerAscii(text)}\0`) {
    const blank = c === ' ';
    const plain = c > ' ' && c !== '\x7f' && c !== '\xa0' && !isQuote(c.charCodeAt(0)) && !'<>&\\'.includes(c);
    if (plain || blank) run += blank ? ' ' : c < '\x80' ? c : encodeUtf8(c);
    else {
      if (run.trim().length >= SHORTEST) runs.push(run);
      run = '';
    }
  }
  return runs;
}

/** How surprising each character is; hardly, within words that every log is full of. A blank may be a wrapped line's end and its indent. */
function bitsOf(run: string, uses: ReadonlyMap<string, number>): number[] {
  const bits = Array.from(run, (c, at) => (c === ' ' ? -4 : (BITS[c] ?? 8) - Math.log2(uses.get(run.slice(at - 2, at + 3)) ?? 1)));
  for (const word of FREQUENT) {
    for (let at = run.indexOf(word); at >= 0; at = run.indexOf(word, at + 1)) for (let i = 0; i < word.length; i++) bits[at + i] = Math.min(bits[at + i]!, 0);
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
  'apparmor', 'audit', 'agent', 'guest', 'support', 'unexpected', 'initiali', 'available', 'connect', 'controller', 'install', 'forward', 'chardev', 'missing', 'request', 'operation', 'internal',
  'hypervisor', 'timestamp', 'command', '/var/', '/lib/', '/usr/', 'argument', 'unsupported', 'found', 'bridge', 'enabled', 'disabled', 'module', 'version', 'session', 'dnsmasq', 'driver',
];
