/** Domains made of the rules' own examples by small changes that a schema often lets pass: for finding out where libvirt and we differ. */
import { expandExample } from '../../engine/rules/example.ts';
import type { AnyRule, Example } from '../../engine/rules/rule.ts';
import { parseXml } from '../../engine/xml/parse.ts';
import { descendants, isText } from '../../engine/xml/query.ts';
import type { Element } from '../../engine/xml/tree.ts';

export interface SeedDomain { readonly id: string; readonly xml: string }
export interface Mutant { readonly from: string; readonly operators: readonly string[]; readonly xml: string }

type Random = (n: number) => number;
type Change = { readonly start: number; readonly end: number; readonly to: string } | undefined;

/** What stands at each path anywhere in the seeds: whole elements, and the values of attributes and texts. */
interface Pool {
  readonly elements: ReadonlyMap<string, readonly string[]>;
  readonly children: ReadonlyMap<string, readonly string[]>;
  readonly attributes: ReadonlyMap<string, ReadonlyMap<string, readonly string[]>>;
  readonly texts: ReadonlyMap<string, readonly string[]>;
}

/** The good and the bad examples of rules that go by the text alone, as domains of the QEMU driver. */
export function seedDomains(rules: readonly AnyRule[]): SeedDomain[] {
  const isPlain = (example: Example): example is string => typeof example === 'string';
  const all = rules.flatMap((rule) => [...rule.good, ...rule.bad].filter(isPlain).map((example, i) => ({ id: `${rule.id}/${i + 1}`, xml: expandExample(rule, example).xml })));
  return all.filter(({ xml }) => /<domain[^>]*\btype=['"](?:kvm|qemu)['"]/.test(xml));
}

/** Small, fast and repeatable numbers below `n`. */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  return (n) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    const mixed = Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) >>> 0;
    return ((mixed ^ (mixed >>> 12)) >>> 0) % Math.max(1, n);
  };
}

const pathOf = (e: Element): string => (e.parent ? `${pathOf(e.parent)}/${e.name}` : e.name);

function poolOf(seeds: readonly SeedDomain[]): Pool {
  const elements = new Map<string, Set<string>>();
  const children = new Map<string, Set<string>>();
  const attributes = new Map<string, Map<string, Set<string>>>();
  const texts = new Map<string, Set<string>>();
  const put = (map: Map<string, Set<string>>, key: string, value: string): void => void (map.get(key) ?? map.set(key, new Set()).get(key)!).add(value);
  for (const { xml } of seeds) {
    const root = parseXml(xml).root;
    if (!root) continue;
    for (const e of [root, ...descendants(root)]) {
      const path = pathOf(e);
      const whole = xml.slice(e.span.start, e.span.end);
      put(elements, path, whole);
      if (e.parent) put(children, pathOf(e.parent), whole);
      const named = attributes.get(path) ?? attributes.set(path, new Map()).get(path)!;
      for (const a of e.attributes) if (a.valueSpan) put(named, a.name, xml.slice(a.valueSpan.start, a.valueSpan.end));
      const text = e.children.find(isText);
      if (text && e.children.length === 1) put(texts, path, xml.slice(text.span.start, text.span.end));
    }
  }
  const lists = (map: Map<string, Set<string>>): Map<string, string[]> => new Map([...map].map(([key, values]) => [key, [...values]]));
  return { elements: lists(elements), children: lists(children), attributes: new Map([...attributes].map(([path, named]) => [path, lists(named)])), texts: lists(texts) };
}

const NUMBERS = ['0', '1', '2', '7', '16', '31', '32', '64', '255', '256', '1000', '65536', '4294967296', '-1', '0x1f', 'abc'];
const numberLike = (value: string): boolean => /^(0x[\da-f]+|\d+)$/i.test(value);

type Operator = (xml: string, e: Element, pool: Pool, pick: <T>(from: readonly T[]) => T | undefined) => Change;

