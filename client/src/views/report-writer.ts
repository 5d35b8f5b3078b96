import { oneLine } from '../../../engine/index.ts';

/** Where a link of a report leads: a place in one of the texts it is about, or the page of a code. */
export type ReportTarget =
  | { readonly kind: 'place'; readonly file: string; readonly line: number; readonly character: number }
  | { readonly kind: 'code'; readonly code: string };

/** `start` and `end` are offsets in the report's text. */
export interface ReportLink {
  readonly start: number;
  readonly end: number;
  readonly target: ReportTarget;
}

export interface Report {
  readonly text: string;
  readonly links: readonly ReportLink[];
}

/** A stretch of a line: our own words as they are, or a text of others, which may be a link. */
export type Piece = string | { readonly text: string; readonly target?: ReportTarget };

export const placeOf = (file: string, { line, character }: { readonly line: number; readonly character: number }): Piece =>
  ({ text: `${oneLine(file, 200)}:${line + 1}`, target: { kind: 'place', file, line, character } });

const WIDTH = 96;
const LABEL = 12;
const MAX_TEXT = 4000;

/** Writes a plain text for people, line by line, and remembers where its links stand. Texts of others become visible and single-lined. */
export function createReportWriter() {
  let text = '';
  const links: ReportLink[] = [];
  const raw = (line: string): void => { text += `${line}\n`; };
  const labelled = (label: string): string => `   ${label.padEnd(LABEL)}`;
  return {
    blank: (): void => raw(''),
    heading(title: string, underline: '=' | '-'): void {
      const line = oneLine(title, WIDTH * 2);
      raw(line);
      raw(underline.repeat(Math.min([...line].length, WIDTH)));
    },
    line: (line: string): void => raw(oneLine(line, MAX_TEXT)),
    /** A paragraph behind a label, wrapped. */
    field(label: string, content: string): void {
      wrap(oneLine(content, MAX_TEXT), WIDTH - LABEL - 3).forEach((line, i) => raw(labelled(i === 0 ? label : '') + line));
    },
    item(content: string): void {
      wrap(oneLine(content, MAX_TEXT), WIDTH - 2).forEach((line, i) => raw((i === 0 ? '- ' : '  ') + line));
    },
    /** One line behind a label, or in a list, not wrapped, of text and links. */
    pieces(label: string, pieces: readonly Piece[]): void {
      text += label === '- ' ? label : labelled(label);
      for (const piece of pieces) {
        const shown = typeof piece === 'string' ? piece : oneLine(piece.text, MAX_TEXT);
        if (typeof piece !== 'string' && piece.target) links.push({ start: text.length, end: text.length + shown.length, target: piece.target });
        text += shown;
      }
      raw('');
    },
    done: (): Report => ({ text, links }),
  };
}

export type ReportWriter = ReturnType<typeof createReportWriter>;

/** Breaks at blanks; a word that is longer than a line stays whole, so that it can be copied. */
function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line];
}
