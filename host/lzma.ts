/**
 * The decoder of LZMA as LZMA2 uses it: one chunk, at most 64 KiB that become at most 2 MiB, at a time. The format is described in
 * xz's documentation and in the LZMA specification of 7-Zip; both are in the public domain. Names of the models follow the latter.
 */

/** Adaptive chances that a bit is 0, in 2048ths. */
type Chances = Uint16Array;
const EVEN = 1024;
const chances = (count: number): Chances => new Uint16Array(count).fill(EVEN);

/** Compares 32-bit numbers as unsigned ones. */
const SIGN = 0x80000000 | 0;

const POSITIONS = 16;
const STATES = 12;
/** From here on, what came last was no literal. */
const AFTER_MATCH = 7;
const MIN_MATCH = 2;
/** From here on, a call costs less than a loop. */
const LONG = 64;

/** What xz -9 takes; more would be memory that a hostile file asks for. */
export const MAX_DICTIONARY = 64 * 1024 * 1024;
const MAX_CHUNK = 2 * 1024 * 1024;
/** How far the window goes on before its end is moved to its beginning. */
const RUN = 16 * 1024 * 1024;

/** Thrown where bytes cannot be what an encoder wrote. */
export class DamagedError extends Error {
  override readonly name = 'DamagedError';
}

/** The last bytes that were unpacked, which later ones repeat. */
class Window {
  bytes: Buffer = Buffer.alloc(0);
  /** Where the next byte goes. */
  at = 0;
  /** How many bytes were moved out since the dictionary began; parts of the format count from there. */
  moved = 0;
  private readonly most: number;

  constructor(private readonly dictionary: number) {
    this.most = dictionary + Math.max(MAX_CHUNK, Math.min(dictionary, RUN));
  }

  /** Takes memory as there is something to keep in it, whatever size was asked for. */
  makeRoom(length: number): void {
    if (this.at + length > this.most) {
      const start = this.at - this.dictionary;
      this.bytes.copyWithin(0, start, this.at);
      this.at = this.dictionary;
      this.moved += start;
    }
    if (this.at + length <= this.bytes.length) return;
    const larger = Buffer.alloc(Math.min(Math.max(2 * this.bytes.length, this.at + length), this.most));
    this.bytes.copy(larger, 0, 0, this.at);
    this.bytes = larger;
  }

  restart(): void {
    this.at = 0;
    this.moved = 0;
  }
}

/** Reads bits of a chunk by their chances. */
class RangeDecoder {
  private bytes: Uint8Array = new Uint8Array(0);
  private at = 0;
  private range = 0;
  private code = 0;

  start(bytes: Uint8Array): void {
    if (bytes.length < 5 || bytes[0] !== 0) throw new DamagedError();
    this.bytes = bytes;
    this.at = 5;
    this.range = -1;
    this.code = (bytes[1]! << 24) | (bytes[2]! << 16) | (bytes[3]! << 8) | bytes[4]!;
  }

  /** All was read, and no more: what else stands in the place of sums. */
  get isFinished(): boolean { return this.code === 0 && this.at === this.bytes.length; }

  bit(model: Chances, i: number): number {
    const chance = model[i]!;
    const bound = Math.imul(this.range >>> 11, chance);
    let bit = 0;
    if ((this.code ^ SIGN) < (bound ^ SIGN)) {
      this.range = bound;
      model[i] = chance + ((2048 - chance) >> 5);
    } else {
      this.range = (this.range - bound) | 0;
      this.code = (this.code - bound) | 0;
      model[i] = chance - (chance >> 5);
      bit = 1;
    }
    if ((this.range & 0xff000000) === 0) this.shift();
    return bit;
  }

  /** Beyond the end there are zeros; `isFinished` tells then. */
  private shift(): void {
    this.range <<= 8;
    this.code = (this.code << 8) | (this.at < this.bytes.length ? this.bytes[this.at]! : 0);
    this.at++;
  }

  /** Bits that are as likely as not. */
  direct(count: number): number {
    let value = 0;
    for (let i = 0; i < count; i++) {
      this.range >>>= 1;
      this.code = (this.code - this.range) | 0;
      const isZero = this.code >> 31;
      this.code = (this.code + (this.range & isZero)) | 0;
      if ((this.range & 0xff000000) === 0) this.shift();
      value = (value << 1) + isZero + 1;
    }
    return value;
  }

