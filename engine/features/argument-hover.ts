import { heading, list, paragraph, type Prose } from '../core/prose.ts';
import type { Span } from '../core/span.ts';
import { qemuDevices, qemuObjects, qemuOptions, type QemuArgument } from '../schema/domain/qemu-arguments.ts';
import { cpuFlag, idOwners, qemuProperties } from '../schema/domain/qemu-properties.ts';
import type { LogRun } from './log-runs.ts';

const MAX_ARGUMENT = 64 * 1024;
const MAX_VALUE = 300;
const MAX_PARTS = 40;
const MAX_DEPTH = 3;

/** What the argument of QEMU's command line at `offset` means, part by part, and which XML it is made of. */
export function argumentHover(text: string, runs: readonly LogRun[], offset: number): { readonly span: Span; readonly prose: Prose } | undefined {
  const command = commandAt(runs, offset);
  const found = command && argumentAt(text, command, offset);
  const known = found && meaningOf(found.option, found.value);
  if (!found || !known) return undefined;
  const kind = kindOf(found.value);
  const parts = flatParts(found.value).filter(([name, value]) => !(value === kind && ['', ...KINDS].includes(name)));
  return {
    span: found.span,
    prose: [
      heading(kind === '' ? `-${found.option}` : `-${found.option} ${kind}`), paragraph(known.meaning),
      ...(known.xml === undefined ? [] : [paragraph(`In the XML: /domain/${known.xml}`)]),
      ...(parts.length > 0 ? [list(parts.slice(0, MAX_PARTS).map(([name, value]) => partInWords(found.option, name, value)))] : []),
    ],
  };
}

/** QEMU's command line around `offset`. */
export const commandAt = (runs: readonly LogRun[], offset: number): Span | undefined =>
  runs.find(({ command }) => command && command.start <= offset && offset <= command.end)?.command;

function partInWords(option: string, name: string, value: string): string {
  const written = name === '' ? value : value === '' ? name : `${name}: ${value}`;
  const known = Object.hasOwn(qemuProperties, option) ? qemuProperties[option] : undefined;
  const meaning = known && Object.hasOwn(known, name) ? known[name] : option === 'cpu' && isFlag(name, value) ? cpuFlag(name, value) : undefined;
  return meaning === undefined ? written : `${written} – ${meaning}`;
}

const isFlag = (name: string, value: string): boolean => /^[+-]?[a-z][\w.-]{0,60}$/.test(name) && (value === 'on' || value === 'off' || /^[+-]/.test(name) || /^hv[-_]/.test(name));

/** Parts that say what an argument is of. */
const KINDS = ['driver', 'qom-type', 'type'];

/** What an argument is of: `virtio-blk-pci`, `pc-q35-9.2`, `tap`; empty where that is said nowhere. */
function kindOf(value: string): string {
  const parts = partsOf(value);
  const named = KINDS.flatMap((key) => parts.find(([name]) => name === key)?.[1] ?? [])[0] ?? (parts[0]?.[0] === '' ? parts[0][1] : '');
  return /^[\w.:/+-]{1,60}$/.test(named) ? named : '';
}

/** Nested JSON with dots: `cache.direct`. */
function flatParts(value: string): [string, string][] {
  if (!value.startsWith('{')) return partsOf(value);
  const flat: [string, string][] = [];
  const add = (prefix: string, one: unknown, depth: number): void => {
    if (flat.length >= MAX_PARTS) return;
    if (typeof one !== 'object' || one === null || depth === MAX_DEPTH) flat.push([prefix, plain(one)]);
    else for (const [name, inner] of Object.entries(one)) add(prefix === '' ? name : `${prefix}.${name}`, inner, depth + 1);
  };
  add('', parsed(value), 0);
  return flat;
}

const plain = (one: unknown): string => (typeof one === 'object' ? JSON.stringify(one) : String(one)).slice(0, MAX_VALUE);

interface Argument {
  readonly option: string;
  readonly value: string;
  readonly span: Span;
}

