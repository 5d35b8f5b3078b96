import type { LineIndex, Span } from '../../engine/index.ts';
import { paint, printableLine, type Colour } from './terminal.ts';

const MAX_LINE = 160;

/** The line a span starts on, with the span underlined; long lines are cut around it. */
export function codeFrame(text: string, lines: LineIndex, span: Span, terminal: { readonly colour: boolean }, colour: Colour): string {
  const { line, character } = lines.positionAt(span.start);
  const start = lines.lineStart(line);
  const cut = character > MAX_LINE - 40 ? character - 40 : 0;
  const full = text.slice(start + cut, Math.min(lines.lineStart(line + 1), start + cut + MAX_LINE)).split(/[\r\n]/, 1)[0]!;
  const shown = full.replaceAll('\t', ' ');
  const before = printableLine(shown.slice(0, character - cut));
  const marked = printableLine(shown.slice(character - cut, Math.max(character - cut + 1, Math.min(span.end - start - cut, shown.length))));
  const number = String(line + 1).padStart(5);
  return `${paint(terminal, 'grey', `${number} |`)} ${printableLine(shown)}\n${paint(terminal, 'grey', '      |')} ${' '.repeat(before.length)}${paint(terminal, colour, '^'.repeat(Math.max(marked.length, 1)))}\n`;
}
