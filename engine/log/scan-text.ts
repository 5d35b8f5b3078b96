import type { AnchorScan } from './anchor-scan.ts';
import { isBlank } from './flexible-text.ts';

const CHUNK = 65_536;

/**
 * Runs a scan over a text: calls `found` with offsets in UTF-16 units. As in patterns, a blank of an anchor stands for any run of white
 * space, line ends included: the bytes that are scanned have one blank for each run.
 */
export function scanText(scan: AnchorScan, text: string, found: (anchor: number, start: number) => void): void {
  const bytes = new Uint8Array(CHUNK + scan.longest);
  const offsets = new Int32Array(bytes.length);
  let filled = 0;
  let afterBlank = false;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const blank = code <= 32 ? isBlank(code) : code === 0xa0;
    if (blank && afterBlank) continue;
    afterBlank = blank;
    offsets[filled] = at;
    bytes[filled++] = blank ? 32 : code < 128 ? code : 255;
    if (filled < bytes.length) continue;
    scan.scan(bytes, 0, filled, (anchor, start) => {
      if (start < CHUNK) found(anchor, offsets[start]!);
    });
    bytes.copyWithin(0, CHUNK);
    offsets.copyWithin(0, CHUNK);
    filled -= CHUNK;
  }
  scan.scan(bytes, 0, filled, (anchor, start) => found(anchor, offsets[start]!));
}
