import type { Span } from '../core/span.ts';
import type { AnyRule, Example } from './rule.ts';
import { exampleFrame } from '../schema/domain/frame.ts';

/** An example without its marks: a whole text, and where in it the rule is to report. */
export interface ExpandedExample {
  readonly xml: string;
  readonly spans: readonly Span[];
}

/** Takes `«` and `»` out of a text and tells where they stood. Throws on a mark without its partner: our own examples are at fault then. */
export function unmark(marked: string): ExpandedExample {
  let xml = '';
  let open = -1;
  const spans: Span[] = [];
  for (const character of marked) {
    if (character === '«') {
      if (open >= 0) throw new Error(`« inside «: ${marked}`);
      open = xml.length;
    } else if (character === '»') {
      if (open < 0) throw new Error(`» without «: ${marked}`);
      spans.push({ start: open, end: xml.length });
      open = -1;
    } else xml += character;
  }
  if (open >= 0) throw new Error(`« without »: ${marked}`);
  return { xml, spans };
}

/** The whole domain that an example stands for (see Example in rule.ts). */
export function expandExample(rule: AnyRule, example: Example): ExpandedExample {
  const marked = typeof example === 'string' ? example : example.xml;
  const parents = rule.visits[0]?.split('/').slice(0, 2) ?? [];
  return unmark(exampleFrame(marked, parents));
}
