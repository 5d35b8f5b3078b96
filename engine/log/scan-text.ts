import type { AnchorScan } from './anchor-scan.ts';
import { putUtf8 } from './encode-utf8.ts';
import { isBlank } from './flexible-text.ts';

const MOST_AT_ONCE = 65_536;
const LONGEST_CHARACTER = 4;
/** UTF-8 takes no more for a UTF-16 unit. */
const BYTES_A_UNIT = 3;

/**
 * Runs a scan over a text: calls `found` with offsets in UTF-16 units. As in patterns, a blank of an anchor stands for any run of white
 * space, line ends included: the UTF-8 that is scanned has one blank for each run.
 */
export function scanText(scan: AnchorScan, text: string, found: (anchor: number, start: number) => void): void {
  // Most texts are a line.
  const chunk = Math.min(MOST_AT_ONCE, text.length * BYTES_A_UNIT);
  const bytes = new Uint8Array(chunk + scan.longest + LONGEST_CHARACTER);
  const offsets = new Int32Array(bytes.length);
  const full = bytes.length - LONGEST_CHARACTER;
  let filled = 0;
  let afterBlank = false;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const blank = code <= 32 ? isBlank(code) : code === 0xa0;
    if (blank && afterBlank) continue;
    afterBlank = blank;
    offsets[filled] = at;
    if (code < 128) bytes[filled++] = blank ? 32 : code;
    else {
      const end = blank ? filled + 1 : putUtf8(bytes, filled, text.codePointAt(at)!);
      if (blank) bytes[filled] = 32;
      offsets.fill(at, filled, end);
      if (end - filled === LONGEST_CHARACTER) at++;
      filled = end;
    }
    if (filled < full) continue;
    scan.scan(bytes, 0, filled, (anchor, start) => {
      if (start < chunk) found(anchor, offsets[start]!);
    });
    bytes.copyWithin(0, chunk, filled);
    offsets.copyWithin(0, chunk, filled);
    filled -= chunk;
  }
  scan.scan(bytes, 0, filled, (anchor, start) => found(anchor, offsets[start]!));
}
