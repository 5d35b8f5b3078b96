import { sampling } from './anchor-tables.ts';
import { encodeUtf8 } from './encode-utf8.ts';
import type { Pattern } from './pattern.ts';
import { lowerAscii } from './pattern-items.ts';

/** The scan has no use for longer ones, and cannot find shorter ones. */
const LONGEST = 10;
const SHORTEST = 3;
/** Shorter ones need a pass of their own, see anchor-scan.ts. */
const SAMPLED_WELL = 8;

/** The texts (UTF-8 as characters 0 to 255, ASCII in lower case, blanks as the pattern has them) one of which is in whatever it matches. */
export type AnchorChoice = (pattern: Pattern) => readonly string[] | undefined;

/**
 * Chooses anchors that are rare in logs: of surprising letters, not of the words every log is full of, nor of those that many of
 * `patterns` or of the `ordinary` lines hold. The choice is undefined for a pattern without three plain bytes in a row.
 */
export function createAnchorChoice(patterns: readonly Pattern[], ordinary: readonly string[] = []): AnchorChoice {
  const runs = new Map(patterns.map((pattern) => [pattern, runsOf(pattern)]));
  const uses = gramUses(runs.values(), ordinary);
  const looks = countLooks(ordinary);
  return (pattern) => {
    let best: readonly string[] | undefined;
    let bestScore = -Infinity;
    for (const texts of runs.get(pattern) ?? runsOf(pattern)) {
      const chosen = texts.map((some) => rarestStretch(some, uses, looks));
      const score = Math.min(...chosen.map((c) => c?.score ?? -Infinity));
      if (score > bestScore) [best, bestScore] = [chosen.map((c) => c!.text), score];
    }
    return best;
  };
}

/** Whether a pattern can be scanned for. */
export const canBeAnchored = (pattern: Pattern): boolean => runsOf(pattern).some((texts) => texts.every((runs) => runs.length > 0));

/** The plain stretches of each required text. */
type Runs = readonly (readonly (readonly string[])[])[];

const runsOf = ({ required }: Pattern): Runs => required.map((texts) => texts.map(plainRuns));

const GRAM = 5;
/** Few runs share a hash by chance. */
const HASH_BITS = 18;

/** An ordinary line tells more of what logs are full of than a pattern. */
const ORDINARY_WEIGHT = 8;

/** How many patterns hold a run of five characters, by its hash. */
function gramUses(all: Iterable<Runs>, ordinary: readonly string[]): Uint16Array {
  const uses = new Uint16Array(1 << HASH_BITS);
  const count = (texts: Iterable<string>, weight: number): void => {
    const seen = new Set<number>();
    for (const text of texts) for (let at = 0; at + GRAM <= text.length; at++) seen.add(gramHash(text, at));
    for (const hash of seen) uses[hash] = Math.min(0xffff, uses[hash]! + weight);
  };
  for (const runs of all) count(new Set(runs.flat(2)), 1);
  for (const line of ordinary) count([encodeUtf8(lowerAscii(line))], ORDINARY_WEIGHT);
  return uses;
}

function gramHash(run: string, at: number): number {
  let hash = 0;
  for (let i = at; i < at + GRAM; i++) hash = Math.imul(hash ^ run.charCodeAt(i), 0x01000193);
  return (hash ^ (hash >>> 15)) & ((1 << HASH_BITS) - 1);
}

/** How often each gram that the scan may look up stands in ordinary lines: there the whole anchor is compared in vain. */
function countLooks(ordinary: readonly string[]): ReadonlyMap<string, number> {
  const looks = new Map<string, number>();
  for (const line of ordinary) {
    const text = encodeUtf8(lowerAscii(line));
    for (const gram of GRAMS) {
      for (let at = 0; at + gram <= text.length; at++) looks.set(text.slice(at, at + gram), (looks.get(text.slice(at, at + gram)) ?? 0) + 1);
    }
  }
  return looks;
}

const GRAMS = [...new Set([10, 8, 5, 3].map((length) => sampling(length).gram))];
const LOOK_WEIGHT = 8;

