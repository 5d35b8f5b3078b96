import { XMLParser } from 'fast-xml-parser';

/** An element of XML that a program wrote. */
export interface MachineElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly MachineElement[];
  /** The element's own text, without the white space around it. */
  readonly text: string;
}

const ATTRIBUTES = ':@';
const TEXT = '#text';

/** Limits keep entity and nesting bombs out; values stay texts. */
const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  htmlEntities: true,
  ignoreDeclaration: true,
  ignorePiTags: true,
  maxNestedTags: 64,
  processEntities: { enabled: true, maxEntitySize: 1000, maxExpansionDepth: 4, maxTotalExpansions: 100_000, maxExpandedLength: 10_000_000 },
});

type RawNode = Readonly<Record<string, unknown>>;

const asText = (value: unknown): string => (typeof value === 'string' ? value : '');

function toElement(node: RawNode): MachineElement | undefined {
  const name = Object.keys(node).find((key) => key !== ATTRIBUTES);
  if (name === undefined || name === TEXT) return undefined;
  const content = Array.isArray(node[name]) ? (node[name] as readonly RawNode[]) : [];
  const attributes = typeof node[ATTRIBUTES] === 'object' && node[ATTRIBUTES] !== null ? Object.entries(node[ATTRIBUTES]) : [];
  return {
    name,
    attributes: Object.fromEntries(attributes.map(([key, value]) => [key, asText(value)])),
    children: content.flatMap((child) => toElement(child) ?? []),
    text: content.map((child) => asText(child[TEXT])).join('').trim(),
  };
}

/** The root of machine-made XML, or undefined when it is broken, too deep, or has a DOCTYPE (libvirt writes none). */
export function readMachineXml(text: string): MachineElement | undefined {
  if (/<!DOCTYPE/i.test(text)) return undefined;
  try {
    return (parser.parse(text) as readonly RawNode[]).flatMap((node) => toElement(node) ?? [])[0];
  } catch {
    return undefined;
  }
}

/** The elements reached by going down `names`. */
export function every(element: MachineElement | undefined, ...names: readonly string[]): MachineElement[] {
  let found = element ? [element] : [];
  for (const name of names) found = found.flatMap((e) => e.children.filter((c) => c.name === name));
  return found;
}

/** The first element reached by going down `names`. */
export const first = (element: MachineElement | undefined, ...names: readonly string[]): MachineElement | undefined => every(element, ...names)[0];

/** The text of the first element reached by going down `names`, or undefined when there is none or it is empty. */
export const textAt = (element: MachineElement | undefined, ...names: readonly string[]): string | undefined => first(element, ...names)?.text || undefined;

/** A non-negative whole number that JavaScript holds exactly, or undefined. */
export function wholeNumber(text: string | undefined): number | undefined {
  if (text === undefined || !/^\d{1,16}$/.test(text.trim())) return undefined;
  const number = Number(text);
  return Number.isSafeInteger(number) ? number : undefined;
}

/** The facts without the keys whose value is undefined: unknown facts are absent. */
export const known = <T extends object>(facts: { readonly [K in keyof T]: T[K] | undefined }): T =>
  Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined)) as T;

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Text as it stood before libvirt escaped it. */
export const unescapeXml = (text: string): string =>
  text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(amp|lt|gt|quot|apos));/gi, (whole, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined) return ENTITIES[name.toLowerCase()]!;
    const code = decimal === undefined ? Number.parseInt(hex!, 16) : Number(decimal);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
