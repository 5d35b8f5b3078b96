import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { domain } from '../../engine/schema/domain/format/domain.ts';
import type { AttributeSpec, ElementSpec, ValueSpec } from '../../engine/schema/element-spec.ts';
import { attributeReadings, specOf, textReadings } from '../../engine/schema/spec-node.ts';
import { sharedFolder } from '../corpus.ts';

interface Place { readonly path: string; readonly spec: ElementSpec }

/** Every element of the format once, with the shortest path to it. */
function places(): Place[] {
  const found: Place[] = [{ path: '/domain', spec: domain }];
  const seen = new Set<ElementSpec>([domain]);
  for (const { path, spec } of found) {
    for (const [name, child] of Object.entries(spec.children ?? {})) {
      const below = specOf(child);
      if (seen.has(below)) continue;
      seen.add(below);
      found.push({ path: `${path}/${name}`, spec: below });
    }
  }
  return found;
}

function at(path: string): ElementSpec | undefined {
  let spec: ElementSpec | undefined = domain;
  for (const name of path.split('/').slice(2)) {
    const child: NonNullable<ElementSpec['children']>[string] | undefined = spec?.children?.[name];
    spec = child && specOf(child);
  }
  return spec;
}

const grammarFile = sharedFolder && join(sharedFolder, 'facts/domain-grammar.json');
const enumOf = (value: ValueSpec): string[] => (value.kind === 'enum' ? Object.keys(value.values) : value.kind === 'switch' ? [value.on, value.off] : []);

describe.skipIf(!grammarFile || !existsSync(grammarFile))('the format is complete (skipped without the shared grammar)', () => {
  const grammar = grammarFile ? (JSON.parse(readFileSync(grammarFile, 'utf8')) as { elements: Record<string, { attributes?: Record<string, { values?: string[] }>; text?: { values?: string[] } | null }> }).elements : {};
  const paths = Object.keys(grammar).filter((p) => !p.endsWith('/*'));

  it('knows all elements', () => {
    expect(paths.length).toBeGreaterThan(890);
    expect(paths.filter((p) => at(p) === undefined)).toEqual([]);
  });
  it('knows all attributes and their words', () => {
    const missing: string[] = [];
    for (const path of paths) {
      for (const [name, { values }] of Object.entries(grammar[path]!.attributes ?? {})) {
        const readings = attributeReadings(at(path)!, name);
        if (readings.length === 0) missing.push(`${path}/@${name}`);
        const known = new Set(readings.flatMap((r) => enumOf(r.value)));
        for (const v of values ?? []) if (!known.has(v)) missing.push(`${path}/@${name}=${v}`);
      }
    }
    expect(missing).toEqual([]);
  });
  it('knows all words of texts', () => {
    const missing = paths.flatMap((path) => (grammar[path]!.text?.values ?? []).filter((v) => !textReadings(at(path)!).some((t) => enumOf(t.value).includes(v))).map((v) => `${path}=${v}`));
    expect(missing).toEqual([]);
  });
});

describe('every text of the format says something', () => {
  const texts: [where: string, name: string, doc: string][] = [];
  const addValues = (where: string, value: ValueSpec): void => {
    if (value.kind === 'enum') for (const [word, entry] of Object.entries(value.values)) texts.push([`${where}=${word}`, word, typeof entry === 'string' ? entry : entry.doc]);
  };
  for (const { path, spec } of places()) {
    texts.push([path, path.slice(path.lastIndexOf('/') + 1), spec.doc]);
    for (const [name, one] of Object.entries(spec.attributes ?? {})) {
      for (const reading of Array.isArray(one) ? (one as readonly AttributeSpec[]) : [one as AttributeSpec]) {
        texts.push([`${path}/@${name}`, name, reading.doc]);
        addValues(`${path}/@${name}`, reading.value);
      }
    }
    for (const t of textReadings(spec)) addValues(path, t.value);
  }
  const STOP = new Set(['the', 'an', 'of', 'for', 'to', 'in', 'on', 'is', 'it', 'its', 'as', 'by', 'or', 'and', 'that', 'this', 'with', 'be', 'are', 'at', 'from', 'which', 'what', 'when', 'whether', 'how', 'where', 'name', 'value', 'type', 'kind', 'number', 'attribute', 'element', 'setting']);
  const words = (text: string): string[] => text.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase().split(/[^a-z\d]+/).filter((w) => w.length > 1);
  /** The same word in another form: `address`, `addresses`. */
  const akin = (a: string, b: string): boolean => a === b || (Math.min(a.length, b.length) > 3 && (a.startsWith(b) || b.startsWith(a)));
  /** The words of a text that say something and are not in the name it explains. */
  const news = (name: string, doc: string): number => {
    const known = words(name);
    return new Set(words(doc).filter((w) => !STOP.has(w) && !known.some((k) => akin(k, w)))).size;
  };

  it('has one for each element, attribute and value', () => {
    expect(texts.length).toBeGreaterThan(2000);
    expect(texts.filter(([, , doc]) => doc.trim() === '' || !/[.…)]$/.test(doc)).map(([where]) => where)).toEqual([]);
  });
  it('says more than the name', () => {
    expect(texts.filter(([, name, doc]) => doc.length < 12 || news(name, doc) < 1).map(([where, , doc]) => `${where}: ${doc}`)).toEqual([]);
  });
  it('says something else of each value of a list', () => {
    const alike: string[] = [];
    const lists = new Map<string, Map<string, string>>();
    for (const [where, name, doc] of texts.filter(([w]) => w.includes('='))) {
      const list = where.slice(0, where.indexOf('='));
      const seen = lists.get(list) ?? new Map<string, string>();
      lists.set(list, seen);
      const before = seen.get(doc);
      if (before !== undefined && before !== name) alike.push(`${list}: ${before} and ${name}: ${doc}`);
      seen.set(doc, name);
    }
    expect(alike).toEqual([]);
  });
  it('names versions in full', () => {
    const versions = places().flatMap(({ spec }) => [spec.since, ...Object.keys(spec.attributes ?? {}).flatMap((name) => attributeReadings(spec, name).map((r) => r.since))]);
    expect(versions.filter((v) => v !== undefined && !/^\d+\.\d+\.\d+$/.test(v))).toEqual([]);
  });
});

