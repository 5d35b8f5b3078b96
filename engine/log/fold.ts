/** For each byte the one it is compared as: ASCII letters in lower case, others as they are. */
export const FOLD = Uint8Array.from({ length: 256 }, (_, byte) => (byte >= 65 && byte <= 90 ? byte + 32 : byte));
