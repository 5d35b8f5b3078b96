import { CodeActionKind, type CodeAction, type CodeActionParams, type Diagnostic } from 'vscode-languageserver';
import { fixAll, overlaps, touches, type Finding, type Span } from '../../../engine/index.ts';
import { fromRange } from '../from-lsp.ts';
import type { Judgement } from '../judge.ts';
import type { Session } from '../session.ts';
import { FIX_ALL, toFixAll, toQuickFix } from '../to-lsp.ts';

/** Fixes of the findings at a range; for `source.fixAll`, one action that applies all the safe ones of the document. */
export const answerCodeActions = (session: Session) => async ({ textDocument, range, context }: CodeActionParams): Promise<CodeAction[] | null> => {
  const judgement = await session.judged(textDocument.uri);
  if (!judgement) return null;
  const wants = (kind: string): boolean => context.only?.some((only) => kind === only || kind.startsWith(`${only}.`)) ?? kind === CodeActionKind.QuickFix;
  return [
    ...(wants(CodeActionKind.QuickFix) ? quickFixes(session, judgement, fromRange(judgement.document.lines, range), context.diagnostics) : []),
    ...(wants(FIX_ALL) ? fixesOfAll(session, judgement) : []),
  ];
};

const meets = (finding: Span, asked: Span): boolean => overlaps(finding, asked) || touches(finding, asked.start);

function quickFixes({ needs }: Session, { document, findings }: Judgement, asked: Span, shown: readonly Diagnostic[]): CodeAction[] {
  const belongs = (finding: Finding) => (diagnostic: Diagnostic): boolean =>
    diagnostic.code === finding.code && meets(fromRange(document.lines, diagnostic.range), finding.span);
  return findings.filter((finding) => finding.fixes && meets(finding.span, asked))
    .flatMap((finding) => finding.fixes!.map((fix) => toQuickFix(fix, shown.filter(belongs(finding)), document, needs)));
}

function fixesOfAll({ needs }: Session, { document, findings }: Judgement): CodeAction[] {
  const edits = fixAll(findings);
  return edits.length > 0 ? [toFixAll(edits, document, needs)] : [];
}
