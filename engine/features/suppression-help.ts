import { codes } from '../config/codes.ts';
import { readSuppression } from '../config/suppression-comments.ts';
import { paragraph, type Prose } from '../core/prose.ts';
import { touches, type Span } from '../core/span.ts';
import { elementAt } from '../xml/query.ts';
import type { Aside, Node, XmlDocument } from '../xml/tree.ts';
import { codeNote } from './code-page.ts';
import type { Completion } from './complete.ts';

const DIRECTIVES: Readonly<Record<string, string>> = {
  disable: 'Suppresses codes in the next element and all that is in it.', 'disable-file': 'Suppresses codes in the whole file.',
  'disable-line': 'Suppresses codes on the line of this comment.', 'disable-next-line': 'Suppresses codes on the line after this comment.',
};
const MARK = '<!--'.length;

function commentAt(document: XmlDocument, offset: number): Aside | undefined {
  const siblings: readonly Node[] = elementAt(document, offset)?.children ?? document.nodes;
  return siblings.find((node): node is Aside => node.kind === 'comment' && node.span.start + MARK <= offset && offset <= node.span.end);
}

/** What may stand at a place of a suppressing comment: its directives, then codes, those that are `reported` first. Undefined elsewhere. */
export function completeSuppression(document: XmlDocument, offset: number, reported: ReadonlySet<string>): Completion[] | undefined {
  const comment = commentAt(document, offset);
  if (!comment) return undefined;
  const before = document.text.slice(comment.span.start + MARK, offset);
  const directive = /^\s*virt-doctor\s+([\w-]*)$/.exec(before);
  if (directive) return Object.entries(DIRECTIVES).map(([name, doc], i) => item(name, `${name}=`, { start: offset - directive[1]!.length, end: offset }, paragraph(doc), String(i)));
  const list = /^\s*virt-doctor\s+disable(?:-(?:file|line|next-line))?\s*=[^:]*$/.exec(before);
  if (!list) return [];
  const typed = before.slice(Math.max(...[',', '=', ' ', '\t', '\n', '\r'].map((mark) => before.lastIndexOf(mark))) + 1);
  return [...codes].filter(([, { kind }]) => kind === 'rule' || kind === 'format')
    .map(([code, { title }]) => item(code, code, { start: offset - typed.length, end: offset }, paragraph(title), `${reported.has(code) ? '0' : '1'}${code}`));
}

const item = (label: string, newText: string, span: Span, doc: Prose[number], sortText: string): Completion =>
  ({ label, kind: 'value', edit: { span, newText }, snippet: false, documentation: [doc], sortText });

/** What a code in a suppressing comment means. */
export function hoverSuppression(document: XmlDocument, offset: number): { readonly span: Span; readonly prose: Prose } | undefined {
  const comment = commentAt(document, offset);
  const written = comment && readSuppression(comment)?.codes.find(({ span }) => touches(span, offset));
  const prose = written && codeNote(written.code);
  return prose && { span: written.span, prose };
}
