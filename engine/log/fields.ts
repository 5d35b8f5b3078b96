import type { Span } from '../core/span.ts';
import { levelOf, type LineRecord, type LogFormat } from './format.ts';

/** Which fields of a line of fields mean what. The first field that is there counts; every field of `messages` is one. */
export interface FieldNames {
  /** Each member: one of these must be there, else the line is of another format. */
  readonly needs: readonly (readonly string[])[];
  readonly messages: readonly string[];
  readonly time?: readonly string[];
  readonly level?: readonly string[];
  readonly program?: readonly string[];
  readonly host?: readonly string[];
}

/** Reads a JSON object of one line, whole or cut off, without decoding: spans are those of the escaped text. */
export const byJson = (names: FieldNames): LogFormat['read'] => (text, at, end) =>
  text.charCodeAt(at) === 123 ? byNames(text, jsonFields(text, at + 1, end), names) : undefined;

/** Reads `key=value key="value"`. */
export const byLogfmt = (names: FieldNames): LogFormat['read'] => (text, at, end) => {
  const needed = names.needs[0]?.some((name) => text.startsWith(`${name}=`, at));
  return needed ? byNames(text, logfmtFields(text, at, end), names) : undefined;
};

type Fields = ReadonlyMap<string, Span>;

function byNames(text: string, fields: Fields, names: FieldNames): LineRecord | undefined {
  if (!names.needs.every((some) => some.some((name) => fields.has(name)))) return undefined;
  const value = (keys: readonly string[] | undefined): string | undefined => {
    const found = keys?.map((key) => fields.get(key)).find((span) => span !== undefined);
    return found && text.slice(found.start, found.end);
  };
  const time = value(names.time);
  const level = levelOf(value(names.level) ?? '');
  const program = value(names.program);
  const host = value(names.host);
  return {
    kind: 'message',
    ...(time !== undefined && { time }),
    ...(level !== undefined && { level }),
    ...(program !== undefined && { program }),
    ...(host !== undefined && { host }),
    messages: names.messages.flatMap((key) => fields.get(key) ?? []),
  };
}

const MOST_FIELDS = 200;
const QUOTE = 34;
const BACKSLASH = 92;

/** The string and bare values of the outermost object; nested objects and arrays are passed over. */
function jsonFields(text: string, at: number, end: number): Fields {
  const fields = new Map<string, Span>();
  let depth = 0;
  let key: string | undefined;
  while (at < end && fields.size < MOST_FIELDS) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) {
      const close = stringEnd(text, at + 1, end);
      if (depth === 0 && key === undefined) key = text.slice(at + 1, Math.min(close, at + 65));
      else if (depth === 0 && key !== undefined) {
        fields.set(key, { start: at + 1, end: close });
        key = undefined;
      }
      at = close + 1;
    } else {
      if (code === 123 || code === 91) depth++;
      else if (code === 125 || code === 93) depth--;
      if (depth < 0) break;
      if (depth === 0 && key !== undefined && isBareStart(code)) {
        const start = at;
        while (at < end && isBare(text.charCodeAt(at))) at++;
        fields.set(key, { start, end: at });
        key = undefined;
      } else {
        if (depth === 0 && code === 44) key = undefined;
        at++;
      }
    }
  }
  return fields;
}

function stringEnd(text: string, at: number, end: number): number {
  while (at < end && text.charCodeAt(at) !== QUOTE) at += text.charCodeAt(at) === BACKSLASH ? 2 : 1;
  return Math.min(at, end);
}

const isBare = (code: number): boolean => (code >= 48 && code <= 57) || (code >= 97 && code <= 122) || code === 45 || code === 46 || code === 43 || code === 69;
const isBareStart = (code: number): boolean => isBare(code) && code !== 43;

function logfmtFields(text: string, at: number, end: number): Fields {
  const fields = new Map<string, Span>();
  while (at < end && fields.size < MOST_FIELDS) {
    const equals = text.indexOf('=', at);
    if (equals < 0 || equals >= end) break;
    const key = text.slice(Math.max(at, equals - 64), equals).trimStart().split(' ').at(-1) ?? '';
    const quoted = text.charCodeAt(equals + 1) === QUOTE;
    const start = equals + (quoted ? 2 : 1);
    let stop = quoted ? stringEnd(text, start, end) : text.indexOf(' ', start);
    if (stop < 0 || stop > end) stop = end;
    if (key !== '' && !fields.has(key)) fields.set(key, { start, end: stop });
    at = stop + 1;
  }
  return fields;
}
