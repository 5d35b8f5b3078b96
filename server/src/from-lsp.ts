import type { LineIndex, Span } from '../../engine/index.ts';
import type { Position, Range } from '../../protocol/requests.ts';

/** LSP's places as the engine's. Whatever a client sends lies within the text afterwards. */

export const fromPosition = (lines: LineIndex, position: Position): number => lines.offsetAt(position);

export function fromRange(lines: LineIndex, range: Range): Span {
  const start = fromPosition(lines, range.start);
  return { start, end: Math.max(start, fromPosition(lines, range.end)) };
}
