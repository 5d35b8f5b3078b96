import type { ExecuteCommandParams } from 'vscode-languageserver';
import { codeNote } from '../../../engine/index.ts';
import type { ClientNeeds } from '../client-needs.ts';
import type { Session } from '../session.ts';

/** Shows the page of a code; its argument. */
export const EXPLAIN_CODE = 'virtDoctor.explainCode';

export const explains = ({ showsDocuments, options }: ClientNeeds): boolean => showsDocuments && options.ruleUri !== undefined;

export const answerExplainCode = ({ connection, needs }: Session) => async ({ command, arguments: [code] = [] }: ExecuteCommandParams): Promise<null> => {
  if (command === EXPLAIN_CODE && typeof code === 'string' && codeNote(code)) {
    await connection.window.showDocument({ uri: `${needs.options.ruleUri!}${code}`, takeFocus: true });
  }
  return null;
};