const MANUAL = '/usr/share/doc/libvirt-doc/html/formatdomain.html';
describe.skipIf(!existsSync(MANUAL))("links lead into libvirt's manual (skipped without Debian's libvirt-doc)", () => {
  const anchors = existsSync(MANUAL) ? new Set([...readFileSync(MANUAL, 'utf8').matchAll(/\sid="([^"]+)"/g)].map((match) => match[1])) : new Set();
  it('knows every section', () => {
    const linked = places().flatMap(({ path, spec }) => (spec.manual === undefined ? [] : [{ path, manual: spec.manual }]));
    expect(linked.length).toBeGreaterThan(50);
    expect(linked.filter(({ manual }) => !anchors.has(manual))).toEqual([]);
  });
});

/** Newer than 9.0.0 by the schemas, but neither manual nor release notes say by how much. May shrink. */
const AGE_UNKNOWN = [
  '/domain/cpu/@deprecated_features', '/domain/hwuuid', '/domain/on_crash=preserve-running', '/domain/devices/disk/@model=usb-storage', '/domain/devices/disk/@model=usb-bot',
  '/domain/features/virtualization', '/domain/devices/disk/blockio/@discard_granularity', '/domain/devices/disk/target/@dpofua',
  ...['accel', 'ril', 'ssidsize', 'oas', 'cmdqv'].map((name) => `/domain/devices/iommu/driver/@${name}`), '/domain/devices/video/model/@edid',
  '/domain/devices/disk/driver/statistics', '/domain/devices/disk/driver/statistics/statistic',
];

const oldSchema = sharedFolder && join(sharedFolder, 'libvirt-schemas/9.0.0');
describe.skipIf(!oldSchema || !existsSync(oldSchema))("what libvirt 9.0.0's schema has no word for says since when (skipped without the shared schemas)", () => {
  const old = oldSchema && existsSync(oldSchema) ? readdirSync(oldSchema).filter((name) => name.endsWith('.rng')).map((name) => readFileSync(join(oldSchema, name), 'utf8')).join('\n') : '';
  const local = (name: string): string => name.slice(name.indexOf(':') + 1);
  const names = new Set([...old.matchAll(/name=["']([^"']+)["']/g)].map((match) => local(match[1]!)));
  const words = new Set([...[...old.matchAll(/<value>([^<]*)</g)].map((match) => match[1]!), ...[...old.matchAll(/name=["']pattern["']>([^<]*)</g)].flatMap((match) => match[1]!.split(/[^\w.-]+/))]);
  const isNewer = (since: string | undefined): boolean => since !== undefined && Number(since.split('.')[0]) >= 9 && since !== '9.0.0';

  it('with a version above it', () => {
    const silent: string[] = [];
    const look = (where: string, value: ValueSpec): void => {
      if (value.kind !== 'enum') return;
      for (const [word, entry] of Object.entries(value.values)) if (!words.has(word) && !isNewer(typeof entry === 'string' ? undefined : entry.since)) silent.push(`${where}=${word}`);
    };
    const found: { path: string; spec: ElementSpec; isNew: boolean }[] = [{ path: '/domain', spec: domain, isNew: false }];
    const seen = new Set<ElementSpec>([domain]);
    for (const { path, spec, isNew } of found) {
      const elementIsNew = isNew || isNewer(spec.since);
      if (!elementIsNew && !names.has(local(path.slice(path.lastIndexOf('/') + 1)))) silent.push(path);
      for (const name of Object.keys(spec.attributes ?? {})) for (const r of attributeReadings(spec, name)) {
        if (elementIsNew || isNewer(r.since)) continue;
        if (!names.has(local(name))) silent.push(`${path}/@${name}`);
        look(`${path}/@${name}`, r.value);
      }
      if (!elementIsNew) for (const t of textReadings(spec)) look(path, t.value);
      for (const [name, child] of Object.entries(spec.children ?? {})) {
        const below = specOf(child);
        if (!seen.has(below)) found.push({ path: `${path}/${name}`, spec: below, isNew: elementIsNew });
        seen.add(below);
      }
    }
    expect(silent.sort()).toEqual([...AGE_UNKNOWN].sort());
  });
});
