import { complete, type Completion } from '../../engine/features/complete.ts';
import type { HostFacts } from '../../engine/facts/host-facts.ts';
import { parseXml } from '../../engine/xml/parse.ts';

/** A text with `|` where the cursor stands. */
export function atCursor(marked: string): { text: string; offset: number } {
  const offset = marked.indexOf('|');
  if (offset < 0 || marked.indexOf('|', offset + 1) >= 0) throw new Error(`exactly one | is needed: ${marked}`);
  return { text: marked.slice(0, offset) + marked.slice(offset + 1), offset };
}

/** A snippet as it stands once nothing more is typed: defaults and first choices. */
export const settle = (snippet: string): string =>
  snippet
    .replace(/\\([$}\\,|])|\$\{\d+:((?:\\.|[^}\\])*)\}|\$\{\d+\|((?:\\.|[^,|\\])*)[^}]*\|\}|\$\d+/g, (_, escaped?: string, value?: string, first?: string) => escaped ?? (value ?? first ?? '').replace(/\\(.)/g, '$1'))
    .replaceAll('\t', '  ');

export function apply(text: string, { edit, snippet }: Completion): string {
  return text.slice(0, edit.span.start) + (snippet ? settle(edit.newText) : edit.newText) + text.slice(edit.span.end);
}

export const completionsAt = (marked: string, host?: HostFacts): Completion[] => {
  const { text, offset } = atCursor(marked);
  return complete(parseXml(text), offset, host ? { host } : {});
};

export const labels = (marked: string, host?: HostFacts): string[] => completionsAt(marked, host).map((c) => c.label);
