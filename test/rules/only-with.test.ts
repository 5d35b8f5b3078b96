import { describe, expect, test } from 'vitest';
import { expandExample } from '../../engine/rules/example.ts';
import { rules } from '../../engine/rules/index.ts';
import { compileRules, runRules, type RunOptions } from '../../engine/rules/run.ts';
import { parseXml } from '../../engine/xml/parse.ts';
import type { Element } from '../../engine/xml/tree.ts';
import { corpusFiles, sharedFolder } from '../corpus.ts';

const sparing = compileRules(rules);
const asking = compileRules(rules.map(({ onlyWith: _, ...rule }) => rule));

/** All that can be cut out of a text: each element below the outermost, each attribute. */
function* without(text: string, element: Element): Generator<string> {
  for (const { span } of element.attributes) yield text.slice(0, span.start) + text.slice(span.end);
  for (const node of element.children) {
    if (node.kind !== 'element') continue;
    yield text.slice(0, node.span.start) + text.slice(node.span.end);
    yield* without(text, node);
  }
}

function differs(text: string, options: RunOptions): string | undefined {
  const { root } = parseXml(text);
  if (!root) return undefined;
  const [some, all] = [sparing, asking].map((set) => runRules(set, text, root, options).findings.map((f) => `${f.code} ${f.span.start}`).join('\n'));
  return some === all ? undefined : text;
}

describe('a rule that is asked only with certain names', () => {
  const gated = rules.filter((rule) => rule.onlyWith);

  test('names them as they are written', () => {
    expect(gated.length).toBeGreaterThan(50);
    for (const name of gated.flatMap((rule) => rule.onlyWith!)) expect(name).toMatch(/^@?[A-Za-z_][\w:-]*$/);
  });

  test.each(gated.map((rule) => [rule.id, rule] as const))('%s says the same as if it were always asked', (_, rule) => {
    for (const example of [...rule.bad, ...rule.good]) {
      const { xml } = expandExample(rule, example);
      const options = typeof example === 'string' ? {} : { ...(example.host && { host: example.host }), ...(example.target && { target: example.target }) };
      for (const text of [xml, ...without(xml, parseXml(xml).root!)]) expect(differs(text, options)).toBeUndefined();
    }
  });

  test.skipIf(sharedFolder === undefined)('all say the same of the corpus, and of what is left of a file when something is cut out', () => {
    for (const { text } of [...corpusFiles('valid'), ...corpusFiles('invalid')]) {
      expect(differs(text, {})).toBeUndefined();
      const cut = [...without(text, parseXml(text).root!)];
      for (let i = text.length % 7; i < cut.length; i += 7 + Math.floor(cut.length / 4)) expect(differs(cut[i]!, {})).toBeUndefined();
    }
  });
});
