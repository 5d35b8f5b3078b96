import { oneLine } from '../../../engine/index.ts';
import type { ReportTarget } from './report-model.ts';

/** `start` and `end` are offsets in the report's text. */
export interface TextLink {
  readonly start: number;
  readonly end: number;
  readonly target: ReportTarget;
}

export interface TextReport {
  readonly text: string;
  readonly links: readonly TextLink[];
}

/** A stretch of a line: our own words as they are, or a text of others, which may be a link. */
export type Piece = string | { readonly text: string; readonly target?: ReportTarget };

/** Where texts start behind their labels, and where the editor lets wrapped lines go on (see configurationDefaults in package.json). */
const INDENT = 8;
const MAX_TITLE = 200;
const MAX_UNDERLINE = 40;
const MAX_TEXT = 4000;

/** Writes a plain text for people, line by line, and remembers where its links stand. Texts of others become visible and single-lined. */
export function createReportWriter() {
  let text = '';
  const links: TextLink[] = [];
  const raw = (line: string): void => { text += `${line}\n`; };
  const labelled = (label: string): string => `  ${label}`.padEnd(INDENT);
  return {
    blank: (): void => raw(''),
    heading(title: string, underline: '=' | '-'): void {
      const line = oneLine(title, MAX_TITLE);
      raw(line);
      raw(underline.repeat(Math.min([...line].length, MAX_UNDERLINE)));
    },
    line: (line: string): void => raw(oneLine(line, MAX_TEXT)),
    /** A paragraph behind a label; the editor wraps it. */
    field: (label: string, content: string): void => raw(labelled(label) + oneLine(content, MAX_TEXT)),
    /** Text and links behind a label, or in a list. */
    pieces(label: string, pieces: readonly Piece[]): void {
      text += label === '- ' ? label : labelled(label);
      for (const piece of pieces) {
        const shown = typeof piece === 'string' ? piece : oneLine(piece.text, MAX_TEXT);
        if (typeof piece !== 'string' && piece.target) links.push({ start: text.length, end: text.length + shown.length, target: piece.target });
        text += shown;
      }
      raw('');
    },
    done: (): TextReport => ({ text, links }),
  };
}

export type ReportWriter = ReturnType<typeof createReportWriter>;
