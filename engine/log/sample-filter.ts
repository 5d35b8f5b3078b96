/**
 * The innermost loop of the anchor scan, in WebAssembly: JavaScript would check each of its loads and stores. The module is assembled
 * here, from the few instructions it has; where there is no WebAssembly, the scan does without.
 */
export interface SampleFilter {
  readonly memory: Uint8Array;
  readonly words: Int32Array;
  /**
   * Looks at the samples at `at`, `at + stride` … up to `last` (offsets in the memory) and writes those that may be grams to `out`, as
   * three words: offset, hash of four bytes, hash of six. The bits of the first hash are at `bits`, those of the second BITS_BYTES later.
   * Returns where it stopped to write.
   */
  filter(at: number, last: number, stride: number, mask: number, bits: number, out: number): number;
}

/** Odd numbers without a pattern: the first is 2^32 divided by the golden ratio. */
export const GOLDEN = 0x9e3779b1 | 0;
export const OTHER = 0x85ebca6b | 0;
/** A bit for each hash: whether some gram has it. Small enough for a near cache. */
export const BIT_SHIFT = 32 - 20;
export const BITS_BYTES = 1 << (32 - BIT_SHIFT - 3);

declare const WebAssembly: undefined | {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Memory: new (limits: { readonly initial: number }) => { readonly buffer: ArrayBuffer };
  readonly Instance: new (module: object, imports: object) => { readonly exports: { readonly filter: SampleFilter['filter'] } };
};

const PAGE = 65_536;

/** Undefined where WebAssembly is missing or forbidden. */
export function createSampleFilter(bytes: number): SampleFilter | undefined {
  if (typeof WebAssembly === 'undefined') return undefined;
  try {
    const memory = new WebAssembly.Memory({ initial: Math.ceil(bytes / PAGE) });
    const { exports } = new WebAssembly.Instance(new WebAssembly.Module(assembled()), { e: { m: memory } });
    return { memory: new Uint8Array(memory.buffer), words: new Int32Array(memory.buffer), filter: exports.filter };
  } catch {
    return undefined;
  }
}

const I32 = 0x7f;
const VOID = 0x40;
const END = 0x0b;
const AND = 0x71;
const OR = 0x72;
const XOR = 0x73;
const SHIFT_LEFT = 0x74;
const SHIFT_RIGHT = 0x76;
const ADD = 0x6a;
const MULTIPLY = 0x6c;
const AT_MOST = 0x4c;
const loop = (...body: number[][]): number[] => [0x03, VOID, ...body.flat(), END];
const againIf = [0x0d, 0];
const get = (local: number): number[] => [0x20, local];
const set = (local: number): number[] => [0x21, local];
const tee = (local: number): number[] => [0x22, local];
const load = (offset: number): number[] => [0x28, 0, ...unsigned(offset)];
const store = (offset: number): number[] => [0x36, 0, ...unsigned(offset)];
const constant = (value: number): number[] => [0x41, ...signed(value)];

/** LEB128. */
function unsigned(value: number): number[] {
  return value < 128 ? [value] : [(value & 127) | 128, ...unsigned(value >>> 7)];
}

function signed(value: number): number[] {
  return value >= -64 && value < 64 ? [value & 127] : [(value & 127) | 128, ...signed(value >> 7)];
}

const [AT, LAST, STRIDE, MASK, BITS, OUT, HASH, LONG_HASH] = [0, 1, 2, 3, 4, 5, 6, 7];

/** The word of the table that holds a hash's bit, shifted so that the bit is the lowest. */
const bitOf = (hash: number, offset: number): number[] => [
  ...get(BITS), ...get(hash), ...constant(BIT_SHIFT + 5), SHIFT_RIGHT, ...constant(2), SHIFT_LEFT, ADD, ...load(offset),
  ...get(hash), ...constant(BIT_SHIFT), SHIFT_RIGHT, SHIFT_RIGHT,
];

const BODY = [
  ...loop(
    [...get(AT), ...load(0), ...get(MASK), AND, ...constant(GOLDEN), MULTIPLY, ...tee(HASH)],
    [...get(AT), ...load(2), ...get(MASK), AND, ...constant(OTHER), MULTIPLY, XOR, ...set(LONG_HASH)],
    [...get(OUT), ...get(AT), ...store(0), ...get(OUT), ...get(HASH), ...store(4), ...get(OUT), ...get(LONG_HASH), ...store(8)],
    [...get(OUT), ...bitOf(HASH, 0), ...bitOf(LONG_HASH, BITS_BYTES), OR, ...constant(1), AND, ...constant(12), MULTIPLY, ADD, ...set(OUT)],
    [...get(AT), ...get(STRIDE), ADD, ...tee(AT), ...get(LAST), AT_MOST, ...againIf],
  ),
  ...get(OUT),
  END,
];

/** A section or a function: its length, then itself. */
const sized = (bytes: readonly number[]): number[] => [...unsigned(bytes.length), ...bytes];
const name = (text: string): number[] => sized(Array.from(text, (c) => c.charCodeAt(0)));

const assembled = (): Uint8Array => Uint8Array.from([
  0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0,
  1, ...sized([1, 0x60, 6, I32, I32, I32, I32, I32, I32, 1, I32]),
  2, ...sized([1, ...name('e'), ...name('m'), 2, 0, 1]),
  3, ...sized([1, 0]),
  7, ...sized([1, ...name('filter'), 0, 0]),
  10, ...sized([1, ...sized([1, 2, I32, ...BODY])]),
]);
