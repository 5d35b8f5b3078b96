import type { AnchorTables } from './anchor-tables.ts';
import { BITS_BYTES, GOLDEN, HEAD_SHIFT, HEADS_BYTES, LONG_SHIFT, OTHER, SHORT_SHIFT } from './anchor-tables.ts';
import { FOLD } from './fold.ts';
import { KEEPS_NEXT, LONGEST_SHAPE } from './line-shape.ts';
import {
  add, and, andNotVector, andVector, anyBit, assemble, bitCount, bitmask, block, branch, branchIf, call, chooseBits, constant, constant64, equal, equalBytes, extended64, get, greater,
  greaterSigned, I32, I64, isZero, leadingZeros, leave, less, lessBytes, load, load128, load64, load8, loop, low32, multiply, multiply64, or, orVector, rotate64, set, shiftLeft, shiftRight,
  shiftRight64, splat, store, store128, store8, subtract, subtractBytes, tee, trailingZeros, V128, when, xor, xor64, xorVector, type Code, type WasmFunction,
} from './wasm.ts';

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
   * Looks at the line from `start`: the number of its shape (see line-shape.ts), UNKNOWN_SHAPE for one that nobody kept, or NO_SHAPE for a
   * long line and for one that has no line feed before `limit`.
   */
  look(start: number, limit: number): number;
  /** Of the line that was looked at last and has a shape: the address of its line feed. */
  feed(): number;
  /** Keeps the shape that was looked at last and is unknown; returns its number. The numbers begin anew at 0 when there is no more room. */
  keep(): number;
}

export const UNKNOWN_SHAPE = -1;
export const NO_SHAPE = -2;

declare const WebAssembly: undefined | {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Memory: new (limits: { readonly initial: number }) => { readonly buffer: ArrayBuffer; grow(pages: number): number };
  readonly Instance: new (module: object, imports: object) => { readonly exports: Functions };
};

type Functions = Readonly<Record<'verify' | 'scan' | 'countFeeds' | 'lineStart' | 'look', (...numbers: number[]) => number>>;

const PAGE = 65_536;
const VECTOR = 16;

/** Where results stand that are not returned. */
const STATE = 0;
const FEED = STATE + 4;
const FREE_SLOT = STATE + 8;
const SHAPE_HASH = STATE + 12;
/** The shape that was looked at last. A vector more is written. */
const SHAPE = 64;
/** Pairs of words: anchor and address. */
const FOUND = SHAPE + LONGEST_SHAPE + 64;
const FOUND_BYTES = 32_768;
/** Of the shapes that are kept, by their hashes: four words each – hash, length, address, number. At most half of the slots are taken. */
const SLOTS = FOUND + FOUND_BYTES;
const SLOT_BYTES = 16;
const SLOT_COUNT = 16_384;
const MOST_SHAPES = SLOT_COUNT / 2;
const SHAPES = SLOTS + SLOT_COUNT * SLOT_BYTES;
const SHAPES_BYTES = 1_048_576;
const TABLES = SHAPES + SHAPES_BYTES;
const TABLE_BYTES = BITS_BYTES + HEADS_BYTES;
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
    module ??= new WebAssembly.Module(assemble([VERIFY, SCAN, COUNT_FEEDS, LINE_START, LOOK]));
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

const GRAM_BYTES = 16;
const ANCHOR_BYTES = 48;

function layOut({ passes, anchors, gramCount }: AnchorTables): Layout {
  const grams = TABLES + passes.length * 2 * TABLE_BYTES;
  const anchorsAt = grams + (gramCount + 1) * GRAM_BYTES;
  const buffer = anchorsAt + anchors.length * ANCHOR_BYTES + PADDING;
  return { grams, anchors: anchorsAt, buffer: buffer + 16 - (buffer % 16) };
}

