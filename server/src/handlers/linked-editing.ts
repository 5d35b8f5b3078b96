import type { LinkedEditingRangeParams, LinkedEditingRanges } from 'vscode-languageserver';
import { linkedNames } from '../../../engine/index.ts';
import { fromPosition } from '../from-lsp.ts';
import type { Session } from '../session.ts';
import { toRange } from '../to-lsp.ts';

/** What a tag's name may become while both are typed. */
const NAME = '[\\w:.-]+';

export const answerLinkedEditing = (session: Session) => ({ textDocument: { uri }, position }: LinkedEditingRangeParams): LinkedEditingRanges | null => {
  const document = session.open(uri);
  const names = document?.kind === 'domain' ? linkedNames(document.xml, fromPosition(document.lines, position)) : undefined;
  return names ? { ranges: names.map((name) => toRange(document!.lines, name)), wordPattern: NAME } : null;
};
