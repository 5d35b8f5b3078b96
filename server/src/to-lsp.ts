import { CodeActionKind, CompletionItemKind, CompletionItemTag, DiagnosticSeverity, DiagnosticTag, DocumentHighlightKind, FoldingRangeKind, InsertTextFormat, MarkupKind, SymbolKind } from 'vscode-languageserver';
import type { CodeAction, CompletionItem, Diagnostic, DocumentHighlight, DocumentLink as LspLink, DocumentSymbol, FoldingRange, Hover, Location, MarkupContent, SelectionRange, SymbolInformation, TextEdit, WorkspaceEdit } from 'vscode-languageserver';
import { createLineIndex, oneLine, type Cause, type Completion, type Diagnosis, type DocumentLink, type Edit, type Finding, type Fix, type Fold, type FoldedHit, type Highlight, type LineIndex, type LogEvidence, type NamedText, type Prose, type Severity, type Span, type SymbolNode } from '../../engine/index.ts';
import type { DiagnoseResult, LogLine, LogStatement, Position, Range, ReportedCause } from '../../protocol/requests.ts';
import type { ClientNeeds } from './client-needs.ts';
import { proseToMarkdown, proseToPlainText } from './markdown.ts';

/** The document that an answer is about. */
export interface Target {
  readonly uri: string;
  readonly version: number;
  readonly lines: LineIndex;
}

/** More would only bury the first ones. */
const MAX_DIAGNOSTICS = 1000;
const MAX_MESSAGE = 2000;
const MAX_LOG_LINE = 1000;
const MAX_SYMBOL = 200;

export const toRange = (lines: LineIndex, { start, end }: Span): Range => ({ start: lines.positionAt(start), end: lines.positionAt(end) });

/** The only way by which texts of unknown origin become Markdown. */
function toMarkup(prose: Prose, markdown: boolean): MarkupContent {
  return markdown ? { kind: MarkupKind.Markdown, value: proseToMarkdown(prose) } : { kind: MarkupKind.PlainText, value: proseToPlainText(prose) };
}

const SEVERITIES: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error, warning: DiagnosticSeverity.Warning, info: DiagnosticSeverity.Information, hint: DiagnosticSeverity.Hint,
};
const TAGS = { unnecessary: DiagnosticTag.Unnecessary, deprecated: DiagnosticTag.Deprecated } as const;

/** `pageOf` gives the address of a code's page, if it has one. */
export function toDiagnostics(findings: readonly Finding[], target: Target, needs: ClientNeeds, pageOf: (code: string) => string | undefined): Diagnostic[] {
  return findings.slice(0, MAX_DIAGNOSTICS).map((finding) => {
    const page = needs.codeDescription ? pageOf(finding.code) : undefined;
    // A place in another text is of no use here: its lines are not known.
    const related = needs.relatedInformation ? finding.evidence?.filter((e) => e.place.uri === undefined || e.place.uri === target.uri) : undefined;
    return {
      range: toRange(target.lines, finding.span), severity: SEVERITIES[finding.severity], code: finding.code, source: 'virt-doctor',
      message: oneLine(finding.message, MAX_MESSAGE),
      ...(page !== undefined && { codeDescription: { href: page } }),
      ...(related?.length && { relatedInformation: related.map((e) => ({ location: { uri: target.uri, range: toRange(target.lines, e.place.span) }, message: oneLine(e.message, MAX_MESSAGE) })) }),
      ...(needs.tags && finding.tags && { tags: finding.tags.map((tag) => TAGS[tag]) }),
    };
  });
}

export function toHover(span: Span, prose: Prose, lines: LineIndex, needs: ClientNeeds): Hover {
  return { range: toRange(lines, span), contents: toMarkup(prose, needs.markdownHover) };
}

const COMPLETION_KINDS: Readonly<Record<Completion['kind'], CompletionItemKind>> = {
  element: CompletionItemKind.Property, attribute: CompletionItemKind.Field, value: CompletionItemKind.EnumMember, 'closing-tag': CompletionItemKind.Property,
};