function kernelOf(tables: AnchorTables, layout: Layout, memory: { readonly buffer: ArrayBuffer; grow(pages: number): number }, functions: Functions): LogKernel {
  let bytes = new Uint8Array(memory.buffer);
  let words = new Int32Array(memory.buffer);
  fill(tables, layout, bytes, words);
  const { passes, anchors, longest, longestChain } = tables;
  // The kernel compares a vector of an anchor; there are hardly any longer ones.
  const isThere = (anchor: number, start: number): boolean => anchors[anchor]!.every((byte, i) => i < VECTOR || FOLD[bytes[start + i]!] === byte);
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

/** Writes the tables of grams and anchors. */
function fill({ passes, anchors }: AnchorTables, layout: Layout, bytes: Uint8Array, words: Int32Array): void {
  let gram = layout.grams + GRAM_BYTES;
  passes.forEach(({ short, long }, i) => {
    for (const [j, table] of [short, long].entries()) {
      const at = TABLES + (i * 2 + j) * TABLE_BYTES;
      const first = gram - GRAM_BYTES;
      const address = (number: number): number => (number === 0 ? 0 : first + number * GRAM_BYTES);
      table.owners.forEach((owner, n) => {
        const hash = table.hashes[n + 1]!;
        const bit = hash >>> (table.shift + 5);
        const head = hash >>> HEAD_SHIFT;
        words[at / 4 + bit] = table.bits[bit]!;
        words[(at + BITS_BYTES) / 4 + head] = address(table.heads[head]!);
        words.set([hash, address(table.nexts[n + 1]!), layout.anchors + owner * ANCHOR_BYTES, table.offsets[n + 1]!], gram / 4);
        gram += GRAM_BYTES;
      });
    }
  });
  anchors.forEach((anchor, i) => {
    const at = layout.anchors + i * ANCHOR_BYTES;
    const start = anchor.subarray(0, VECTOR);
    bytes.set(start, at);
    bytes.fill(255, at + 16, at + 16 + start.length);
    words.set([anchor.length, i], (at + 32) / 4);
  });
}

/** Follows a chain of grams with the hash of those at `AT`; writes the anchors that are there to OUT, and returns where it stopped. */
const VERIFY = ((): WasmFunction => {
  const [GRAM, HASH, AT, FROM, TO, OUT, ANCHOR, START, TEXT, UPPER] = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9] as const;
  const folded = orVector(get(TEXT), andVector(get(UPPER), splat(32)));
  return {
    name: 'verify', parameters: 6, locals: [[2, I32], [2, V128]],
    body: [
      block(loop(
        branchIf(1, isZero(get(GRAM))),
        when(equal(load(get(GRAM)), get(HASH)), [
          set(ANCHOR, load(get(GRAM), 8)),
          set(START, subtract(get(AT), load(get(GRAM), 12))),
          when(less(get(START), get(FROM)), [], [
            when(greater(add(get(START), load(get(ANCHOR), 32)), get(TO)), [], [
              set(TEXT, load128(get(START))),
              set(UPPER, lessBytes(subtractBytes(get(TEXT), splat(65)), splat(26))),
              when(anyBit(andVector(xorVector(folded, load128(get(ANCHOR))), load128(get(ANCHOR), 16))), [], [
                store(get(OUT), load(get(ANCHOR), 36)),
                store(get(OUT), get(START), 4),
                set(OUT, add(get(OUT), constant(8))),
              ]),
            ]),
          ]),
        ]),
        set(GRAM, load(get(GRAM), 4)),
        branch(0),
      )),
      get(OUT),
    ],
  };
})();

