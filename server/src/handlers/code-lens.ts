import type { CodeLens, CodeLensParams } from 'vscode-languageserver';
import { logLenses } from '../../../engine/index.ts';
import type { Session } from '../session.ts';
import { toRange } from '../to-lsp.ts';

/** Above each failed run of a VM, why; a click shows the first cause where the client has a command for that. */
export const answerCodeLens = (session: Session) => async ({ textDocument: { uri } }: CodeLensParams): Promise<CodeLens[] | null> => {
  const document = await session.explained(uri);
  if (document?.kind !== 'log') return null;
  const command = session.needs.options.showPlaceCommand ?? '';
  return logLenses(document.runs).map(({ span, title, to }) => ({
    range: toRange(document.lines, span), command: { title, command, ...(command && { arguments: [uri, document.lines.positionAt(to.start)] }) },
  }));
};
