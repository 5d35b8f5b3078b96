import type { Span } from '../../core/span.ts';
import { deviceName, deviceOf } from '../../schema/device-name.ts';
import { backEnds, qemuNames } from '../../schema/domain/qemu-arguments.ts';
import { recognise } from '../../schema/domain/documents.ts';
import { idOwners } from '../../schema/domain/qemu-properties.ts';
import { parseXml } from '../../xml/parse.ts';
import { child, children, descendants, isElement, localName, spanOf, text, value, xpathOf } from '../../xml/query.ts';
import type { Element } from '../../xml/tree.ts';
import { meaningOf, partsOf } from '../argument-hover.ts';

/** One option of QEMU's command line with its value, and the element that libvirt made it of. */
export interface CommandArgument {
  /** With its hyphen; the program and its environment have none. */
  readonly option: string;
  /** Without the shell's quotes. */
  readonly value: string;
  /** As it was written, quotes and all. */
  readonly written: string;
  /** Where it stands in the command. */
  readonly span: Span;
  readonly meaning?: string;
  /** Absent for what libvirt adds on its own account. */
  readonly element?: { readonly xpath: string; readonly label: string; readonly span: Span };
}

const MAX_COMMAND = 1024 * 1024;

/** The arguments of a command line as libvirt writes it for a shell, each linked to the element of the domain that it comes from. Linear. */
export function commandArguments(command: string, domainText: string): CommandArgument[] {
  const domain = recognise(parseXml(domainText))?.domains[0];
  const options = optionsOf(wordsOf(command.slice(0, MAX_COMMAND)));
  const elements = domain ? link(options, domain) : [];
  return options.map(({ option, value: is, written, span }, i) => {
    const meaning = option === '' ? undefined : meaningOf(option.replace(/^-+/, ''), is)?.meaning;
    const element = elements[i];
    return { option, value: is, written, span, ...(meaning !== undefined && { meaning }), ...(element && { element: { xpath: xpathOf(element), label: deviceName(element), span: spanOf(element) } }) };
  });
}

interface Word {
  readonly plain: string;
  readonly written: string;
  readonly span: Span;
}

/** Splits as a shell does: single quotes, double quotes, backslashes. */
function wordsOf(command: string): Word[] {
  return [...command.matchAll(/(?:'[^']*'|"[^"]*"|\\[^\n]|[^\s'"\\])+/g)].map(({ 0: written, index }) => ({ written, span: { start: index, end: index + written.length }, plain: written.replace(/'([^']*)'|"([^"]*)"|\\(.)/g, (_, single: string | undefined, double: string | undefined, one: string | undefined) => single ?? double ?? one ?? '') }));
}

interface Option {
  readonly option: string;
  readonly value: string;
  readonly written: string;
  readonly span: Span;
}

/** The program, without its environment; then options with their values. */
function optionsOf(words: readonly Word[]): Option[] {
  const options: Option[] = [];
  for (let i = 0; i < words.length; i++) {
    const { plain, written, span } = words[i]!;
    const next = words[i + 1];
    if (!/^--?[A-Za-z]/.test(plain)) {
      if (options.length > 0 || !/^\w+=/.test(plain)) options.push({ option: '', value: plain, written, span });
    }
    else if (next && !/^--?[A-Za-z]/.test(next.plain)) {
      options.push({ option: plain, value: next.plain, written: `${written} ${next.written}`, span: { start: span.start, end: next.span.end } });
      i++;
    } else options.push({ option: plain, value: '', written, span });
  }
  return options;
}

/** Names by which one argument speaks of another: libvirt's node names and aliases. */
const DEFINES = new Set(['id', 'node-name']);
const REFERS = new Set(['drive', 'file', 'netdev', 'chardev', 'backing', 'audiodev', 'memdev', 'tpmdev', 'rng', 'backend', 'iothread', 'props']);

function link(options: readonly Option[], domain: Element): (Element | undefined)[] {
  const candidates = options.map(({ option, value: is }) => (option === '' ? [] : resolve(domain, meaningOf(option.replace(/^-+/, ''), is)?.xml)));
  const linked = options.map((option, i) => (candidates[i]!.length > 1 || backEnds.has(option.option) ? speaksOf(option, candidates[i]!) : candidates[i]![0]));
  options.forEach((option, i) => (linked[i] = ofFixedName(option, domain) ?? linked[i]));
  follow(options, candidates, linked);
  inOrder(options, candidates, linked);
  follow(options, candidates, linked);
  options.forEach((option, i) => (linked[i] ??= backEnds.has(option.option) ? ofNumber(option, candidates[i]!) : undefined));
  return passedOn(options, domain, linked);
}

/** A back end that no device names: the only place of its kind outside of devices, or the device whose number libvirt put into the id. */
function ofNumber({ option, value: is }: Option, candidates: readonly Element[]): Element | undefined {
  if (candidates.length === 1 && deviceOf(candidates[0]!) === undefined) return candidates[0];
  const id = partsOf(is).find(([key]) => key === 'id')?.[1] ?? '';
  const isOwned = idOwners.some(([of, pattern]) => option === `-${of}` && pattern.test(id));
  const number = /^[a-z-]{1,20}(\d{1,3})$/.exec(id)?.[1];
  return isOwned && number !== undefined ? candidates[Number(number)] : undefined;
}

