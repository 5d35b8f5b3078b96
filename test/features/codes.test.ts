import { describe, expect, test } from 'vitest';
import { unmark } from '../../engine/rules/example.ts';
import { formatCodes } from '../../engine/schema/format-codes.ts';
import { problemCodes } from '../../engine/xml/problem-codes.ts';
import { catalogue, codePage, lint } from '../../engine/index.ts';

describe.each(Object.entries({ ...formatCodes, ...problemCodes }))('%s', (code, note) => {
  if (note.bad !== undefined) test('is given where its example is marked, and not on the good one', () => {
    const { xml, spans } = unmark(note.bad!);
    expect(lint(xml).findings.filter((f) => f.code === code).map((f) => f.span)).toEqual(spans);
    const good = lint(note.good!).findings.map((f) => f.code);
    expect(good).not.toContain(code);
    if (code in problemCodes) expect(good.filter((c) => c in problemCodes)).toEqual([]);
  });
  test('has a page', () => expect(codePage(code)).toBeDefined());
});

test('the catalogue names each code once, in order', () => {
  const names = catalogue().map((entry) => entry.code);
  expect(names).toEqual([...new Set(names)].sort());
  for (const { title, why, remedy } of catalogue()) for (const text of [title, why, remedy]) expect(text).toMatch(/\S.{5}/);
});
