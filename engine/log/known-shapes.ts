import type { LineKnowledge } from './line-memo.ts';
import type { LogKernel } from './log-kernel.ts';
import { NO_SHAPE, UNKNOWN_SHAPE } from './log-kernel-layout.ts';

/** What is known of the lines in a buffer by their shapes (see line-shape.ts), looked up without reading them. */
export interface KnownShapes {
  /** What is known of the line from `start`, or what `make` finds out about it; undefined for a line that is long or not whole. */
  known(start: number, make: () => LineKnowledge<unknown>): LineKnowledge<unknown> | undefined;
  /** Whether such a line's knowledge is there: it is then in `found`, and `feed` is where the line ends. */
  find(start: number, into: FoundLine): void;
  /** The start of the line that holds `offset`; undefined when that is far. */
  lineStart(offset: number): number | undefined;
  /** The offset after the last. */
  readonly end: number;
  readonly start: number;
}

/** A line that was looked at. */
export interface FoundLine {
  start: number;
  /** Its line feed; before its start when nothing is known of where it ends. */
  feed: number;
  knowledge: LineKnowledge<unknown> | undefined;
}

interface BufferPlace {
  /** Of the buffer in the kernel. */
  readonly address: number;
  /** In the file. */
  start(): number;
  end(): number;
}

/** Lines are not looked for further away. */
const REACH = 1024;

export function createKnownShapes(kernel: LogKernel, place: BufferPlace): KnownShapes {
  let shapes: LineKnowledge<unknown>[] = [];
  const { address } = place;
  const look = (start: number): number => kernel.look(address + start - place.start(), address + place.end() - place.start());
  return {
    get end() { return place.end(); },
    get start() { return place.start(); },
    known(start, make) {
      const shape = look(start);
      if (shape === NO_SHAPE) return undefined;
      if (shape !== UNKNOWN_SHAPE) return shapes[shape];
      const kept = kernel.keep();
      if (kept === 0) shapes = [];
      return (shapes[kept] = make());
    },
    find(start, into) {
      const shape = look(start);
      into.start = start;
      into.feed = shape === NO_SHAPE ? start - 1 : kernel.feed() - address + place.start();
      into.knowledge = shape < 0 ? undefined : shapes[shape];
    },
    lineStart(offset) {
      const at = address + offset - place.start();
      const floor = Math.max(address, at - REACH);
      const start = kernel.lineStart(at, floor);
      return start === floor && floor > address ? undefined : start - address + place.start();
    },
  };
}
