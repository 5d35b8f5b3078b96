import { createLineIndex, type Span } from '../../engine/index.ts';
import { paint, printable, type Colour, type Terminal } from './terminal.ts';

const MAX_LINE = 160;

/** The line a span starts on, with the span underlined; long lines are cut around it. */
export function codeFrame(text: string, span: Span, terminal: Terminal, colour: Colour): string {
  const lines = createLineIndex(text);
  const { line, character } = lines.positionAt(span.start);
  const start = lines.lineStart(line);
  const full = text.slice(start, lines.lineStart(line + 1)).split(/[\r\n]/, 1)[0]!;
  const cut = character > MAX_LINE - 40 ? character - 40 : 0;
  const shown = full.slice(cut, cut + MAX_LINE).replaceAll('\t', ' ');
  const before = printable(shown.slice(0, character - cut));
  const marked = printable(shown.slice(character - cut, Math.max(character - cut + 1, Math.min(span.end - start - cut, shown.length))));
  const number = String(line + 1).padStart(5);
  return `${paint(terminal, 'grey', `${number} |`)} ${printable(shown)}\n${paint(terminal, 'grey', '      |')} ${' '.repeat(before.length)}${paint(terminal, colour, '^'.repeat(Math.max(marked.length, 1)))}\n`;
}
