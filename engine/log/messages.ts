import type { Span } from '../core/span.ts';
import type { LogEntry } from './entries.ts';
import { skipBlanks } from './flexible-text.ts';
import { readPrefix } from './read-record.ts';
import { mayBeWrapped, translatedAt, wrappers } from './wrappers.ts';

/** A message of an entry, or the message that another one carries. */
export interface Message extends Span {
  /** How many prefixes and wrappers stand before it: the innermost message counts. */
  readonly depth: number;
}

const MOST_LEVELS = 12;
/** Wrappers stand at the start of a message. */
const WRAPPER_REACH = 4096;

/** The messages of `entry`, as spans of its text, with all their wrappers peeled, in order of their start. */
export function messagesOf({ prefix, text }: LogEntry): Message[] {
  const firstLine = lineEnd(text, 0);
  // What the main message of the first line says, the further lines go on with.
  const endOf = (end: number): number => (end === firstLine ? text.length : end);
  const messages: Message[] = [{ start: 0, end: prefix ? firstLine : text.length, depth: 0 }];
  prefix?.messages.forEach((message, i) => messages.push({ start: message.start, end: endOf(message.end), depth: i + 1 }));
  if (mayBeWrapped(text) || messages.some(({ start }) => translatedAt(text, start).length > 0)) for (const message of innermost(messages)) peel(text, message, messages);
  for (let at = firstLine + 1; at < text.length; at = lineEnd(text, at) + 1) messages.push({ start: skipIndent(text, at), end: lineEnd(text, at), depth: depthAt(messages, at) });
  return messages.sort((a, b) => a.start - b.start || b.end - a.end);
}

/** Messages that hold no other one. */
const innermost = (messages: readonly Message[]): Message[] =>
  messages.filter((m) => !messages.some((other) => other.depth > m.depth && other.start >= m.start && other.end <= m.end));

function peel(text: string, message: Message, into: Message[]): void {
  let { start, end, depth } = message;
  for (let level = 0; level < MOST_LEVELS; level++) {
    const inner = unwrap(text, start, end);
    if (!inner) return;
    ({ start, end } = inner);
    into.push({ start, end, depth: ++depth });
  }
}

/** The message that the leftmost wrapper in the stretch carries; a prefix of QEMU's or libvirt's client after it is taken off, too. */
function unwrap(text: string, start: number, end: number): Span | undefined {
  const reach = Math.min(end, start + WRAPPER_REACH);
  let best: Span | undefined;
  let bestStart = Infinity;
  for (const { opens, word, closes } of [...translatedAt(text, start), ...wrappers]) {
    if (!text.includes(word, start)) continue;
    const match = opens().match(text, start, reach);
    if (!match || match.start >= bestStart) continue;
    bestStart = match.start;
    const close = closes === undefined ? -1 : text.lastIndexOf(closes, end);
    best = { start: Math.min(end, Math.max(match.end, skipBlanks(text, match.end))), end: close > match.end ? Math.min(close, end) : end };
  }
  if (!best) return undefined;
  const prefix = readPrefix(text, best.start, Math.min(best.end, lineEnd(text, best.start)));
  const innerStart = prefix?.messages.at(-1)?.start;
  return innerStart === undefined ? best : { start: innerStart, end: best.end };
}

/** How deep in wrappers `at` lies. */
export const depthAt = (messages: readonly Message[], at: number): number =>
  messages.reduce((depth, message) => (message.start <= at ? Math.max(depth, message.depth) : depth), 0);

function lineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end;
}

function skipIndent(text: string, at: number): number {
  while (text.charCodeAt(at) === 32 || text.charCodeAt(at) === 9) at++;
  return at;
}
