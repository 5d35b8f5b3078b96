/** A place as people and LSP count it: both numbers from 0, `character` in UTF-16 code units. */
export interface LinePosition {
  readonly line: number;
  readonly character: number;
}

/** Translates between offsets and lines. Lines end with `\n`, `\r\n` or a lone `\r`, as in LSP. */
export interface LineIndex {
  readonly lineCount: number;
  /** The offset at which `line` (from 0) starts; clamped to the text. */
  lineStart(line: number): number;
  positionAt(offset: number): LinePosition;
  offsetAt(position: LinePosition): number;
}

const LF = 10;
const CR = 13;

function lineStarts(text: string): number[] {
  const starts = [0];
  if (!text.includes('\r')) {
    for (let feed = text.indexOf('\n'); feed >= 0; feed = text.indexOf('\n', feed + 1)) starts.push(feed + 1);
    return starts;
  }
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === LF || (c === CR && text.charCodeAt(i + 1) !== LF)) starts.push(i + 1);
  }
  return starts;
}

/** Builds the index of `text`; the only place of the project that counts lines. O(length) once, O(log lines) a look-up. */
export function createLineIndex(text: string): LineIndex {
  const starts = lineStarts(text);
  const lineStart = (line: number): number =>
    line < 0 ? 0 : line >= starts.length ? text.length : starts[line]!;
  const positionAt = (offset: number): LinePosition => {
    const at = Math.max(0, Math.min(offset, text.length));
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (starts[middle]! <= at) low = middle;
      else high = middle - 1;
    }
    return { line: low, character: at - starts[low]! };
  };
  return {
    lineCount: starts.length,
    lineStart,
    positionAt,
    offsetAt: ({ line, character }) => Math.max(0, Math.min(lineStart(line) + character, lineStart(line + 1))),
  };
}
