import { BITS_BYTES, HEADS_BYTES } from './anchor-tables.ts';
import { LONGEST_SHAPE } from './line-shape.ts';

/** Where things lie in the kernel's memory: what its code and who uses it (see log-kernel.ts) agree on. Addresses are in bytes. */
export const PAGE = 65_536;
export const VECTOR = 16;

/** Where results stand that are not returned. */
export const STATE = 0;
export const FEED = STATE + 4;
export const FREE_SLOT = STATE + 8;
export const SHAPE_HASH = STATE + 12;
/** The shape that was looked at last. A vector more is written. */
export const SHAPE = 64;
/** Pairs of words: anchor and address. */
export const FOUND = SHAPE + LONGEST_SHAPE + 64;
export const FOUND_BYTES = 32_768;
/** Of the shapes that are kept, by their hashes: four words each – hash, length, address, number. At most half of the slots are taken. */
export const SLOTS = FOUND + FOUND_BYTES;
export const SLOT_BYTES = 16;
export const SLOT_COUNT = 16_384;
export const MOST_SHAPES = SLOT_COUNT / 2;
export const SHAPES = SLOTS + SLOT_COUNT * SLOT_BYTES;
export const SHAPES_BYTES = 1_048_576;
export const TABLES = SHAPES + SHAPES_BYTES;
/** A table is its bits, and the address of the first gram of each bucket. */
export const TABLE_BYTES = BITS_BYTES + HEADS_BYTES;
/** Of a gram: its hash, the next one's address, its anchor's, and how far into that it starts. */
export const GRAM_BYTES = 16;
/** Of an anchor: its first bytes, which of them count (255), its length, and its number. */
export const ANCHOR_BYTES = 48;

/** What looking at a line returns instead of a shape. */
export const UNKNOWN_SHAPE = -1;
export const NO_SHAPE = -2;
