import { existsSync, readFileSync } from 'node:fs';
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
  /** The words of a text that are not in the name it explains. */
  const news = (name: string, doc: string): number => {
    const known = new Set(name.toLowerCase().split(/[^a-z\d]+/));
    return doc.toLowerCase().split(/[^a-z\d]+/).filter((w) => w.length > 1 && !known.has(w)).length;
  };

  it('has one for each element, attribute and value', () => {
    expect(texts.length).toBeGreaterThan(2000);
    expect(texts.filter(([, , doc]) => doc.trim() === '' || !/[.…)]$/.test(doc)).map(([where]) => where)).toEqual([]);
  });
  it('says more than the name', () => {
    expect(texts.filter(([, name, doc]) => doc.length < 12 || news(name, doc) < 2).map(([where, , doc]) => `${where}: ${doc}`)).toEqual([]);
  });
  it('names versions in full', () => {
    const versions = places().flatMap(({ spec }) => [spec.since, ...Object.keys(spec.attributes ?? {}).flatMap((name) => attributeReadings(spec, name).map((r) => r.since))]);
    expect(versions.filter((v) => v !== undefined && !/^\d+\.\d+\.\d+$/.test(v))).toEqual([]);
  });
});
