import type { DefinitionParams, Location } from 'vscode-languageserver';
import { argumentTarget, definitions, logTarget } from '../../../engine/index.ts';
import { fromPosition } from '../from-lsp.ts';
import type { OpenDocument } from '../open-document.ts';
import type { Session } from '../session.ts';
import { toLocation } from '../to-lsp.ts';

export const answerDefinition = (session: Session) => async ({ textDocument: { uri }, position }: DefinitionParams): Promise<Location[] | null> => {
  const document = await session.explained(uri);
  if (document?.kind === 'log') return targetsInDomains(session, document, fromPosition(document.lines, position));
  if (document?.kind !== 'domain') return null;
  return definitions(document.xml, fromPosition(document.lines, position)).map((span) => toLocation(span, document));
};

/** The elements that a line of a log, or an argument of QEMU's, means, in the domains that are open. */
function targetsInDomains(session: Session, log: OpenDocument, offset: number): Location[] {
  return session.documents.keys().flatMap((uri) => {
    const document = session.open(uri);
    const span = document?.kind === 'domain' ? logTarget(log.explanation, log.runs, offset, document.xml) ?? argumentTarget(log.text, log.runs, offset, document.xml) : undefined;
    return span ? [toLocation(span, document!)] : [];
  });
}