const operators: Readonly<Record<string, Operator>> = {
  'other-value': (_xml, e, pool, pick) => {
    const a = pick(e.attributes.filter((b) => b.valueSpan));
    const to = a && pick(pool.attributes.get(pathOf(e))?.get(a.name) ?? []);
    return a && to !== undefined && to !== a.value ? { ...a.valueSpan!, to } : undefined;
  },
  'other-number': (_xml, e, _pool, pick) => {
    const a = pick(e.attributes.filter((b) => b.valueSpan && numberLike(b.value)));
    return a && { ...a.valueSpan!, to: pick(NUMBERS)! };
  },
  'more-attribute': (_xml, e, pool, pick) => {
    const named = pool.attributes.get(pathOf(e));
    const name = pick([...(named?.keys() ?? [])].filter((n) => !e.attributes.some((a) => a.name === n)));
    const value = name === undefined ? undefined : pick(named!.get(name)!);
    return value === undefined || value.includes("'") ? undefined : { start: e.nameSpan.end, end: e.nameSpan.end, to: ` ${name}='${value}'` };
  },
  'less-attribute': (_xml, e, _pool, pick) => {
    const a = pick(e.attributes);
    return a && { start: a.span.start - 1, end: a.span.end, to: '' };
  },
  'other-text': (_xml, e, pool, pick) => {
    const text = e.children.length === 1 ? e.children.find(isText) : undefined;
    const to = text && pick([...(pool.texts.get(pathOf(e)) ?? []), ...(numberLike(text.value.trim()) ? NUMBERS : [])]);
    return text && to !== undefined ? { ...text.span, to } : undefined;
  },
  'other-element': (_xml, e, pool, pick) => {
    const to = e.parent && pick(pool.elements.get(pathOf(e)) ?? []);
    return to === undefined ? undefined : { ...e.span, to };
  },
  'more-element': (_xml, e, pool, pick) => {
    const to = e.endTag && pick(pool.children.get(pathOf(e)) ?? []);
    return to === undefined ? undefined : { start: e.endTag!.start, end: e.endTag!.start, to };
  },
  'less-element': (_xml, e) => (e.parent ? { ...e.span, to: '' } : undefined),
  'twice': (xml, e) => (e.parent && e.parent.name !== 'domain' ? { start: e.span.end, end: e.span.end, to: xml.slice(e.span.start, e.span.end) } : undefined),
  'empty': (_xml, e, _pool, pick) => {
    const a = pick(e.attributes.filter((b) => b.valueSpan));
    return a && { ...a.valueSpan!, to: pick(['', 'bogus'])! };
  },
};

/** Machines of other kinds stand for what rules say of architectures. */
const MACHINES = [['x86_64', 'pc'], ['x86_64', 'q35'], ['x86_64', 'microvm'], ['i686', 'pc'], ['aarch64', 'virt'], ['armv7l', 'virt'], ['ppc64le', 'pseries'], ['s390x', 's390-ccw-virtio'], ['riscv64', 'virt'], ['loongarch64', 'virt']] as const;

function onOtherMachine(xml: string, random: Random): string {
  const [arch, machine] = MACHINES[random(MACHINES.length)]!;
  return xml.replace(/<type(?:\s[^>]*)?>hvm/, `<type arch='${arch}' machine='${machine}'>hvm`).replace(/(<domain[^>]*\btype=['"])\w+/, `$1${/86/.test(arch) && random(2) ? 'kvm' : 'qemu'}`);
}

/** `count` mutants, the same ones for the same seed: one to three changes each, well-formed. */
export function makeMutants(seeds: readonly SeedDomain[], count: number, seed: number, archs = true): Mutant[] {
  const random = randomFrom(seed);
  const pick = <T>(from: readonly T[]): T | undefined => from[random(from.length)];
  const pool = poolOf(seeds);
  const names = Object.keys(operators);
  const mutants: Mutant[] = [];
  for (let tries = 0; mutants.length < count && tries < count * 30; tries++) {
    const { id, xml: original } = pick(seeds)!;
    let xml = archs && random(4) === 0 ? onOtherMachine(original, random) : original;
    const done: string[] = xml === original ? [] : ['machine'];
    for (let left = [1, 1, 1, 2, 3][random(5)]!; left > 0; left--) {
      const root = parseXml(xml).root;
      const e = root && pick([root, ...descendants(root)].filter((x) => x.name !== 'metadata' && !x.name.includes(':')));
      const operator = pick(names)!;
      const change = e && operators[operator]!(xml, e, pool, pick);
      if (!change) continue;
      xml = xml.slice(0, change.start) + change.to + xml.slice(change.end);
      done.push(operator);
    }
    if (done.length > 0 && parseXml(xml).problems.length === 0) mutants.push({ from: id, operators: done, xml });
  }
  return mutants;
}
