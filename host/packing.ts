/** How a file is packed. */
export type Packing = 'gzip' | 'xz';

/** So many of its first bytes tell how a file is packed. */
export const PACKING_BYTES = 6;

/** What a stream of xz begins with. */
export const XZ_MAGIC: readonly number[] = [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00];

/** How a file that begins so is packed, whatever its name; undefined for a plain one. */
export function packingOf(head: Uint8Array): Packing | undefined {
  if (head[0] === 0x1f && head[1] === 0x8b) return 'gzip';
  return XZ_MAGIC.every((byte, i) => head[i] === byte) ? 'xz' : undefined;
}
