/**
 * Writes WebAssembly: the few instructions that the innermost loops over logs need (see log-kernel.ts). Operands stand before their
 * operator, as on WebAssembly's stack; an instruction here takes the code of its operands.
 */
export type Code = readonly number[];

export const I32 = 0x7f;
export const I64 = 0x7e;
export const V128 = 0x7b;
const VOID = 0x40;
const END = 0x0b;

const operator = (code: number) => (...operands: readonly Code[]): Code => [...operands.flat(), code];
/** Instructions on vectors have a prefix and a number of their own. */
const vector = (number: number) => (...operands: readonly Code[]): Code => [...operands.flat(), 0xfd, ...unsigned(number)];
const memory = (code: Code, alignment: number) => (address: Code, offset = 0): Code => [...address, ...code, alignment, ...unsigned(offset)];
const stored = (code: Code, alignment: number) => (address: Code, value: Code, offset = 0): Code => [...address, ...value, ...code, alignment, ...unsigned(offset)];

export const get = (local: number): Code => [0x20, local];
export const set = (local: number, value: Code): Code => [...value, 0x21, local];
export const tee = (local: number, value: Code): Code => [...value, 0x22, local];
export const constant = (value: number): Code => [0x41, ...signed(BigInt(value | 0))];
export const constant64 = (value: bigint): Code => [0x42, ...signed(BigInt.asIntN(64, value))];

/** A branch leaves the `depth`th block around it, or starts that loop again. */
export const branch = (depth: number): Code => [0x0c, depth];
export const branchIf = (depth: number, condition: Code): Code => [...condition, 0x0d, depth];
export const block = (...body: readonly Code[]): Code => [0x02, VOID, ...body.flat(), END];
export const loop = (...body: readonly Code[]): Code => [0x03, VOID, ...body.flat(), END];
/** Is a block, too. */
export const when = (condition: Code, body: readonly Code[], otherwise?: readonly Code[]): Code =>
  [...condition, 0x04, VOID, ...body.flat(), ...(otherwise ? [0x05, ...otherwise.flat()] : []), END];
export const call = (number: number, ...operands: readonly Code[]): Code => [...operands.flat(), 0x10, number];
export const leave = (value: Code): Code => [...value, 0x0f];

export const load = memory([0x28], 0);
export const load8 = memory([0x2d], 0);
export const load64 = memory([0x29], 0);
export const load128 = memory([0xfd, 0], 0);
export const store = stored([0x36], 0);
export const store8 = stored([0x3a], 0);
export const store128 = stored([0xfd, 11], 0);

export const isZero = operator(0x45);
export const equal = operator(0x46);
export const less = operator(0x49);
export const greater = operator(0x4b);
export const greaterSigned = operator(0x4a);
export const leadingZeros = operator(0x67);
export const trailingZeros = operator(0x68);
export const bitCount = operator(0x69);
export const add = operator(0x6a);
export const subtract = operator(0x6b);
export const multiply = operator(0x6c);
export const and = operator(0x71);
export const or = operator(0x72);
export const xor = operator(0x73);
export const shiftLeft = operator(0x74);
export const shiftRight = operator(0x76);

export const multiply64 = operator(0x7e);
export const xor64 = operator(0x85);
export const shiftRight64 = operator(0x88);
export const rotate64 = operator(0x89);
export const low32 = operator(0xa7);
export const extended64 = operator(0xad);

/** Vectors of sixteen bytes. */
export const splat = (byte: number): Code => [...constant(byte), 0xfd, 15];
export const equalBytes = vector(35);
export const lessBytes = vector(38);
export const andVector = vector(78);
/** The bits of the first operand that the second has not. */
export const andNotVector = vector(79);
export const orVector = vector(80);
export const xorVector = vector(81);
/** Of each bit the first operand's where the third has one, else the second's. */
export const chooseBits = vector(82);
export const anyBit = vector(83);
/** A bit for each byte: its highest. */
export const bitmask = vector(100);
export const subtractBytes = vector(113);

/** Takes numbers and returns one. Its locals count on after its parameters. */
export interface WasmFunction {
  readonly name: string;
  readonly parameters: number;
  /** How many of each type, in the order of their numbers. */
  readonly locals: readonly (readonly [count: number, type: number])[];
  readonly body: readonly Code[];
}

/** A module that has its memory from outside (`e.m`); functions call each other by their place in the list. */
export function assemble(functions: readonly WasmFunction[]): Uint8Array {
  const section = (id: number, entries: readonly Code[]): Code => [id, ...sized([...unsigned(entries.length), ...entries.flat()])];
  return Uint8Array.from([
    0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0,
    ...section(1, functions.map(({ parameters }) => [0x60, parameters, ...new Array<number>(parameters).fill(I32), 1, I32])),
    ...section(2, [[...name('e'), ...name('m'), 2, 0, 1]]),
    ...section(3, functions.map((_, i) => [i])),
    ...section(7, functions.map((one, i) => [...name(one.name), 0, i])),
    ...section(10, functions.map(({ locals, body }) => sized([locals.length, ...locals.flat(), ...body.flat(), END]))),
  ]);
}

/** Its length, then itself. */
const sized = (bytes: Code): Code => [...unsigned(bytes.length), ...bytes];
const name = (text: string): Code => sized(Array.from(text, (c) => c.charCodeAt(0)));

/** LEB128. */
function unsigned(value: number): number[] {
  return value < 128 ? [value] : [(value & 127) | 128, ...unsigned(value >>> 7)];
}

function signed(value: bigint): number[] {
  return value >= -64n && value < 64n ? [Number(value & 127n)] : [Number(value & 127n) | 128, ...signed(value >> 7n)];
}
