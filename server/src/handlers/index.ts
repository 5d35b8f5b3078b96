import { DIAGNOSE, EXPLAIN_LOG, EXPLAIN_RULE, SET_HOST_FACTS, STATUS } from '../../../protocol/requests.ts';
import { guarded } from '../guard.ts';
import type { Session } from '../session.ts';
import { answerCodeActions } from './code-actions.ts';
import { answerCompletion } from './completion.ts';
import { answerDiagnose } from './diagnose.ts';
import { listenForDiagnostics } from './diagnostics.ts';
import { answerExplainLog } from './explain-log.ts';
import { answerExplainRule } from './explain-rule.ts';
import { answerHover } from './hover.ts';
import { answerStatus } from './status.ts';
import { answerSymbols } from './symbols.ts';

/** Connects every request to its answer; one catch each. */
export function listen(session: Session): void {
  const { connection, reportBug } = session;
  const refresh = listenForDiagnostics(session);
  connection.onHover(guarded('hover', reportBug, null, answerHover(session)));
  connection.onCompletion(guarded('completion', reportBug, null, answerCompletion(session)));
  connection.onCodeAction(guarded('code actions', reportBug, null, answerCodeActions(session)));
  connection.onDocumentSymbol(guarded('symbols', reportBug, null, answerSymbols(session)));
  connection.onRequest(DIAGNOSE, guarded('diagnose', reportBug, null, answerDiagnose));
  connection.onRequest(EXPLAIN_LOG, guarded('explain log', reportBug, null, answerExplainLog));
  connection.onRequest(EXPLAIN_RULE, guarded('explain rule', reportBug, null, answerExplainRule));
  connection.onRequest(STATUS, guarded('status', reportBug, null, answerStatus(session)));
  connection.onNotification(SET_HOST_FACTS, (params) => {
    session.hosts.set(params);
    refresh();
  });
  connection.onDidChangeConfiguration(({ settings }) => {
    session.settings.changed(settings);
    refresh();
  });
}
