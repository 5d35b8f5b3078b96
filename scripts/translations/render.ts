import { compileSignatures } from '../../engine/log/compiled-signatures.ts';
import { compilePattern, type Pattern } from '../../engine/log/pattern.ts';
import { wrappers } from '../../engine/log/wrappers.ts';
import { explain, type Signature } from '../../engine/index.ts';
import { conversionsOf, fill, type Conversion } from './catalogue.ts';

/** An English message that a signature knows, and what of it the signature reads. */
export interface KnownMessage {
  readonly signature: Signature;
  /** The error text that has to follow. */
  readonly errno: string;
  /** For each argument, the gap of the signature's pattern. */
  readonly gaps: ReadonlyMap<number, string>;
}

/** The texts of errno that libvirt's messages end with. */
export const ERRNOS = ['Permission denied', 'No such file or directory', 'Connection refused', 'Operation not permitted', 'No space left on device', 'Device or resource busy'] as const;

/** What signatures make of a message: with what its arguments hold, alone or before the text of an errno. */
export function knownMessages(format: string): KnownMessage[] {
  const alone = known(format, '');
  return alone ? [alone] : ERRNOS.flatMap((errno) => known(format, errno) ?? []);
}

function known(format: string, errno: string): KnownMessage | undefined {
  const text = fill(format, ({ argument, type }) => mark(argument, type)) + (errno && `: ${errno}`);
  const hit = explain(text).hits.find(({ signature }) => signature.severity !== 'benign');
  if (!hit || (errno !== '' && explain(errno).hits.some(({ signature }) => signature === hit.signature))) return undefined;
  const gaps = new Map(Object.entries(hit.groups).flatMap(([group, value]) => conversionsOf(format).flatMap(({ argument, type }): [number, string][] =>
    value.includes(mark(argument, type)) ? [[argument, gapOf(hit.signature, group)]] : [])));
  return { signature: hit.signature, errno, gaps };
}

/** What can be told again after a signature has read it. */
const mark = (argument: number, type: string): string => (type === 's' ? `q${argument}zx` : `7${argument}7`);

const gapOf = (signature: Signature, group: string): string => signature.match.flatMap((source) => source.match(new RegExp(`\\{${group}(?::\\w+)?\\}`))?.[0] ?? [])[0] ?? `{${group}}`;

/**
 * A pattern for the message in another language: a fragment when that is enough to tell it from `others`, the same language's messages of
 * other meanings. Undefined when its words are too few, or not enough for the signature's message.
 */
export function translatedPattern(message: KnownMessage, translation: string, errnoTexts: readonly string[], others: (signature: Signature, pattern: Pattern) => boolean): string | undefined {
  return [true, false].map((short) => patternOf(message, translation, errnoTexts, short)).find((source) => source !== undefined && !others(message.signature, compilePattern(source)));
}

function patternOf({ signature, errno, gaps }: KnownMessage, translation: string, errnoTexts: readonly string[], short: boolean): string | undefined {
  const conversions = conversionsOf(translation).filter(({ type }) => type !== '%');
  const named = new Set<string>();
  const gap = ({ argument }: Conversion): string => {
    const name = gaps.get(argument);
    if (name === undefined || named.has(name)) return '…';
    named.add(name);
    return name;
  };
  const last = conversions.findLast(({ argument }) => gaps.has(argument));
  const cut = short && errno === '' ? shortened(translation, last?.to ?? 0) : translation;
  // What stands before is of any length: a gap at the start must not take it.
  const body = fill(cut, gap, escaped).replace(/(?:…|\s)+$/, '').replace(/^(?:…|\s)+/, '').replace(/^\{(\w+)(?::quoted)?\}/, '{$1:path}');
  const source = errno === '' ? body : `${body}: (${[...new Set([...errnoTexts, errno])].map(escaped).join('|')})`;
  return isTelling(body) && !/[}…][{…]/.test(body) && isSound(source, signature) ? source : undefined;
}

/** What tells messages apart stands at their start: a fragment is enough. */
function shortened(translation: string, needed: number): string {
  const most = Math.max(needed, /[^\0-\u024f]/.test(translation) ? 24 : 40);
  if (translation.length <= most) return translation;
  const inside = conversionsOf(translation).find(({ start, to }) => start < most && to > most);
  const word = /^[^\s%]*/.exec(translation.slice(most))![0];
  return translation.slice(0, inside ? inside.start : most + (/[^\0-\u052f]/.test(word) ? 0 : word.length));
}

const escaped = (text: string): string => text.replace(/[\\{}()|…^$]/g, '\\$&').replace(/\n/g, ' ');

/** Too short a text stands in many messages; one of these scripts says as much in fewer letters. */
const isTelling = (body: string): boolean => {
  const letters = body.replace(/\\?\{[^}]*\}|\P{L}/gu, '');
  return letters.length >= (/[\u3040-\u9fff\uac00-\ud7af]/.test(letters) ? 6 : 14);
};

/** Blanks that patterns do not know as such. */
const RARE_BLANK = /[\u2000-\u200a\u202f\u205f\u3000]/;

function isSound(source: string, signature: Signature): boolean {
  if (RARE_BLANK.test(source)) return false;
  try {
    const { certainGroups } = compilePattern(source);
    return Array.from(signature.message.matchAll(/\{(\w+)\}/g)).every(([, group]) => certainGroups.includes(group!)) && compileSignatures([{ ...signature, match: [source] }]).problems.length === 0;
  } catch {
    return false;
  }
}

/** How a wrapper opens in another language; undefined when it is none that is known, or does not end in what it carries. */
export function translatedWrapper(format: string, translation: string): string | undefined {
  const english = fill(format, ({ argument, type }) => mark(argument, type));
  const carries = /%(?:\d+\$)?s$/.test(format);
  if (!wrappers.some(({ opens }) => opens().match(carries ? english : `${english}:`)?.start === 0)) return undefined;
  if (carries !== /%(?:\d+\$)?s$/.test(translation)) return undefined;
  const opening = (carries ? translation.replace(/%(?:\d+\$)?s$/, '') : `${translation}:`).trimEnd();
  const source = fill(opening, ({ argument }) => `{argument${argument}:path}`, escaped);
  // They are looked for by their first letters.
  if (!/[:：]$/.test(source) || RARE_BLANK.test(source) || !/^\p{L}{2}/u.test(source) || source.replace(/\{[^}]*\}|\P{L}/gu, '').length < (/[\u3040-\u9fff\uac00-\ud7af]/.test(source) ? 2 : 5)) return undefined;
  try {
    compilePattern(source);
    return source;
  } catch {
    return undefined;
  }
}
