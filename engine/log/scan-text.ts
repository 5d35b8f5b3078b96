import type { AnchorScan } from './anchor-scan.ts';

const CHUNK = 65_536;

/** Runs a scan over a string: calls `found` with offsets in UTF-16 code units, ascending within stretches of 64 K. */
export function scanText(scan: AnchorScan, text: string, found: (anchor: number, start: number) => void): void {
  const bytes = new Uint8Array(CHUNK + scan.longest);
  for (let from = 0; from < text.length; from += CHUNK) {
    const length = Math.min(text.length - from, CHUNK + scan.longest);
    for (let i = 0; i < length; i++) {
      const code = text.charCodeAt(from + i);
      bytes[i] = code < 128 ? code : 255;
    }
    scan.scan(bytes, 0, length, (anchor, start) => {
      if (start < CHUNK) found(anchor, from + start);
    });
  }
}
