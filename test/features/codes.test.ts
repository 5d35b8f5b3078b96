import { describe, expect, test } from 'vitest';
import { unmark } from '../../engine/rules/example.ts';
import { formatCodes } from '../../engine/schema/format-codes.ts';
import { problemCodes } from '../../engine/xml/problem-codes.ts';
import { applyEdits, catalogue, codePage, lint, parseXml, validate, type Finding } from '../../engine/index.ts';

/** The format and the parser alone: a rule that knows more may say it instead. */
const judge = (text: string): readonly Finding[] => [...lint(text).findings.filter((f) => f.code in problemCodes), ...validate(parseXml(text), parseXml(text).root!)];

describe.each(Object.entries({ ...formatCodes, ...problemCodes }))('%s', (code, note) => {
  if (note.bad !== undefined) test('is given where its example is marked, and not on the good one', () => {
    const { xml, spans } = unmark(note.bad!);
    const found = judge(xml).filter((f) => f.code === code);
    expect(found.map((f) => f.span)).toEqual(spans);
    const good = judge(note.good!).map((f) => f.code);
    expect(good).not.toContain(code);
    if (code in problemCodes) expect(good.filter((c) => c in problemCodes)).toEqual([]);
  });
  if (note.bad !== undefined) test('its fixes mend it', () => {
    const { xml } = unmark(note.bad!);
    for (const fix of judge(xml).filter((f) => f.code === code).flatMap((f) => f.fixes ?? [])) {
      expect(judge(applyEdits(xml, fix.edits)).filter((f) => f.code === code), fix.title).toEqual([]);
    }
  });
  test('has a page', () => expect(codePage(code)).toBeDefined());
});

test('the catalogue names each code once, in order', () => {
  const names = catalogue().map((entry) => entry.code);
  expect(names).toEqual([...new Set(names)].sort());
  for (const { title, why, remedy } of catalogue()) for (const text of [title, why, remedy]) expect(text).toMatch(/\S.{5}/);
});
