import { DocumentDiagnosticReportKind, LSPErrorCodes, ResponseError, type CancellationToken, type DocumentDiagnosticParams, type DocumentDiagnosticReport } from 'vscode-languageserver';
import { codeNote } from '../../../engine/index.ts';
import { guarded, wait } from '../guard.ts';
import type { Judgement } from '../judge.ts';
import type { Session } from '../session.ts';
import { toDiagnostics } from '../to-lsp.ts';

const PUSH_DELAY_MS = 200;
/** From this length on, a text is left to settle before it is judged. */
const BIG_TEXT = 1024 * 1024;
const SETTLE_MS = 300;

/** Answers pulls, or pushes to clients that do not pull. Returns what to call when facts or settings have changed. */
export function listenForDiagnostics(session: Session): () => void {
  if (!session.needs.pullsDiagnostics) return pushDiagnostics(session);
  const nothing: DocumentDiagnosticReport = { kind: DocumentDiagnosticReportKind.Full, items: [] };
  session.connection.languages.diagnostics.on(guarded('diagnostics', session.reportBug, nothing, (params, token) => pulled(session, params, token)));
  return () => {
    if (session.needs.refreshesDiagnostics) session.connection.languages.diagnostics.refresh().catch(() => undefined);
  };
}

async function pulled(session: Session, { textDocument: { uri }, previousResultId }: DocumentDiagnosticParams, token: CancellationToken): Promise<DocumentDiagnosticReport> {
  await settle(session, uri);
  const judgement = await session.judged(uri, token);
  if (!judgement) return { kind: DocumentDiagnosticReportKind.Full, items: [] };
  if (judgement.id === previousResultId) return { kind: DocumentDiagnosticReportKind.Unchanged, resultId: judgement.id };
  return { kind: DocumentDiagnosticReportKind.Full, resultId: judgement.id, items: diagnosticsOf(session, judgement) };
}

/** A big text that is being edited is judged when its user pauses. */
async function settle(session: Session, uri: string): Promise<void> {
  const before = session.documents.get(uri)?.version;
  if (before === undefined || before === 1 || session.open(uri)!.text.length < BIG_TEXT) return;
  await wait(SETTLE_MS);
  if (session.documents.get(uri)?.version !== before) throw new ResponseError(LSPErrorCodes.ServerCancelled, 'edited meanwhile', { retriggerRequest: true });
}

export function diagnosticsOf(session: Session, { findings, document }: Judgement) {
  const base = session.needs.options.ruleUri;
  return toDiagnostics(findings, document, session.needs, (code) => (base !== undefined && codeNote(code) ? base + code : undefined));
}

function pushDiagnostics(session: Session): () => void {
  const timers = new Map<string, ReturnType<typeof setTimeout>>();
  const known = new Set<string>();
  const shown = new Set<string>();
  const send = guarded('diagnostics', session.reportBug, undefined, async (uri: string) => {
    const judgement = await session.judged(uri);
    if (!judgement || (judgement.findings.length === 0 && !shown.has(uri))) return;
    shown.add(uri);
    await session.connection.sendDiagnostics({ uri, version: judgement.document.version, diagnostics: diagnosticsOf(session, judgement) });
  });
  const never: CancellationToken = { isCancellationRequested: false, onCancellationRequested: () => ({ dispose: () => undefined }) };
  const schedule = (uri: string, delay: number): void => {
    clearTimeout(timers.get(uri));
    timers.set(uri, setTimeout(() => { timers.delete(uri); void send(uri, never); }, delay));
  };
  session.documents.onDidChangeContent(({ document: { uri } }) => {
    schedule(uri, known.has(uri) ? PUSH_DELAY_MS : 0);
    known.add(uri);
  });
  session.documents.onDidClose(({ document: { uri } }) => {
    clearTimeout(timers.get(uri));
    known.delete(uri);
    if (shown.delete(uri)) void session.connection.sendDiagnostics({ uri, diagnostics: [] });
  });
  return () => { for (const uri of session.documents.keys()) schedule(uri, 0); };
}
