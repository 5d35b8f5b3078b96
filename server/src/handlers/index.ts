import { CONFIG_NAME } from '../../../engine/index.ts';
import { AUTO_CLOSE, DIAGNOSE, EXPLAIN_LOG, EXPLAIN_RULE, LOG_EXTRACT, LOG_MARKS, OWN_SIGNATURES, SET_HOST_FACTS, STATUS, TIMELINE } from '../../../protocol/requests.ts';
import { guarded } from '../guard.ts';
import type { Session } from '../session.ts';
import { answerAutoClose } from './auto-close.ts';
import { answerCodeActions } from './code-actions.ts';
import { answerCodeLens } from './code-lens.ts';
import { answerCompletion } from './completion.ts';
import { answerDefinition } from './definition.ts';
import { answerDiagnose } from './diagnose.ts';
import { listenForDiagnostics } from './diagnostics.ts';
import { answerDocumentHighlight } from './document-highlight.ts';
import { answerDocumentLinks } from './document-links.ts';
import { answerExplainCode, explains } from './explain-code.ts';
import { answerExplainLog, answerOwnSignatures } from './explain-log.ts';
import { answerExplainRule } from './explain-rule.ts';
import { answerFoldingRanges } from './folding-ranges.ts';
import { answerFormatting, answerOnTypeFormatting, answerRangeFormatting, followFormatter } from './format.ts';
import { answerHover } from './hover.ts';
import { answerLinkedEditing } from './linked-editing.ts';
import { answerLogExtract, answerLogMarks } from './log-marks.ts';
import { answerReferences } from './references.ts';
import { answerPrepareRename, answerRename } from './rename.ts';
import { answerSelectionRanges } from './selection-ranges.ts';
import { answerStatus } from './status.ts';
import { answerSymbols } from './symbols.ts';
import { answerTimeline } from './timeline.ts';

/** Connects every request to its answer; one catch each. */
export function listen(session: Session): void {
  const { connection, reportBug } = session;
  const refresh = listenForDiagnostics(session);
  connection.onHover(guarded('hover', reportBug, null, answerHover(session)));
  connection.onCompletion(guarded('completion', reportBug, null, answerCompletion(session)));
  connection.onCodeAction(guarded('code actions', reportBug, null, answerCodeActions(session)));
  connection.onDocumentSymbol(guarded('symbols', reportBug, null, answerSymbols(session)));
  connection.onFoldingRanges(guarded('folding ranges', reportBug, null, answerFoldingRanges(session)));
  connection.onSelectionRanges(guarded('selection ranges', reportBug, null, answerSelectionRanges(session)));
  connection.languages.onLinkedEditingRange(guarded('linked editing', reportBug, null, answerLinkedEditing(session)));
  connection.onDocumentLinks(guarded('document links', reportBug, null, answerDocumentLinks(session)));
  connection.onCodeLens(guarded('code lenses', reportBug, null, answerCodeLens(session)));
  connection.onRequest(LOG_MARKS, guarded('the marks of a log', reportBug, null, answerLogMarks(session)));
  connection.onRequest(LOG_EXTRACT, guarded('the failures of a log', reportBug, null, answerLogExtract(session)));
  connection.onDefinition(guarded('definition', reportBug, null, answerDefinition(session)));
  connection.onReferences(guarded('references', reportBug, null, answerReferences(session)));
  connection.onDocumentHighlight(guarded('highlights', reportBug, null, answerDocumentHighlight(session)));
  connection.onPrepareRename(guarded('prepare rename', reportBug, null, answerPrepareRename(session)));
  connection.onRenameRequest(guarded('rename', reportBug, null, answerRename(session)));
  connection.onRequest(AUTO_CLOSE, guarded('auto close', reportBug, null, answerAutoClose(session)));
  connection.onDocumentFormatting(guarded('formatting', reportBug, null, answerFormatting(session)));
  connection.onDocumentRangeFormatting(guarded('formatting a range', reportBug, null, answerRangeFormatting(session)));
  connection.onDocumentOnTypeFormatting(guarded('formatting on type', reportBug, null, answerOnTypeFormatting(session)));
  followFormatter(session);
  connection.onRequest(DIAGNOSE, guarded('diagnose', reportBug, null, answerDiagnose(session)));
  connection.onRequest(EXPLAIN_LOG, guarded('explain log', reportBug, null, answerExplainLog(session)));
  connection.onRequest(OWN_SIGNATURES, guarded('own signatures', reportBug, null, answerOwnSignatures(session)));
  connection.onRequest(TIMELINE, guarded('timeline', reportBug, null, answerTimeline(session)));
  connection.onRequest(EXPLAIN_RULE, guarded('explain rule', reportBug, null, answerExplainRule));
  connection.onRequest(STATUS, guarded('status', reportBug, null, answerStatus(session)));
  connection.onNotification(SET_HOST_FACTS, (params) => {
    session.hosts.set(params);
    refresh();
  });
  if (explains(session.needs)) connection.onExecuteCommand(guarded('a command', reportBug, null, answerExplainCode(session)));
  const reread = (): void => {
    session.configs.changed();
    refresh();
  };
  connection.onDidChangeWatchedFiles(reread);
  session.unused.onFound(refresh);
  session.documents.onDidChangeContent(({ document }) => {
    const kind = session.open(document.uri)?.kind;
    if (kind === 'config') reread();
    if (kind === 'domain') session.unused.changed();
  });
  session.documents.onDidClose(({ document: { uri } }) => { if (uri.endsWith(`/${CONFIG_NAME}`)) reread(); });
  connection.onDidChangeConfiguration(({ settings }) => {
    session.settings.changed(settings);
    refresh();
  });
}
