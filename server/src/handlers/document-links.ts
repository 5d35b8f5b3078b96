import type { DocumentLink, DocumentLinkParams } from 'vscode-languageserver';
import { documentLinks, logLinks } from '../../../engine/index.ts';
import type { Session } from '../session.ts';
import { toDocumentLink } from '../to-lsp.ts';

/** How the machine that the editor works on is called when it is chosen as host. */
const THIS_MACHINE = 'local';

export const answerDocumentLinks = (session: Session) => ({ textDocument: { uri } }: DocumentLinkParams): DocumentLink[] | null => {
  const document = session.open(uri);
  if (document?.kind !== 'domain' && document?.kind !== 'log') return null;
  const options = { files: isOfThisMachine(session, uri) };
  const links = document.kind === 'log' ? logLinks(document.text, options) : documentLinks(document.xml, options);
  return links.map((link) => toDocumentLink(link, document.lines));
};

/** A text that lies here, and is not meant for a host elsewhere. */
function isOfThisMachine(session: Session, uri: string): boolean {
  const host = session.hosts.of(uri)?.host;
  return /^(?:file|untitled):/.test(uri) && (host === undefined || host === THIS_MACHINE);
}
