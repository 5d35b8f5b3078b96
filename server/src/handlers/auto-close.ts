import { autoClose } from '../../../engine/index.ts';
import type { AutoCloseParams, AutoCloseResult } from '../../../protocol/requests.ts';
import { fromPosition } from '../from-lsp.ts';
import type { Session } from '../session.ts';

export const answerAutoClose = (session: Session) => ({ textDocument: { uri }, position }: AutoCloseParams): AutoCloseResult => {
  const document = session.open(uri);
  if (document?.kind !== 'domain') return null;
  return autoClose(document.xml, fromPosition(document.lines, position)) ?? null;
};
