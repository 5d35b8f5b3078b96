import { DocumentFormattingRequest, DocumentOnTypeFormattingRequest, DocumentRangeFormattingRequest } from 'vscode-languageserver';
import type { Disposable, DocumentFilter, DocumentFormattingParams, DocumentOnTypeFormattingParams, DocumentRangeFormattingParams, TextEdit } from 'vscode-languageserver';
import { formatOnType, formatXml, oneLine, type FormatOptions, type Span } from '../../../engine/index.ts';
import { fromPosition, fromRange } from '../from-lsp.ts';
import type { OpenDocument } from '../open-document.ts';
import type { Session } from '../session.ts';
import { toTextEdit } from '../to-lsp.ts';
import { decoded } from '../uris.ts';

/** What is typed last before a line is indented. */
export const TYPED = { firstTriggerCharacter: '>', moreTriggerCharacter: ['\n'] };

export const answerFormatting = (session: Session) => ({ textDocument: { uri }, options }: DocumentFormattingParams): TextEdit[] | null => formatted(session, uri, options);

export const answerRangeFormatting = (session: Session) => ({ textDocument: { uri }, options, range }: DocumentRangeFormattingParams): TextEdit[] | null =>
  formatted(session, uri, options, (document) => fromRange(document.lines, range));

export const answerOnTypeFormatting = (session: Session) => ({ textDocument: { uri }, options, position, ch }: DocumentOnTypeFormattingParams): TextEdit[] | null => {
  const document = session.open(uri);
  if (document?.kind !== 'domain') return null;
  return formatOnType(document.xml, fromPosition(document.lines, position), ch, options).map((edit) => toTextEdit(edit, document.lines));
};

/** Edits of a domain; a text that is not well-formed gets none, and the log says why. */
function formatted(session: Session, uri: string, options: FormatOptions, rangeOf: (document: OpenDocument) => Span | undefined = () => undefined): TextEdit[] | null {
  const document = session.open(uri);
  if (document?.kind !== 'domain') return null;
  const { edits, problem } = formatXml(document.xml, options, rangeOf(document));
  if (problem) session.connection.console.warn(`Not formatted, because it is not well-formed XML: ${oneLine(uri, 500)}:${document.lines.positionAt(problem.span.start).line + 1}: ${oneLine(problem.message, 500)}`);
  return edits.map((edit) => toTextEdit(edit, document.lines));
}

const SETTLE_MS = 200;

/**
 * Offers formatting for exactly the open documents that are domains, as long as they are: an editor with another formatter for XML
 * is not made to ask which one is meant for anything else.
 */
export function followFormatter({ connection, documents, open, needs, reportBug }: Session): void {
  if (!needs.registersFormatting) return;
  let offered = '';
  let registrations: readonly Disposable[] = [];
  let waiting: ReturnType<typeof setTimeout> | undefined;
  let turn = Promise.resolve();

  const update = async (): Promise<void> => {
    const uris = documents.keys().filter((uri) => open(uri)?.kind === 'domain').sort();
    if (uris.join('\n') === offered) return;
    offered = uris.join('\n');
    const before = registrations;
    const documentSelector = uris.flatMap(filtersOf);
    registrations = documentSelector.length === 0 ? [] : await Promise.all([
      connection.client.register(DocumentFormattingRequest.type, { documentSelector }),
      connection.client.register(DocumentRangeFormattingRequest.type, { documentSelector }),
      connection.client.register(DocumentOnTypeFormattingRequest.type, { documentSelector, ...TYPED }),
    ]);
    for (const old of before) old.dispose();
  };
  const schedule = (delay: number): void => {
    clearTimeout(waiting);
    waiting = setTimeout(() => { turn = turn.then(update).catch((error: unknown) => reportBug('registering the formatter', error)); }, delay);
  };
  documents.onDidOpen(() => schedule(0));
  documents.onDidChangeContent(({ document: { version } }) => schedule(version === 1 ? 0 : SETTLE_MS));
  documents.onDidClose(() => schedule(0));
}

/** VS Code compares a filter's pattern with the document's path before it reads it as a pattern. */
function filtersOf(uri: string): DocumentFilter[] {
  const [, scheme, path] = /^([a-z][\w+.-]*):(?:\/\/[^/?#]*)?([^?#]*)/i.exec(uri) ?? [];
  if (scheme === undefined || path === undefined) return [];
  const plain = decoded(path);
  const drive = /^\/([a-z]):\//i.exec(plain);
  return [plain, ...(drive ? [`${drive[1]!.toLowerCase()}:${plain.slice(3).replaceAll('/', '\\')}`] : [])].map((pattern) => ({ scheme, pattern }));
}