function looksAt(anchor: string, looks: ReadonlyMap<string, number>): number {
  const { gram, stride } = sampling(anchor.length);
  let sum = 0;
  for (let at = 0; at < stride; at++) sum += looks.get(anchor.slice(at, at + gram)) ?? 0;
  return sum;
}

function rarestStretch(runs: readonly string[], uses: Uint16Array, looks: ReadonlyMap<string, number>): { readonly text: string; readonly score: number } | undefined {
  let best: { readonly text: string; readonly score: number } | undefined;
  for (const run of runs) {
    const length = Math.min(LONGEST, run.length);
    const bits = bitsOf(run, uses);
    let sum = 0;
    for (let at = 0; at < run.length; at++) {
      sum += bits[at]! - (at >= length ? bits[at - length]! : 0);
      if (at < length - 1) continue;
      const text = run.slice(at - length + 1, at + 1);
      const score = sum + Math.min(length, 8) * 6 - (length < SAMPLED_WELL ? 200 : 0) - LOOK_WEIGHT * Math.log2(1 + looksAt(text, looks));
      if (!best || score > best.score) best = { text, score };
    }
  }
  return best;
}

/** Stretches that stand in a log as they are written here, as UTF-8: no quotes and escapes. */
const plainRuns = (text: string): string[] =>
  Array.from(lowerAscii(text).matchAll(PLAIN), ([run]) => (NOT_ASCII.test(run) ? encodeUtf8(run) : run)).filter((run) => run.trim().length >= SHORTEST);

const PLAIN = /[^\p{Cc}\xa0'"`´\u2018-\u201f<>&\\]+/gu;
const NOT_ASCII = /\P{ASCII}/u;

/** How surprising each character is; hardly, within words that every log is full of. A blank may be a wrapped line's end and its indent. */
function bitsOf(run: string, uses: Uint16Array): number[] {
  const bits: number[] = [];
  for (let at = 0; at < run.length; at++) {
    const c = run[at]!;
    const shared = at >= 2 && at + 3 <= run.length ? Math.log2(uses[gramHash(run, at - 2)]! || 1) : 0;
    bits.push(c === ' ' ? -4 : (BITS[c] ?? 8) - shared);
  }
  for (const { 0: word, index } of run.matchAll(FREQUENT)) for (let i = index; i < index + word.length; i++) bits[i] = Math.min(bits[i]!, 0);
  return bits;
}

/** Bits of surprise of a character in English prose, a little more for what logs are full of less. */
const BITS: Readonly<Record<string, number>> = {
  e: 3, t: 3.4, a: 3.6, o: 3.7, i: 3.8, n: 3.8, s: 4, r: 4, h: 4.5, l: 4.7, d: 4.6, u: 5, c: 5, m: 5, f: 5.5, w: 5.8, g: 5.7, y: 5.7, p: 5.4, b: 6,
  v: 6.7, k: 6.5, x: 7.5, j: 8, q: 8.5, z: 8.5, '.': 4, ':': 4, '-': 4.5, '/': 4, _: 5, ',': 5, '=': 5, '(': 6, ')': 6, '[': 5, ']': 5, 0: 3, 1: 3.5, 2: 3.7,
};

/** What ordinary host, libvirt and QEMU logs repeat on every other line. */
const FREQUENT = new RegExp([
  'kernel', 'libvirt', 'qemu', 'domain', 'device', 'error', 'failed', 'unable', 'could', 'cannot', 'open', ' to ', ' for ', ' not ', ' the ', 'file', 'directory', 'permission',
  'systemd', 'service', 'start', 'memory', 'warning', 'info', 'debug', 'system', 'x86', 'pci', 'virt', 'net', 'block', 'disk', 'read', 'write', 'user', 'host', 'cpu', 'mon', 'config', 'ing', 'tion',
  'apparmor', 'audit', 'agent', 'guest', 'support', 'unexpected', 'initiali', 'available', 'connect', 'controller', 'install', 'forward', 'chardev', 'missing', 'request', 'operation', 'internal',
  'hypervisor', 'timestamp', 'command', '/var/', '/lib/', '/usr/', 'argument', 'unsupported', 'found', 'bridge', 'enabled', 'disabled', 'module', 'version', 'session', 'dnsmasq', 'driver',
].join('|'), 'g');