export function toCompletionItem(completion: Completion, text: string, offset: number, lines: LineIndex, needs: ClientNeeds): CompletionItem {
  const { label, kind, edit, snippet, documentation, deprecated, sortText } = completion;
  const isSnippet = snippet && needs.snippets;
  return {
    label, kind: COMPLETION_KINDS[kind], filterText: filterText(label, text.slice(edit.span.start, offset)),
    textEdit: toTextEdit(snippet && !isSnippet ? { ...edit, newText: withoutPlaceholders(edit.newText) } : edit, lines),
    insertTextFormat: isSnippet ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
    ...(documentation.length > 0 && { documentation: toMarkup(documentation, needs.markdownCompletion) }),
    ...(deprecated && { tags: [CompletionItemTag.Deprecated] }),
    ...(sortText !== undefined && { sortText }),
  };
}

/** Clients compare what is typed with this: marks that the edit replaces, such as `<` or a quote, stand in front of the label. */
function filterText(label: string, typed: string): string {
  const marks = /^[</"'=\s]*/.exec(typed)![0];
  for (let i = 0; i < marks.length; i++) if (label.startsWith(marks.slice(i))) return marks.slice(0, i) + label;
  return marks + label;
}

/** `${1:name}` → `name`, `${1|a,b|}` → `a`, `$0` → nothing. */
const withoutPlaceholders = (snippet: string): string =>
  snippet.replace(/\\([$}\\])|\$\{\d+:([^{}]*)\}|\$\{\d+\|([^,|}]*)(?:[,|][^}]*)?\}|\$\{?\d+\}?/g, (_, escaped?: string, name?: string, first?: string) => escaped ?? name ?? first ?? '');

export const toTextEdit = (edit: Edit, lines: LineIndex): TextEdit => ({ range: toRange(lines, edit.span), newText: edit.newText });

export function toWorkspaceEdit(edits: readonly Edit[], target: Target, needs: ClientNeeds): WorkspaceEdit {
  const textEdits = edits.map((edit) => toTextEdit(edit, target.lines));
  return needs.versionedEdits
    ? { documentChanges: [{ textDocument: { uri: target.uri, version: target.version }, edits: textEdits }] }
    : { changes: { [target.uri]: textEdits } };
}

/** Edits of a file that may not be open, and may not be there yet. */
export function toFileEdit(uri: string, text: string | undefined, version: number | null, edits: readonly Edit[]): WorkspaceEdit {
  const lines = createLineIndex(text ?? '');
  const change = { textDocument: { uri, version }, edits: edits.map((edit) => toTextEdit(edit, lines)) };
  return { documentChanges: text === undefined ? [{ kind: 'create', uri, options: { ignoreIfExists: true } }, change] : [change] };
}

/** `isPreferred`: it is certain, and the one to take. */
export function toQuickFix(fix: Fix, isPreferred: boolean, diagnostics: Diagnostic[], target: Target, needs: ClientNeeds): CodeAction {
  return { title: oneLine(fix.title, MAX_SYMBOL), kind: CodeActionKind.QuickFix, diagnostics, edit: toWorkspaceEdit(fix.edits, target, needs), ...(isPreferred && { isPreferred: true }) };
}

export const FIX_ALL = `${CodeActionKind.SourceFixAll}.virtDoctor`;

export const toFixAll = (edits: readonly Edit[], target: Target, needs: ClientNeeds): CodeAction =>
  ({ title: 'Fix all that virt-doctor can fix safely', kind: FIX_ALL, edit: toWorkspaceEdit(edits, target, needs) });

const SYMBOL_KINDS: Readonly<Record<string, SymbolKind>> = { domain: SymbolKind.Module, section: SymbolKind.Namespace, device: SymbolKind.Object, element: SymbolKind.Field, event: SymbolKind.Event };

/** Clients refuse empty names and selections outside of the range. */
export function toDocumentSymbol(node: SymbolNode, lines: LineIndex): DocumentSymbol {
  const start = Math.min(Math.max(node.selectionSpan.start, node.span.start), node.span.end);
  return {
    name: oneLine(node.name, MAX_SYMBOL) || '‹unnamed›', detail: oneLine(node.detail, MAX_SYMBOL), kind: SYMBOL_KINDS[node.kind] ?? SymbolKind.Field,
    range: toRange(lines, node.span), selectionRange: toRange(lines, { start, end: Math.min(Math.max(node.selectionSpan.end, start), node.span.end) }),
    children: node.children.map((child) => toDocumentSymbol(child, lines)),
  };
}

