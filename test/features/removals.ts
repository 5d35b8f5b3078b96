import { complete, type Completion } from '../../engine/features/complete.ts';
import { fillElement } from '../../engine/features/fill.ts';
import { elementSnippet } from '../../engine/features/snippet.ts';
import { accepts, attributeReadings, textReadings } from '../../engine/schema/spec-node.ts';
import { specNode } from '../../engine/schema/spec-tree.ts';
import { parseXml } from '../../engine/xml/parse.ts';
import { descendants } from '../../engine/xml/query.ts';
import { randomFrom } from '../schema/mutants.ts';
import { apply, settle } from './marked.ts';

export interface Removal {
  readonly file: string;
  readonly kind: 'element' | 'attribute' | 'value';
  /** What was taken away, and ought to be offered. */
  readonly removed: string;
  readonly offered: boolean;
  /** The text with something else that was offered there put in. */
  readonly inserted: string | undefined;
  readonly choice: string;
  /** For a value: the text with its element written anew around the chosen value, with nothing else than that asks for. */
  readonly anew: string | undefined;
  /** The text without the removed thing, closed again. */
  readonly without: string;
}

interface Made {
  readonly text: string;
  readonly offset: number;
  readonly removed: string;
  readonly without: string;
  readonly attribute?: string;
}

const isWords = (kind: string): boolean => kind === 'enum' || kind === 'switch';

/** Takes one thing at a time out of valid files and asks what may stand there. */
export function removals(files: readonly { readonly file: string; readonly text: string }[], count: number, seed: number): Removal[] {
  const random = randomFrom(seed);
  const pick = <T>(from: readonly T[]): T => from[random(from.length)]!;
  const found: Removal[] = [];
  for (let tries = 0; found.length < count && tries < count * 30; tries++) {
    const { file, text } = pick(files);
    const root = parseXml(text).root!;
    const element = pick([...descendants(root)]);
    const kind = pick(['element', 'attribute', 'value'] as const);
    const node = specNode(element);
    if (!node || element.name.includes(':')) continue;
    const made = kind === 'element' ? withoutElement() : kind === 'attribute' ? withoutAttribute() : withoutValue();
    if (!made) continue;
    const completions = complete(parseXml(made.text), made.offset);
    const choice = completions.length > 0 ? pick(completions) : undefined;
    found.push({ file, kind, removed: made.removed, offered: completions.some((c) => c.label === made.removed), inserted: choice && apply(made.text, choice), anew: choice && anew(made, choice), choice: choice?.label ?? '', without: made.without });

    /** What else stands in an element may not go with another deciding value; whether the value is legal at all shows without it. */
    function anew(made: Made, choice: Completion): string | undefined {
      const parent = specNode(element.parent);
      if (kind !== 'value' || !parent || !made.attribute) return undefined;
      const filled = fillElement(parent, element.name, { [made.attribute]: choice.label });
      return filled && text.slice(0, element.span.start) + settle(elementSnippet(filled)) + text.slice(element.span.end);
    }
    function withoutElement(): Made | undefined {
      const { start, end } = element.span;
      return element.parent ? { text: `${text.slice(0, start)}<${text.slice(end)}`, offset: start + 1, removed: element.name, without: text.slice(0, start) + text.slice(end) } : undefined;
    }
    function withoutAttribute(): Made | undefined {
      const own = element.attributes.filter((a) => !a.name.includes(':') && attributeReadings(node!.spec, a.name).some((r) => r.output === undefined));
      if (own.length === 0) return undefined;
      const a = pick(own);
      const without = text.slice(0, a.span.start) + text.slice(a.span.end);
      return { text: without, offset: a.span.start, removed: a.name, without };
    }
    function withoutValue(): Made | undefined {
      const own = element.attributes.filter((a) => a.valueSpan && attributeReadings(node!.spec, a.name).some((r) => isWords(r.value.kind) && accepts(r.value, a.value, node!) === 'yes' && (r.value.kind !== 'enum' || Object.hasOwn(r.value.values, a.value))));
      if (own.length === 0) {
        const words = textReadings(node!.spec).some((t) => isWords(t.value.kind));
        const first = element.children[0];
        if (!words || !first || first.kind !== 'text' || element.children.length > 1) return undefined;
        return { text: text.slice(0, first.span.start) + text.slice(first.span.end), offset: first.span.start, removed: first.value.trim(), without: text };
      }
      const { name, valueSpan, value } = pick(own);
      return { text: text.slice(0, valueSpan!.start) + text.slice(valueSpan!.end), offset: valueSpan!.start, removed: value, without: text, attribute: name };
    }
  }
  return found;
}
