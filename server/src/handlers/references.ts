import type { Location, ReferenceParams } from 'vscode-languageserver';
import { references } from '../../../engine/index.ts';
import { fromPosition } from '../from-lsp.ts';
import type { Session } from '../session.ts';
import { toLocation } from '../to-lsp.ts';

export const answerReferences = (session: Session) => ({ textDocument: { uri }, position, context }: ReferenceParams): Location[] | null => {
  const document = session.open(uri);
  if (document?.kind !== 'domain') return null;
  return references(document.xml, fromPosition(document.lines, position), { declarations: context.includeDeclaration }).map((span) => toLocation(span, document));
};
