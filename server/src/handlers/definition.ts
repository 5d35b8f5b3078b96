import type { DefinitionParams, Location } from 'vscode-languageserver';
import { definitions } from '../../../engine/index.ts';
import { fromPosition } from '../from-lsp.ts';
import type { Session } from '../session.ts';
import { toLocation } from '../to-lsp.ts';

export const answerDefinition = (session: Session) => ({ textDocument: { uri }, position }: DefinitionParams): Location[] | null => {
  const document = session.open(uri);
  if (document?.kind !== 'domain') return null;
  return definitions(document.xml, fromPosition(document.lines, position)).map((span) => toLocation(span, document));
};
