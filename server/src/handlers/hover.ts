import type { Hover, HoverParams } from 'vscode-languageserver';
import { argumentHover, codeNote, hoverSuppression, hoverXml, logHover, touches, type Prose, type Span } from '../../../engine/index.ts';
import { fromPosition } from '../from-lsp.ts';
import type { Judgement } from '../judge.ts';
import type { Session } from '../session.ts';
import { toHover } from '../to-lsp.ts';

/** What stands at a place, and why the findings there matter. */
export const answerHover = (session: Session) => async ({ textDocument, position }: HoverParams): Promise<Hover | null> => {
  const judgement = await session.judged(textDocument.uri);
  const found = judgement && explainPlace(judgement, fromPosition(judgement.document.lines, position));
  return found ? toHover(found.span, found.prose, judgement.document.lines, session.needs) : null;
};

interface Explained {
  readonly span: Span;
  readonly prose: Prose;
}

function explainPlace({ document, choice, findings }: Judgement, offset: number): Explained | undefined {
  if (document.kind === 'log') return logHover(document.explanation, offset) ?? argumentHover(document.text, document.runs, offset);
  if (document.kind !== 'domain' && document.kind !== 'script') return undefined;
  const suppression = document.kind === 'domain' ? hoverSuppression(document.xml, offset) : undefined;
  if (suppression) return suppression;
  const element = document.kind === 'script' ? undefined : hoverXml(document.xml, offset, choice ? { host: choice.facts } : {});
  const here = findings.filter((finding) => touches(finding.span, offset));
  const notes = [...new Set(here.map((finding) => finding.code))].flatMap((code) => codeNote(code) ?? []);
  const span = element?.span ?? here[0]?.span;
  return span && { span, prose: [...notes, ...(element?.prose ?? [])] };
}
