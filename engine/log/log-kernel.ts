import { OTHER, type AnchorTables } from './anchor-tables.ts';
import { FOLD } from './fold.ts';
import { kernelModule } from './log-kernel-code.ts';
import { ANCHOR_BYTES, FEED, FOUND, FOUND_BYTES, FREE_SLOT, GRAM_BYTES, MOST_SHAPES, PAGE, SHAPE, SHAPE_HASH, SHAPES, SLOTS, STATE, TABLE_BYTES, TABLES, VECTOR } from './log-kernel-layout.ts';

/**
 * The innermost loops over the bytes of a log, in WebAssembly with its vectors: JavaScript would check each load and store. The log's bytes
 * lie in the kernel's own memory, at BUFFER. Addresses below are offsets in that memory.
 */
export interface LogKernel {
  /** All of the memory; others after `reserve`. */
  readonly bytes: Uint8Array;
  /** How many bytes the buffer holds. */
  readonly capacity: number;
  /** Makes the buffer hold at least `capacity` bytes. What is in it stays. */
  reserve(capacity: number): void;
  /** Calls `found` for the anchors between two addresses, with their starts; in no order. */
  scan(from: number, to: number, found: (anchor: number, start: number) => void): void;
  countFeeds(from: number, to: number): number;
  /** The start of the line that holds `at`, or `floor` where there is no line feed from there on. */
  lineStart(at: number, floor: number): number;
  /**
   * Looks at the line from `start`: the number of its shape (see line-shape.ts), UNKNOWN_SHAPE (see log-kernel-layout.ts) for one that nobody kept, or NO_SHAPE for a
   * long line and for one that has no line feed before `limit`.
   */
  look(start: number, limit: number): number;
  /** Of the line that was looked at last and has a shape: the address of its line feed. */
  feed(): number;
  /** Keeps the shape that was looked at last and is unknown; returns its number. The numbers begin anew at 0 when there is no more room. */
  keep(): number;
}

declare const WebAssembly: undefined | {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Memory: new (limits: { readonly initial: number }) => { readonly buffer: ArrayBuffer; grow(pages: number): number };
  readonly Instance: new (module: object, imports: object) => { readonly exports: Functions };
};

type Functions = Readonly<Record<'verify' | 'scan' | 'countFeeds' | 'lineStart' | 'look' | 'complete' | 'addGrams', (...numbers: number[]) => number>>;

/** Vectors may be read beyond either end of the buffer. */
const PADDING = 64;
/** What two passes read one after the other stays in the processor's near cache. */
const CHUNK = 30_720;

/** Undefined where there is no WebAssembly, or none with vectors. */
export function createLogKernel(tables: AnchorTables, capacity: number): LogKernel | undefined {
  if (typeof WebAssembly === 'undefined') return undefined;
  const layout = layOut(tables);
  try {
    const memory = new WebAssembly.Memory({ initial: Math.ceil((layout.buffer + capacity + PADDING) / PAGE) });
    module ??= new WebAssembly.Module(Uint8Array.from(kernelModule));
    return kernelOf(tables, layout, memory, new WebAssembly.Instance(module, { e: { m: memory } }).exports);
  } catch {
    return undefined;
  }
}

/** The same for all kernels. */
let module: object | undefined;

/** The address of the buffer. */
export const bufferAddress = (tables: AnchorTables): number => layOut(tables).buffer;

interface Layout {
  readonly grams: number;
  readonly anchors: number;
  readonly buffer: number;
}

function layOut({ passes, anchors, gramCount }: AnchorTables): Layout {
  const grams = TABLES + passes.length * 2 * TABLE_BYTES;
  const anchorsAt = grams + (gramCount + 1) * GRAM_BYTES;
  const buffer = anchorsAt + anchors.length * ANCHOR_BYTES + PADDING;
  return { grams, anchors: anchorsAt, buffer: buffer + 16 - (buffer % 16) };
}

