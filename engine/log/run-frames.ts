import type { Span } from '../core/span.ts';
import { createLineReader, type LineReader, type LogLine } from './lines.ts';
import { textSource } from './text-source.ts';

/** Words of the records that start and end a run of a VM (formats/qemu-start.ts, formats/qemu-end.ts): where they stand, it is worth a look. */
export const RUN_STARTS: readonly string[] = [': starting up', ': attaching'];
const RUN_ENDS: readonly string[] = [': shutting down'];

/** A record that starts or ends a run, without its line end. */
export interface RunFrame {
  readonly kind: 'start' | 'end';
  readonly span: Span;
  /** As the log writes it. */
  readonly time: string;
  readonly message: string;
  /** What stands right behind a start: environment and arguments, of one line or of many that go on. */
  readonly command?: Span;
}

const LONGEST_COMMAND = 256 * 1024;

/** The frames of all runs in `text` (see blankControls), in order. Only lines that hold their words are read. */
export function runFrames(text: string): RunFrame[] {
  const lines = createLineReader(textSource(text));
  const frames = new Map<number, RunFrame>();
  for (const word of [...RUN_STARTS, ...RUN_ENDS]) {
    for (let at = text.indexOf(word); at >= 0;) {
      const line = lines.at(at);
      const frame = line && frameOf(lines, line);
      if (frame) frames.set(frame.span.start, frame);
      // A line frames one run at most, however often it says so.
      at = line ? text.indexOf(word, line.next) : -1;
    }
  }
  return [...frames.values()].sort((a, b) => a.span.start - b.span.start);
}

function frameOf(lines: LineReader, line: LogLine): RunFrame | undefined {
  const { prefix } = line;
  const kind = prefix?.kind;
  if (!prefix || (kind !== 'start' && kind !== 'end')) return undefined;
  const command = kind === 'start' ? commandAfter(lines, line) : undefined;
  return { kind, span: { start: line.start, end: line.end }, time: prefix.time ?? '', message: line.text.slice(prefix.messages.at(-1)!.start), ...(command && { command }) };
}

function commandAfter(lines: LineReader, head: LogLine): Span | undefined {
  const first = lines.after(head);
  if (first?.prefix?.kind !== 'arguments') return undefined;
  let last = first;
  for (let next = lines.after(last); last.goesOn && next && next.end - first.start < LONGEST_COMMAND; next = lines.after(last)) last = next;
  return { start: first.start, end: last.end };
}
