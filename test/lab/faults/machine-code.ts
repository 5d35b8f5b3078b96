/** What guests of the lab do: machine code of boot sectors, as an argument of printf. */
const code = (hex: string): string => `'${hex.split(' ').map((byte) => `\\x${byte}`).join('')}'`;

/** cli; hlt; jmp */
export const HALTS = code('fa f4 eb fd');

/** Writes disk 0x80 from its first sector on, 64 sectors at a time, by INT 13h AH=43h. */
export const WRITES = code('31 c0 8e d8 66 31 db be 00 7e c7 04 10 00 c7 44 02 40 00 c7 44 04 00 00 c7 44 06 00 10 66 89 5c 08 66 c7 44 0c 00 00 00 00 b8 00 43 b2 80 cd 13 66 83 c3 40 eb d1');

/** Reads the same way (AH=42h), for ever from the start. */
export const READS = code('31 c0 8e d8 66 31 db be 00 7e c7 04 10 00 c7 44 02 40 00 c7 44 04 00 00 c7 44 06 00 10 66 89 5c 08 66 c7 44 0c 00 00 00 00 b8 00 42 b2 80 cd 13 66 83 c3 40 eb d1');

/** Tells the pvpanic device that the guest has panicked: out 0x505, 1. */
export const PANICS = code('fa ba 05 05 b0 01 ee f4 eb fd');
