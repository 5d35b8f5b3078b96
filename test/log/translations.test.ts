import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { explain } from '../../engine/features/explain.ts';
import { rank } from '../../engine/features/rank.ts';
import { signatures } from '../../engine/signatures/index.ts';
import { translations } from '../../engine/signatures/translations.ts';
import { translatedWrappers } from '../../engine/log/translated-wrappers.ts';
import { conversionsOf, fill, readCatalogue, sameFormat } from '../../scripts/translations/catalogue.ts';
import { MESSAGES } from '../../scripts/translations/messages.ts';

const hitsIn = (text: string) => rank(explain(text).hits);
const rows = Object.entries(translations).flatMap(([language, causes]) => Object.entries(causes).flatMap(([id, patterns]) => patterns.map((pattern) => [language, id, pattern] as const)));

/** A line that a pattern is about, with what its groups stand for there. */
function instance(pattern: string): { line: string; groups: Record<string, string> } {
  const groups: Record<string, string> = {};
  const line = pattern
    .replace(/(?<!\\)\(([^()|]*)\|[^()]*\)/g, '$1')
    .replace(/\{(\w+)(?::(\w+))?\}|…/g, (_, name?: string, type?: string) => {
      const value = type === 'number' || type === 'hex' ? '17' : 'pear7';
      if (name !== undefined) groups[name] = value;
      return value;
    })
    .replace(/\\(.)/g, '$1');
  return { line, groups };
}

describe('messages in other languages', () => {
  it('are there for the main ones, of signatures that exist', () => {
    const ids = new Set(signatures.map(({ id }) => id));
    expect(Object.keys(translations)).toEqual(['de', 'es', 'fr', 'it', 'ja', 'pl', 'pt_BR', 'ru', 'uk', 'zh_CN']);
    expect(rows.filter(([, id]) => !ids.has(id))).toEqual([]);
    for (const [language, causes] of Object.entries(translations)) expect(Object.keys(causes).length, language).toBeGreaterThan(30);
  });

  it.each(['', 'Nov 23 06:07:08 pear libvirtd[4711]: ', '2031-04-05 06:07:08.009+0000: 4711: error : virThing:77 : '])('name the cause and keep their arguments, after %j', (prefix) => {
    const wrong = rows.flatMap(([language, id, pattern]) => {
      const { line, groups } = instance(pattern);
      const hit = hitsIn(prefix + line).find(({ signature }) => signature.id === id);
      return hit && Object.entries(groups).every(([group, value]) => hit.groups[group] === value) ? [] : [`${language} ${id}: ${line} → ${JSON.stringify(hit?.groups)}`];
    });
    expect(wrong).toEqual([]);
  });

  it('are peeled when they only carry what QEMU says', () => {
    const inner = 'Some function-like message';
    const english = explain(`internal error: ${inner}`).hits;
    expect(english).toEqual([]);
    const wrong = Object.entries(translatedWrappers).flatMap(([language, openings]) => openings.filter((opening) => {
      const { line } = instance(opening);
      const hit = hitsIn(`Fehler: ${line} EACCES`).find(({ signature }) => signature.id === 'errno-eacces');
      return hit === undefined || hit.depth < 1;
    }).map((opening) => `${language} ${opening}`));
    expect(wrong).toEqual([]);
  });
});

const LOCALES = '/usr/share/locale';
const catalogue = (language: string): string => `${LOCALES}/${language}/LC_MESSAGES/libvirt.mo`;
const installed = Object.keys(translations).filter((language) => existsSync(catalogue(language)));

/** Arguments as messages have them. */
const argument = ({ type, argument }: { readonly type: string; readonly argument: number }): string => (type === 's' ? `pear${argument}` : `1${argument}`);

describe.skipIf(installed.length === 0 && !process.env.CI)('messages as the installed catalogues have them', () => {
  const wanted = new Set(MESSAGES.map(sameFormat));

  it.each(Object.keys(translations))('are known in %s as they are in English', (language) => {
    const translated = Array.from(readCatalogue(catalogue(language))).filter(([english]) => wanted.has(sameFormat(english)));
    const known = translated.flatMap(([english, other]) => {
      const hit = explain(fill(english, argument)).hits.find(({ signature }) => signature.severity !== 'benign');
      return hit ? [{ hit, line: fill(other, argument) }] : [];
    });
    const found = known.filter(({ hit, line }) => explain(line).hits.some(({ signature }) => signature.id === hit.signature.id));
    console.log(`${language}: ${found.length} of ${known.length} messages that are known in English and translated`);
    expect(known.length).toBeGreaterThan(20);
    expect(known.filter((one) => !found.includes(one)).map(({ line }) => line).length / known.length).toBeLessThan(0.1);
  });

  it.each(Object.keys(translations))('accuse nothing in %s that is nothing in English', (language) => {
    const others = Array.from(readCatalogue(catalogue(language))).filter(([english], i) => i % 7 === 0 && conversionsOf(english).length > 0 && explain(fill(english, argument)).hits.length === 0);
    const accused = others.flatMap(([english, other]) => explain(fill(other, argument)).hits.map(({ signature }) => `${signature.id}: ${english} → ${other}`));
    expect(accused).toEqual([]);
  });
});
