import { BITS_BYTES, GOLDEN, HEAD_SHIFT, LONG_SHIFT, OTHER, SHORT_SHIFT } from './anchor-tables.ts';
import { KEEPS_NEXT, LONGEST_SHAPE } from './line-shape.ts';
import { ANCHOR_BYTES, FEED, FOUND, FREE_SLOT, GRAM_BYTES, NO_SHAPE, SHAPE, SHAPE_HASH, SLOT_BYTES, SLOT_COUNT, SLOTS, STATE, TABLE_BYTES, UNKNOWN_SHAPE } from './log-kernel-layout.ts';
import {
  add, and, andNotVector, andVector, anyBit, assemble, bitCount, bitmask, block, branch, branchIf, call, chooseBits, constant, constant64, equal, equalBytes, extended64, get, greater,
  greaterSigned, I32, I64, isZero, leadingZeros, leave, less, lessBytes, load, load128, load64, load8, loop, low32, multiply, multiply64, or, orVector, rotate64, set, shiftLeft, shiftRight,
  shiftRight64, splat, store, store128, store8, subtract, subtractBytes, tee, trailingZeros, V128, when, xor, xor64, xorVector, type Code, type WasmFunction,
} from './wasm.ts';

/** Completes the anchors from AT to END, whose bytes are there. */
const COMPLETE = ((): WasmFunction => {
  const [AT, END, NUMBER, NONE] = [0, 1, 2, 3] as const;
  return {
    name: 'complete', parameters: 2, locals: [[1, I32], [1, V128]],
    body: [
      block(loop(
        branchIf(1, isZero(less(get(AT), get(END)))),
        set(NONE, equalBytes(load128(get(AT)), splat(0))),
        store128(get(AT), andNotVector(splat(255), get(NONE)), 16),
        store(get(AT), trailingZeros(or(bitmask(get(NONE)), constant(1 << 16))), 32),
        store(get(AT), get(NUMBER), 36),
        set(NUMBER, add(get(NUMBER), constant(1))),
        set(AT, add(get(AT), constant(ANCHOR_BYTES))),
        branch(0),
      )),
      get(NUMBER),
    ],
  };
})();

/**
 * Puts the grams of the anchors from AT to END that are SHORTEST to LONGEST long into the table at TABLE, the first right after GRAM; returns
 * the last one's address. STATE becomes the most grams in one bucket, when it was less.
 */
const ADD_GRAMS = ((): WasmFunction => {
  const [AT, END, SHORTEST, LONGEST, STRIDE, MASK, OTHER_FACTOR, SHIFT, TABLE, GRAM, OFFSET, HASH, PLACE, COUNT] = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13] as const;
  const here = add(get(AT), get(OFFSET));
  const wordsOf = (code: Code): Code => shiftLeft(code, constant(2));
  return {
    name: 'addGrams', parameters: 10, locals: [[4, I32]],
    body: [
      block(loop(
        branchIf(1, isZero(less(get(AT), get(END)))),
        when(or(less(load(get(AT), 32), get(SHORTEST)), greater(load(get(AT), 32), get(LONGEST))), [], [
          set(OFFSET, constant(0)),
          loop(
            set(HASH, xor(multiply(and(load(here), get(MASK)), constant(GOLDEN)), multiply(and(load(here, 2), get(MASK)), get(OTHER_FACTOR)))),
            set(PLACE, add(get(TABLE), wordsOf(shiftRight(get(HASH), add(get(SHIFT), constant(5)))))),
            store(get(PLACE), or(load(get(PLACE)), shiftLeft(constant(1), shiftRight(get(HASH), get(SHIFT))))),
            set(PLACE, add(get(TABLE), wordsOf(shiftRight(get(HASH), constant(HEAD_SHIFT))))),
            set(GRAM, add(get(GRAM), constant(GRAM_BYTES))),
            store(get(GRAM), get(HASH)),
            store(get(GRAM), load(get(PLACE), BITS_BYTES), 4),
            store(get(GRAM), get(AT), 8),
            store(get(GRAM), get(OFFSET), 12),
            store(get(PLACE), get(GRAM), BITS_BYTES),
            set(COUNT, constant(0)),
            set(PLACE, get(GRAM)),
            loop(
              set(COUNT, add(get(COUNT), constant(1))),
              branchIf(0, tee(PLACE, load(get(PLACE), 4))),
            ),
            when(greater(get(COUNT), load(constant(STATE))), [store(constant(STATE), get(COUNT))]),
            branchIf(0, less(tee(OFFSET, add(get(OFFSET), constant(1))), get(STRIDE))),
          ),
        ]),
        set(AT, add(get(AT), constant(ANCHOR_BYTES))),
        branch(0),
      )),
      get(GRAM),
    ],
  };
})();

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

/** The bytes of the kernel's module, which wants memory and is otherwise complete. */
export const kernelModule: readonly number[] = [...assemble([VERIFY, SCAN, COUNT_FEEDS, LINE_START, LOOK, COMPLETE, ADD_GRAMS])];
