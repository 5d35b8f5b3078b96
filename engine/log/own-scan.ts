import { blankControls } from './controls.ts';
import { decodeUtf8 } from './decode-utf8.ts';
import { LONGEST_LINE } from './lines.ts';
import type { FileHit, LogScan } from './log-scan.ts';
import { ownHits, type OwnSignatures } from './own-signatures.ts';

const NEWLINE = 10;
const CR = 13;
/** No more of a line is looked at: as many characters as patterns look at, at their longest. */
const MOST_BYTES = 4 * LONGEST_LINE;
const LONGEST_TEXT = 500;
const NOTHING = new Uint8Array(0);

/** Scans a file of any size for a user's own signatures, fed piece by piece; a piece may be overwritten afterwards. Each line is an entry of its own. */
export function createOwnScan(own: OwnSignatures): LogScan {
  /** What was fed of a line that has not ended yet. */
  let open = NOTHING;
  let openLength = 0;
  let lineStart = 0;
  let line = 0;

  const take = (bytes: Uint8Array, length: number, hits: FileHit[]): void => {
    const end = Math.min(length, MOST_BYTES);
    const { text: decoded, offsetAt } = decodeUtf8(bytes, 0, end > 0 && bytes[end - 1] === CR ? end - 1 : end);
    const text = blankControls(decoded);
    const inFile = (column: number): number => lineStart + offsetAt(column);
    for (const { start, end: stop, signature, groups, message, weight } of ownHits(own, text)) {
      hits.push({
        signature, span: { start: inFile(start), end: inFile(stop) }, line, groups, message, entry: { start: lineStart, end: lineStart + length }, depth: 0, weight, run: 0,
        text: text.slice(0, LONGEST_TEXT),
      });
    }
  };
  const keep = (part: Uint8Array): void => {
    openLength += part.length;
    const more = part.subarray(0, Math.max(0, MOST_BYTES - open.length));
    if (more.length === 0) return;
    const longer = new Uint8Array(open.length + more.length);
    longer.set(open);
    longer.set(more, open.length);
    open = longer;
  };
  const endLine = (hits: FileHit[]): void => {
    take(open, openLength, hits);
    lineStart += openLength + 1;
    line++;
    open = NOTHING;
    openLength = 0;
  };

  return {
    feed(piece) {
      const hits: FileHit[] = [];
      if (own.all.length === 0) return hits;
      let at = 0;
      for (let feed = piece.indexOf(NEWLINE); feed >= 0; feed = piece.indexOf(NEWLINE, at)) {
        if (openLength > 0) {
          keep(piece.subarray(at, feed));
          endLine(hits);
        } else {
          take(piece.subarray(at, feed), feed - at, hits);
          lineStart += feed - at + 1;
          line++;
        }
        at = feed + 1;
      }
      keep(piece.subarray(at));
      return hits;
    },
    end() {
      const hits: FileHit[] = [];
      if (openLength > 0) endLine(hits);
      return hits;
    },
  };
}