/** For clients that know no nesting. */
export function toSymbolInformation(symbol: DocumentSymbol, uri: string, containerName?: string): SymbolInformation[] {
  const own: SymbolInformation = { name: symbol.name, kind: symbol.kind, location: { uri, range: symbol.range }, ...(containerName !== undefined && { containerName }) };
  return [own, ...(symbol.children ?? []).flatMap((child) => toSymbolInformation(child, uri, symbol.name))];
}

const FOLD_KINDS = { element: undefined, comment: FoldingRangeKind.Comment, region: FoldingRangeKind.Region } as const;

/** The outermost of those that begin on one line. */
export function toFoldingRanges(folds: readonly Fold[], lines: LineIndex): FoldingRange[] {
  const byLine = new Map<number, FoldingRange>();
  for (const { span, kind } of folds) {
    const startLine = lines.positionAt(span.start).line;
    const endLine = lines.positionAt(span.end).line;
    if (endLine <= startLine || (byLine.get(startLine)?.endLine ?? -1) >= endLine) continue;
    byLine.set(startLine, { startLine, endLine, ...(FOLD_KINDS[kind] !== undefined && { kind: FOLD_KINDS[kind] }) });
  }
  return [...byLine.values()];
}

/** Clients want a range for every cursor: an empty one where nothing is to be selected. */
export function toSelectionRange(steps: readonly Span[], cursor: Position, lines: LineIndex): SelectionRange {
  const ranges = steps.map((step) => toRange(lines, step));
  return ranges.reduceRight<SelectionRange | undefined>((parent, range) => (parent ? { range, parent } : { range }), undefined) ?? { range: { start: cursor, end: cursor } };
}

export const toLocation = (span: Span, { uri, lines }: Target): Location => ({ uri, range: toRange(lines, span) });

export const toDocumentHighlight = ({ span, defines }: Highlight, lines: LineIndex): DocumentHighlight =>
  ({ range: toRange(lines, span), kind: defines ? DocumentHighlightKind.Write : DocumentHighlightKind.Read });

export const toDocumentLink = ({ span, target }: DocumentLink, lines: LineIndex): LspLink => ({ range: toRange(lines, span), target });

export function toDiagnoseResult(diagnosis: Diagnosis, xml: NamedText | undefined, logs: readonly NamedText[]): DiagnoseResult {
  const lines = new Map(logs.map((log) => [log.name, createLineIndex(log.text)]));
  const xmlLines = createLineIndex(xml?.text ?? '');
  const line = (evidence: LogEvidence): LogLine => toLogLine(evidence.file, lines.get(evidence.file), evidence.span, evidence.text);
  const cause = ({ element, evidence, explains, ...rest }: Cause): ReportedCause => ({
    ...rest, evidence: evidence.map(line), explains: explains.map(line),
    ...(element && { element: { xpath: element.xpath, label: element.label, range: toRange(xmlLines, element.span) } }),
  });
  const { vm, missing } = diagnosis;
  return { ...(vm !== undefined && { vm }), causes: diagnosis.causes.map(cause), telling: diagnosis.telling.map(line), missing };
}

const NOWHERE: Range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

const toLogLine = (file: string, lines: LineIndex | undefined, span: Span, text: string): LogLine =>
  ({ file, range: lines ? toRange(lines, span) : NOWHERE, text: oneLine(text, MAX_LOG_LINE) });

const MAX_STATEMENTS = 500;
const MAX_LINES_SHOWN = 20;

/** What a log says, each thing once with its first lines. */
export function toStatements(file: string, text: string, folded: readonly FoldedHit[], lines: LineIndex): LogStatement[] {
  const shown = (line: number): LogLine => {
    const span = { start: lines.lineStart(line), end: lines.lineStart(line + 1) };
    return toLogLine(file, lines, { start: span.start, end: span.start }, text.slice(span.start, Math.min(span.end, span.start + 4 * MAX_LOG_LINE)));
  };
  return folded.slice(0, MAX_STATEMENTS).map(({ hit: { signature, message }, count, lines: at }) => ({
    id: signature.id, severity: signature.severity, title: signature.title, message, why: signature.why, remedy: signature.remedy,
    checks: signature.checks, lines: at.slice(0, MAX_LINES_SHOWN).map(shown), times: count,
  }));
}