/** Tries the samples at AT, AT + STRIDE … before STOP, and writes what is there to FOUND; STATE is where it stopped, at the latest with LIMIT. */
const SCAN = ((): WasmFunction => {
  const [AT, STOP, STRIDE, MASK, SHORT, FROM, TO, LIMIT, HASH, LONG_HASH, OUT] = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10] as const;
  const bit = (hash: number, shift: number, table: number): Code =>
    shiftRight(load(add(get(SHORT), shiftLeft(shiftRight(get(hash), constant(shift + 5)), constant(2))), table), shiftRight(get(hash), constant(shift)));
  const chain = (hash: number, table: number): Code => load(add(get(SHORT), shiftLeft(shiftRight(get(hash), constant(HEAD_SHIFT)), constant(2))), table + BITS_BYTES);
  return {
    name: 'scan', parameters: 8, locals: [[3, I32]],
    body: [
      set(OUT, constant(FOUND)),
      block(loop(
        set(HASH, multiply(and(load(get(AT)), get(MASK)), constant(GOLDEN))),
        set(LONG_HASH, xor(get(HASH), multiply(and(load(get(AT), 2), get(MASK)), constant(OTHER)))),
        when(and(or(bit(HASH, SHORT_SHIFT, 0), bit(LONG_HASH, LONG_SHIFT, TABLE_BYTES)), constant(1)), [
          when(and(bit(HASH, SHORT_SHIFT, 0), constant(1)), [set(OUT, call(0, chain(HASH, 0), get(HASH), get(AT), get(FROM), get(TO), get(OUT)))]),
          when(and(bit(LONG_HASH, LONG_SHIFT, TABLE_BYTES), constant(1)), [set(OUT, call(0, chain(LONG_HASH, TABLE_BYTES), get(LONG_HASH), get(AT), get(FROM), get(TO), get(OUT)))]),
          when(greater(get(OUT), get(LIMIT)), [set(AT, add(get(AT), get(STRIDE))), branch(3)]),
        ]),
        branchIf(0, less(tee(AT, add(get(AT), get(STRIDE))), get(STOP))),
      )),
      store(constant(STATE), get(AT)),
      get(OUT),
    ],
  };
})();

const FEEDS = (vector: Code): Code => bitmask(equalBytes(vector, splat(10)));

const COUNT_FEEDS = ((): WasmFunction => {
  const [AT, TO, COUNT] = [0, 1, 2] as const;
  return {
    name: 'countFeeds', parameters: 2, locals: [[1, I32]],
    body: [
      block(loop(
        branchIf(1, greater(add(get(AT), constant(16)), get(TO))),
        set(COUNT, add(get(COUNT), bitCount(FEEDS(load128(get(AT)))))),
        set(AT, add(get(AT), constant(16))),
        branch(0),
      )),
      when(less(get(AT), get(TO)), [
        set(COUNT, add(get(COUNT), bitCount(and(FEEDS(load128(get(AT))), subtract(shiftLeft(constant(1), subtract(get(TO), get(AT))), constant(1)))))),
      ]),
      get(COUNT),
    ],
  };
})();

const LINE_START = ((): WasmFunction => {
  const [AT, FLOOR, SEEN] = [0, 1, 2] as const;
  return {
    name: 'lineStart', parameters: 2, locals: [[1, I32]],
    body: [
      block(loop(
        branchIf(1, isZero(greaterSigned(get(AT), get(FLOOR)))),
        set(AT, subtract(get(AT), constant(16))),
        set(SEEN, FEEDS(load128(get(AT)))),
        branchIf(0, isZero(get(SEEN))),
        set(AT, subtract(add(get(AT), constant(32)), leadingZeros(get(SEEN)))),
        when(greaterSigned(get(AT), get(FLOOR)), [leave(get(AT))]),
      )),
      get(FLOOR),
    ],
  };
})();