/** Memory and firmware, which libvirt names always alike. */
function ofFixedName({ value: is }: Option, domain: Element): Element | undefined {
  for (const [key, name] of partsOf(is)) {
    if (!NAMES.has(key)) continue;
    const [pattern, places] = qemuNames.find(([one]) => one.test(name)) ?? [];
    const found = places?.map((place) => resolve(domain, place)).find((elements) => elements.length > 0);
    if (found) return found[Number(pattern!.exec(name)?.[1] ?? 0)];
  }
  return undefined;
}
/** `driver` is what -global speaks of. */
const NAMES = new Set(['id', 'node-name', 'driver']);

/** Arguments of one's own stand in the command line as they stand in the XML. */
function passedOn(options: readonly Option[], domain: Element, linked: readonly (Element | undefined)[]): (Element | undefined)[] {
  const own = domain.children.filter(isElement).filter(({ name }) => name.includes(':') && localName(name) === 'commandline').flatMap((line) => line.children.filter(isElement));
  const byValue = new Map(own.filter(({ name }) => localName(name) === 'arg').map((arg) => [value(arg, 'value') ?? '', arg]));
  return options.map(({ option, value: is }, i) => {
    const arg = byValue.get(option);
    return option !== '' && arg && (is === '' || byValue.has(is)) ? arg : linked[i];
  });
}

/** The elements at a path of the format such as `devices/disk[@device='cdrom']/source`; of an attribute, the element that has it. */
function resolve(domain: Element, path: string | undefined): readonly Element[] {
  if (path === undefined) return [];
  let level: readonly Element[] = [domain];
  for (const [part] of path.matchAll(/[^/[]+(?:\[[^\]]*\])?/g)) {
    if (part.startsWith('@')) break;
    const [, name = '', below, key, wanted] = /^([\w:-]+)(?:\[(?:([\w:-]+)\/)?@([\w:-]+)='([^']*)'\])?$/.exec(part) ?? [];
    const named = level.flatMap((e) => children(e, name));
    const fitting = named.filter((e) => key === undefined || value(below === undefined ? e : child(e, below), key) === wanted);
    // What decides may be a default that nobody wrote, and a part of a device may be left out: then what is around it is meant.
    const next = fitting.length > 0 ? fitting : named;
    if (next.length === 0) return level.some((e) => deviceOf(e)) ? level : [];
    level = next;
  }
  return level;
}

const MAX_TELLING = 200;
/** Words of the format stand in many arguments by chance; paths, addresses and names with more than letters do not. */
const isTelling = (word: string): boolean => word.length >= 5 && word.length <= MAX_TELLING && /[^a-z]/i.test(word);

/** The one candidate of whose values the argument holds the most; undefined when several, or none, do. */
function speaksOf({ value: is }: Option, candidates: readonly Element[]): Element | undefined {
  const said = is.toLowerCase();
  let [best, most, isTie] = [undefined as Element | undefined, 0, false];
  for (const candidate of candidates) {
    const score = tellingValues(candidate).filter((word) => said.includes(word)).length;
    if (score > most) [best, most, isTie] = [candidate, score, false];
    else if (score === most) isTie = true;
  }
  return most > 0 && !isTie ? best : undefined;
}

function tellingValues(element: Element): string[] {
  const own = [element, ...descendants(element)];
  return [...new Set(own.flatMap((e) => [...e.attributes.filter((a) => a.name !== 'type').map((a) => a.value), text(e)]))].filter(isTelling).map((word) => word.toLowerCase());
}

/** An argument that names another's id belongs to the same element; the other way round as well. */
function follow(options: readonly Option[], candidates: readonly (readonly Element[])[], linked: (Element | undefined)[]): void {
  const definer = new Map<string, number>();
  const named = options.map(({ value: is }) => partsOf(is));
  named.forEach((parts, i) => parts.forEach(([key, id]) => DEFINES.has(key) && definer.set(id, i)));
  for (let pass = 0; pass < 3; pass++) {
    named.forEach((parts, i) => parts.forEach(([key, id]) => {
      const other = REFERS.has(key) ? definer.get(id) : key === 'opaque' ? definer.get(id.replace(/-log$/, '')) : undefined;
      if (other === undefined || other === i) return;
      // Of one device, one argument may mean the device and another its source.
      const alike = (at: number, element: Element | undefined): Element | undefined => (element ? candidates[at]!.find((c) => c === element || (deviceOf(c) !== undefined && deviceOf(c) === deviceOf(element))) : undefined);
      // A file that is handed over has no meaning of its own.
      if (!linked[i]) linked[i] = key === 'opaque' ? linked[other] : alike(i, linked[other]);
      else if (key !== 'opaque') linked[other] ??= alike(other, linked[i]) ?? (backEnds.has(options[other]!.option) ? linked[i] : undefined);
    }));
  }
}

/** What is left goes by order, as long as there are as many arguments as elements. */
function inOrder(options: readonly Option[], candidates: readonly (readonly Element[])[], linked: (Element | undefined)[]): void {
  const left = new Map<string, number[]>();
  candidates.forEach((list, i) => {
    if (linked[i] || list.length < 2 || backEnds.has(options[i]!.option)) return;
    const key = list.map((e) => e.span.start).join(' ');
    left.set(key, [...left.get(key) ?? [], i]);
  });
  for (const indexes of left.values()) {
    const free = candidates[indexes[0]!]!.filter((e) => !linked.includes(e));
    if (free.length === indexes.length) indexes.forEach((at, n) => (linked[at] = free[n]));
  }
}

