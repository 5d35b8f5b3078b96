import { LSPErrorCodes, ResponseError, type PrepareRenameParams, type PrepareRenameResult, type RenameParams, type WorkspaceEdit } from 'vscode-languageserver';
import { rename, renameTarget, type Refusal } from '../../../engine/index.ts';
import { fromPosition } from '../from-lsp.ts';
import type { Session } from '../session.ts';
import { toRange, toWorkspaceEdit } from '../to-lsp.ts';

export const answerPrepareRename = (session: Session) => ({ textDocument: { uri }, position }: PrepareRenameParams): PrepareRenameResult | null => {
  const document = session.open(uri);
  if (document?.kind !== 'domain') return null;
  const target = renameTarget(document.xml, fromPosition(document.lines, position));
  return target ? { range: toRange(document.lines, granted(target).span), placeholder: granted(target).name } : null;
};

export const answerRename = (session: Session) => ({ textDocument: { uri }, position, newName }: RenameParams): WorkspaceEdit | null => {
  const document = session.open(uri);
  if (document?.kind !== 'domain') return null;
  const answer = rename(document.xml, fromPosition(document.lines, position), newName);
  return answer ? toWorkspaceEdit(granted(answer).edits, document, session.needs) : null;
};

/** Clients show the message of an error where the new name was typed. */
function granted<T extends object>(answer: T | Refusal): T {
  if ('refusal' in answer) throw new ResponseError(LSPErrorCodes.RequestFailed, answer.refusal);
  return answer;
}