/** The option that begins at or before `offset`, with its value, quotes taken away. */
function argumentAt(text: string, command: Span, offset: number): Argument | undefined {
  const from = Math.max(command.start, offset - MAX_ARGUMENT);
  const part = text.slice(from, Math.min(command.end, offset + MAX_ARGUMENT));
  const options = /(?:^|\s)--?([A-Za-z][\w-]{0,40})(?=[\s\\]|$)/g;
  const isQuoted = quotesIn(part);
  let found: RegExpExecArray | null = null;
  for (let match = options.exec(part); match && from + match.index <= offset; match = options.exec(part)) if (!isQuoted(match.index)) found = match;
  if (!found) return undefined;
  const start = from + found.index + (/^\s/.test(found[0]) ? 1 : 0);
  const valueStart = found.index + found[0].length;
  const value = valueAt(part, valueStart);
  const end = from + valueStart + (value?.length ?? 0);
  return offset > end ? undefined : { option: found[1]!, value: unquoted(value?.text ?? ''), span: { start, end } };
}

/** libvirt quotes for a shell: an odd number of quotes before a place on its line means that it is inside of them. To be asked with rising places. */
function quotesIn(part: string): (at: number) => boolean {
  let read = 0;
  let quoted = false;
  return (at) => {
    for (; read < at; read++) {
      if (part[read] === '\n') quoted = false;
      else if (part[read] === "'") quoted = !quoted;
    }
    return quoted;
  };
}

function valueAt(part: string, at: number): { readonly text: string; readonly length: number } | undefined {
  const match = /^[ \t]+((?:'[^']*'|[^\s'\\]|\\(?!\r?\n))+)/.exec(part.slice(at, at + MAX_ARGUMENT));
  return match?.[1] !== undefined && !/^-{1,2}[A-Za-z]/.test(match[1]) ? { text: match[1], length: match[0].length } : undefined;
}

const unquoted = (value: string): string => value.replaceAll("'", '');

/** What an option with its value means. */
export function meaningOf(option: string, value: string): QemuArgument | undefined {
  const id = valueOf(value, 'id') ?? '';
  const owner = idOwners.find(([of, pattern]) => of === option && pattern.test(id));
  if (owner) return owner[3] === '' ? { meaning: owner[2] } : { meaning: owner[2], xml: owner[3] };
  const kind = partsOf(value)[0]?.[1] ?? '';
  if (option === 'device') return longestFit(valueOf(value, 'driver') ?? kind) ?? qemuOptions['device'];
  const object = option === 'object' ? valueOf(value, 'qom-type') ?? kind : '';
  if (object !== '' && Object.hasOwn(qemuObjects, object)) return qemuObjects[object];
  return Object.hasOwn(qemuOptions, option) ? qemuOptions[option] : undefined;
}

function longestFit(driver: string): QemuArgument | undefined {
  const fitting = qemuDevices.filter(([prefix]) => driver.startsWith(prefix)).sort(([a], [b]) => b.length - a.length);
  return fitting[0]?.[1];
}

const valueOf = (value: string, name: string): string | undefined => partsOf(value).find(([key]) => key === name)?.[1];

/** `a=1,b=2` and JSON alike, as names and values; the first of `virtio-net,id=x` has the name ''. */
export function partsOf(value: string): [name: string, value: string][] {
  if (value.startsWith('{')) return Object.entries(parsed(value)).slice(0, MAX_PARTS).map(([name, one]) => [name, plain(one)]);
  return value.split(/,(?!,)/).slice(0, MAX_PARTS).map((part, i): [string, string] => {
    const equals = part.indexOf('=');
    if (equals < 0) return i === 0 ? ['', part.slice(0, MAX_VALUE)] : [part.slice(0, MAX_VALUE), ''];
    return [part.slice(0, equals), part.slice(equals + 1, equals + 1 + MAX_VALUE)];
  });
}

function parsed(value: string): object {
  try {
    const read: unknown = JSON.parse(value);
    return typeof read === 'object' && read !== null ? read : {};
  } catch {
    return {};
  }
}