  tree(model: Chances, from: number, bits: number): number {
    let node = 1;
    for (let i = 0; i < bits; i++) node = (node << 1) | this.bit(model, from + node);
    return node - (1 << bits);
  }

  /** A tree whose lowest bit comes first. */
  reverseTree(model: Chances, from: number, bits: number): number {
    let node = 1;
    let value = 0;
    for (let i = 0; i < bits; i++) {
      const bit = this.bit(model, from + node);
      node = (node << 1) | bit;
      value |= bit << i;
    }
    return value;
  }
}

/** Lengths of matches, less the shortest. */
class LengthModel {
  private readonly choice = chances(2);
  private readonly low = chances(POSITIONS << 3);
  private readonly middle = chances(POSITIONS << 3);
  private readonly high = chances(256);

  read(decoder: RangeDecoder, position: number): number {
    if (decoder.bit(this.choice, 0) === 0) return decoder.tree(this.low, position << 3, 3);
    if (decoder.bit(this.choice, 1) === 0) return 8 + decoder.tree(this.middle, position << 3, 3);
    return 16 + decoder.tree(this.high, 0, 8);
  }
}

const FIRST_MODELLED_SLOT = 4;
const FIRST_ALIGNED_SLOT = 14;

/** What was learnt of the text so far. */
class Model {
  readonly isMatch = chances(STATES * POSITIONS);
  readonly isRepeat = chances(STATES);
  readonly isNotLast = chances(STATES);
  readonly isNotSecond = chances(STATES);
  readonly isFourth = chances(STATES);
  readonly isLong = chances(STATES * POSITIONS);
  readonly lengths = new LengthModel();
  readonly repeatLengths = new LengthModel();
  readonly literals: Chances;
  private readonly slots = chances(4 << 6);
  private readonly near = chances(1 + 128 - FIRST_ALIGNED_SLOT);
  private readonly aligned = chances(16);

  constructor({ literalContext, literalPosition }: Properties) {
    this.literals = chances(0x300 << (literalContext + literalPosition));
  }

  /** How far back a match lies, less one; unsigned. */
  distance(decoder: RangeDecoder, length: number): number {
    const slot = decoder.tree(this.slots, Math.min(length, 3) << 6, 6);
    if (slot < FIRST_MODELLED_SLOT) return slot;
    const bits = (slot >> 1) - 1;
    const start = (2 | (slot & 1)) << bits;
    if (slot < FIRST_ALIGNED_SLOT) return start + decoder.reverseTree(this.near, start - slot, bits);
    return (start + (decoder.direct(bits - 4) << 4) + decoder.reverseTree(this.aligned, 0, 4)) >>> 0;
  }
}

interface Properties {
  readonly literalContext: number;
  readonly literalPosition: number;
  readonly position: number;
}

function propertiesOf(byte: number): Properties {
  const [literalContext, literalPosition, position] = [byte % 9, Math.floor(byte / 9) % 5, Math.floor(byte / 45)];
  if (position > 4 || literalContext + literalPosition > 4) throw new DamagedError();
  return { literalContext, literalPosition, position };
}

/** Unpacks the chunks of LZMA2 in their order. Each answer is to be used before the next call. */
export class Lzma2 {
  private readonly decoder = new RangeDecoder();
  private readonly window: Window;
  private properties: Properties | undefined;
  private model: Model | undefined;
  private state = 0;
  /** How far back the last matches lay, less one. */
  private first = 0;
  private second = 0;
  private third = 0;
  private fourth = 0;
  private isBegun = false;

  /** `dictionary` in bytes, at most `MAX_DICTIONARY`. */
  constructor(dictionary: number) {
    this.window = new Window(dictionary);
  }

  restartDictionary(): void {
    this.window.restart();
    this.isBegun = true;
  }

  /** Bytes that were not worth packing. */
  plain(bytes: Uint8Array): Buffer {
    if (!this.isBegun) throw new DamagedError();
    const { window } = this;
    window.makeRoom(bytes.length);
    window.bytes.set(bytes, window.at);
    window.at += bytes.length;
    return window.bytes.subarray(window.at - bytes.length, window.at);
  }