function kernelOf(tables: AnchorTables, layout: Layout, memory: { readonly buffer: ArrayBuffer; grow(pages: number): number }, functions: Functions): LogKernel {
  let bytes = new Uint8Array(memory.buffer);
  let words = new Int32Array(memory.buffer);
  const longestChain = fill(tables, layout, bytes, words, functions);
  const { passes, anchors, longest } = tables;
  // The kernel compares a vector of an anchor; there are hardly any longer ones.
  const isThere = (anchor: number, start: number): boolean => {
    const text = anchors[anchor]!;
    for (let i = VECTOR; i < text.length; i++) if (FOLD[bytes[start + i]!] !== text.charCodeAt(i)) return false;
    return true;
  };
  // At least one sample's worth must fit behind the limit.
  const foundLimit = FOUND + FOUND_BYTES - 8 * (2 * longestChain + 1);
  let shapes = 0;
  let shapesEnd = SHAPES;
  return {
    get bytes() { return bytes; },
    get capacity() { return bytes.length - layout.buffer - PADDING; },
    reserve(capacity) {
      const missing = layout.buffer + capacity + PADDING - bytes.length;
      if (missing <= 0) return;
      memory.grow(Math.ceil(missing / PAGE));
      bytes = new Uint8Array(memory.buffer);
      words = new Int32Array(memory.buffer);
    },
    scan(from, to, found) {
      for (let start = from; start < to; start += CHUNK) {
        const stop = Math.min(start + CHUNK, to - 2);
        for (const [i, { stride, mask }] of passes.entries()) {
          const short = TABLES + i * 2 * TABLE_BYTES;
          for (let at = start; at < stop;) {
            const end = functions.scan(at, stop, stride, mask, short, from, to, foundLimit) / 4;
            at = words[STATE / 4]!;
            for (let one = FOUND / 4; one < end; one += 2) if (longest <= VECTOR || isThere(words[one]!, words[one + 1]!)) found(words[one]!, words[one + 1]!);
          }
        }
      }
    },
    countFeeds: functions.countFeeds,
    lineStart: functions.lineStart,
    look: functions.look,
    feed: () => words[FEED / 4]!,
    keep() {
      const length = words[FEED / 4]! - words[STATE / 4]!;
      if (shapes >= MOST_SHAPES || shapesEnd + length + 32 > TABLES) {
        bytes.fill(0, SLOTS, SHAPES);
        shapes = 0;
        shapesEnd = SHAPES;
        functions.look(words[STATE / 4]!, words[FEED / 4]! + 1);
      }
      bytes.copyWithin(shapesEnd, SHAPE, SHAPE + length + 16);
      words.set([words[SHAPE_HASH / 4]!, length, shapesEnd, shapes], words[FREE_SLOT / 4]! / 4);
      shapesEnd += length + 16 - (length % 16);
      return shapes++;
    },
  };
}

/** Writes the anchors and the tables of their grams: tens of thousands, and a log waits for them. Returns the most grams that share a bucket. */
function fill({ passes, anchors }: AnchorTables, layout: Layout, bytes: Uint8Array, words: Int32Array, { complete, addGrams }: Functions): number {
  for (let anchor = 0, at = layout.anchors; anchor < anchors.length; anchor++, at += ANCHOR_BYTES) {
    const text = anchors[anchor]!;
    const length = Math.min(text.length, VECTOR);
    for (let n = 0; n < length; n++) bytes[at + n] = text.charCodeAt(n);
  }
  const end = layout.anchors + anchors.length * ANCHOR_BYTES;
  complete(layout.anchors, end);
  anchors.forEach(({ length }, i) => { if (length > VECTOR) words[(layout.anchors + i * ANCHOR_BYTES) / 4 + 8] = length; });
  words[STATE / 4] = 0;
  // Gram 0 is none, the first has the place after it.
  let gram = layout.grams;
  for (const [i, { stride, mask, short, long }] of passes.entries()) {
    for (const [j, one] of [short, long].entries()) {
      gram = addGrams(layout.anchors, end, one.shortest, one.longest, stride, mask, one.gram === 6 ? OTHER : 0, one.shift, TABLES + (i * 2 + j) * TABLE_BYTES, gram);
    }
  }
  return words[STATE / 4]!;
}