/** See line-shape.ts for what a shape is. Sixteen bytes at once, but for those with digits that stand as they are. */
const LOOK = ((): WasmFunction => {
  const [START, LIMIT, AT, OUT, SEEN, KEEP, I, BYTE, SHAPED, LENGTH, TEXT, DIGITS, HASH] = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] as const;
  const isOneOf = (byte: Code, ...wanted: readonly number[]): Code => wanted.map((one) => equal(byte, constant(one))).reduce((a, b) => or(a, b));
  const keepsNext = (at: Code, address: (code: Code, offset?: number) => Code): Code =>
    or(isOneOf(address(at), ...KEEPS_NEXT), and(equal(address(at), constant(117)), equal(load8(subtract(at, constant(1))), constant(92))));
  const before = load128(subtract(get(AT), constant(1)));
  const mayKeep = [...KEEPS_NEXT, 117].map((one) => equalBytes(before, splat(one))).reduce((a, b) => orVector(a, b));
  const startsHex = andVector(equalBytes(get(TEXT), splat(48)), equalBytes(orVector(load128(get(AT), 1), splat(32)), splat(120)));
  const here = add(get(AT), get(I));
  const mixed = (address: number): Code => multiply64(rotate64(xor64(get(HASH), load64(get(OUT), address)), constant64(29n)), constant64(0x9e3779b97f4a7c15n));
  return {
    name: 'look', parameters: 2, locals: [[8, I32], [2, V128], [1, I64]],
    body: [
      set(AT, get(START)),
      set(OUT, constant(SHAPE)),
      block(
        loop(
          set(TEXT, load128(get(AT))),
          set(SEEN, FEEDS(get(TEXT))),
          set(DIGITS, lessBytes(subtractBytes(get(TEXT), splat(48)), splat(10))),
          when(or(get(KEEP), anyBit(andVector(get(DIGITS), mayKeep))), [
            set(KEEP, or(get(KEEP), keepsNext(subtract(get(AT), constant(1)), load8))),
            set(I, constant(0)),
            loop(
              set(SHAPED, tee(BYTE, load8(here))),
              when(less(subtract(get(BYTE), constant(48)), constant(10)), [
                when(or(get(KEEP), and(equal(get(BYTE), constant(48)), equal(or(load8(here, 1), constant(32)), constant(120)))), [], [set(SHAPED, constant(49))]),
              ], [set(KEEP, keepsNext(here, load8))]),
              store8(add(get(OUT), get(I)), get(SHAPED)),
              branchIf(0, less(tee(I, add(get(I), constant(1))), constant(16))),
            ),
          ], [store128(get(OUT), chooseBits(splat(49), get(TEXT), andNotVector(get(DIGITS), startsHex)))]),
          branchIf(1, get(SEEN)),
          set(OUT, add(get(OUT), constant(16))),
          set(AT, add(get(AT), constant(16))),
          branchIf(0, and(less(subtract(get(AT), get(START)), constant(LONGEST_SHAPE)), less(get(AT), get(LIMIT)))),
        ),
        leave(constant(NO_SHAPE)),
      ),
      set(AT, add(get(AT), trailingZeros(get(SEEN)))),
      set(LENGTH, subtract(get(AT), get(START))),
      when(or(greater(get(LENGTH), constant(LONGEST_SHAPE)), isZero(less(get(AT), get(LIMIT)))), [leave(constant(NO_SHAPE))]),
      store(constant(STATE), get(START)),
      store(constant(FEED), get(AT)),
      // What the last vector holds after the line is no part of the shape.
      store128(add(constant(SHAPE), get(LENGTH)), splat(0)),
      set(HASH, extended64(get(LENGTH))),
      set(OUT, constant(SHAPE)),
      loop(
        set(HASH, mixed(0)),
        set(HASH, mixed(8)),
        branchIf(0, less(tee(OUT, add(get(OUT), constant(16))), add(constant(SHAPE), get(LENGTH)))),
      ),
      // 0 is no hash.
      set(KEEP, or(low32(xor64(get(HASH), shiftRight64(get(HASH), constant64(32n)))), constant(1))),
      set(I, shiftLeft(and(shiftRight(get(KEEP), constant(4)), constant(SLOT_COUNT - 1)), constant(4))),
      loop(
        when(isZero(load(get(I), SLOTS)), [
          store(constant(FREE_SLOT), add(get(I), constant(SLOTS))),
          store(constant(SHAPE_HASH), get(KEEP)),
          leave(constant(UNKNOWN_SHAPE)),
        ]),
        when(and(equal(load(get(I), SLOTS), get(KEEP)), equal(load(get(I), SLOTS + 4), get(LENGTH))), [
          set(BYTE, load(get(I), SLOTS + 8)),
          set(AT, constant(0)),
          block(
            loop(
              branchIf(1, anyBit(xorVector(load128(add(get(BYTE), get(AT))), load128(get(AT), SHAPE)))),
              branchIf(0, less(tee(AT, add(get(AT), constant(16))), get(LENGTH))),
            ),
            leave(load(get(I), SLOTS + 12)),
          ),
        ]),
        set(I, and(add(get(I), constant(SLOT_BYTES)), constant(SLOT_COUNT * SLOT_BYTES - 1))),
        branch(0),
      ),
      constant(NO_SHAPE),
    ],
  };
})();