  restartState(properties?: number): void {
    if (properties !== undefined) this.properties = propertiesOf(properties);
    if (!this.properties) throw new DamagedError();
    this.model = new Model(this.properties);
    this.state = 0;
    this.first = this.second = this.third = this.fourth = 0;
  }

  /** Bytes that become exactly `length`. */
  packed(bytes: Uint8Array, length: number): Buffer {
    const { window, properties, model } = this;
    if (!this.isBegun || !properties || !model) throw new DamagedError();
    this.decoder.start(bytes);
    window.makeRoom(length);
    const start = window.at;
    this.decode(window, properties, model, start + length);
    if (!this.decoder.isFinished) throw new DamagedError();
    return window.bytes.subarray(start, window.at);
  }

  /** The inner loop: in one piece, as its speed is that of everything. */
  private decode(window: Window, { literalContext, literalPosition, position: positionBits }: Properties, model: Model, end: number): void {
    const { decoder } = this;
    const { bytes, moved } = window;
    const [positionMask, literalMask] = [(1 << positionBits) - 1, (1 << literalPosition) - 1];
    let { at } = window;
    let { state } = this;
    while (at < end) {
      const place = (state << 4) + ((at + moved) & positionMask);
      if (decoder.bit(model.isMatch, place) === 0) {
        const before = at > 0 ? bytes[at - 1]! : 0;
        const from = 0x300 * ((((at + moved) & literalMask) << literalContext) + (before >> (8 - literalContext)));
        if (state >= AFTER_MATCH && this.first >= at) throw new DamagedError();
        bytes[at] = state < AFTER_MATCH ? decoder.tree(model.literals, from, 8) : this.literalAfterMatch(model.literals, from, bytes[at - this.first - 1]!);
        at++;
        state = state < 4 ? 0 : state < 10 ? state - 3 : state - 6;
        continue;
      }
      let length: number;
      if (decoder.bit(model.isRepeat, state) === 0) {
        const beyond = model.lengths.read(decoder, (at + moved) & positionMask);
        this.remember(model.distance(decoder, beyond), 3);
        length = beyond + MIN_MATCH;
        state = state < AFTER_MATCH ? 7 : 10;
      } else if (this.isShort(model, state, place)) {
        length = 1;
        state = state < AFTER_MATCH ? 9 : 11;
      } else {
        length = model.repeatLengths.read(decoder, (at + moved) & positionMask) + MIN_MATCH;
        state = state < AFTER_MATCH ? 8 : 11;
      }
      const source = at - this.first - 1;
      if (source < 0 || length > end - at) throw new DamagedError();
      // What is copied may overlap what it becomes.
      if (length < LONG) for (let i = 0; i < length; i++) bytes[at + i] = bytes[source + i]!;
      else if (at - source === 1) bytes.fill(bytes[source]!, at, at + length);
      else if (at - source >= length) bytes.copyWithin(at, source, source + length);
      else for (let i = 0; i < length; i++) bytes[at + i] = bytes[source + i]!;
      at += length;
    }
    window.at = at;
    this.state = state;
  }

  /** A literal that is likely to differ from what a longer match would have brought. */
  private literalAfterMatch(literals: Chances, from: number, match: number): number {
    let node = 1;
    while (node < 0x100) {
      const expected = (match >> 7) & 1;
      match <<= 1;
      const bit = this.decoder.bit(literals, from + ((1 + expected) << 8) + node);
      node = (node << 1) | bit;
      if (bit !== expected) break;
    }
    while (node < 0x100) node = (node << 1) | this.decoder.bit(literals, from + node);
    return node & 0xff;
  }

  /** Chooses one of the last distances; true when one byte alone is meant. */
  private isShort(model: Model, state: number, place: number): boolean {
    const { decoder } = this;
    if (decoder.bit(model.isNotLast, state) === 0) return decoder.bit(model.isLong, place) === 0;
    if (decoder.bit(model.isNotSecond, state) === 0) this.remember(this.second, 1);
    else if (decoder.bit(model.isFourth, state) === 0) this.remember(this.third, 2);
    else this.remember(this.fourth, 3);
    return false;
  }

  /** Puts a distance before the `moved` others that came later than its last use. */
  private remember(distance: number, moved: number): void {
    if (moved > 2) this.fourth = this.third;
    if (moved > 1) this.third = this.second;
    this.second = this.first;
    this.first = distance;
  }
}
