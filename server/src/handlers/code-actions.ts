import { CodeActionKind, type CodeAction, type CodeActionParams, type Diagnostic } from 'vscode-languageserver';
import { mend, mergeConfigs, overlaps, touches, type Edit, type Finding, type Span } from '../../../engine/index.ts';
import { fromRange } from '../from-lsp.ts';
import { judgeDomain, type Judgement } from '../judge.ts';
import type { Session } from '../session.ts';
import { FIX_ALL, toFixAll, toQuickFix, toWorkspaceEdit } from '../to-lsp.ts';
import { disableActions } from './disable-actions.ts';

/** More codes at one place than this bury each other. */
const MAX_CODES = 8;
/** Fixing is to take no longer than a few judgements do. */
const MAX_JUDGINGS = 25;

/** Fixes of the findings at a range, then ways to disable and to explain them; for `source.fixAll`, one action that applies all the safe fixes. */
export const answerCodeActions = (session: Session) => async ({ textDocument, range, context }: CodeActionParams): Promise<CodeAction[] | null> => {
  const judgement = await session.judged(textDocument.uri);
  if (!judgement) return null;
  const wants = (kind: string): boolean => context.only?.some((only) => kind === only || kind.startsWith(`${only}.`)) ?? kind === CodeActionKind.QuickFix;
  return [
    ...(wants(CodeActionKind.QuickFix) ? await quickFixes(session, judgement, fromRange(judgement.document.lines, range), context.diagnostics) : []),
    ...(wants(FIX_ALL) ? fixesOfAll(session, judgement) : []),
  ];
};

const meets = (finding: Span, asked: Span): boolean => overlaps(finding, asked) || touches(finding, asked.start);

async function quickFixes(session: Session, judgement: Judgement, asked: Span, shown: readonly Diagnostic[]): Promise<CodeAction[]> {
  const { document, findings } = judgement;
  const here = findings.filter((finding) => meets(finding.span, asked));
  const diagnosticsOf = (finding: Finding): Diagnostic[] =>
    shown.filter((diagnostic) => diagnostic.code === finding.code && meets(fromRange(document.lines, diagnostic.range), finding.span));
  const fixes = here.flatMap((finding) => (finding.fixes ?? []).map((fix) => toQuickFix(fix, fix === finding.fixes?.find(({ safe }) => safe), diagnosticsOf(finding), document, session.needs)));
  const ofEachCode = here.filter((finding, i) => here.findIndex(({ code }) => code === finding.code) === i).slice(0, MAX_CODES);
  const fixesOfCode = ofEachCode.flatMap((finding) => fixesOfAllOf(session, judgement, finding.code, diagnosticsOf(finding)));
  const rest = await Promise.all(ofEachCode.map((finding) => disableActions(session, judgement, finding, diagnosticsOf(finding))));
  return [...fixes, ...fixesOfCode, ...rest.flat()];
}

/** All safe fixes of one code, where there are several. */
function fixesOfAllOf({ needs }: Session, judgement: Judgement, code: string, diagnostics: Diagnostic[]): CodeAction[] {
  const isOne = (finding: Finding): boolean => finding.code === code && finding.fixes?.some((fix) => fix.safe) === true;
  if (judgement.findings.filter(isOne).length < 2) return [];
  const edits = mended(judgement, code);
  return edits.length > 0 ? [{ title: `Fix all ${code} in this file`, kind: CodeActionKind.QuickFix, diagnostics, edit: toWorkspaceEdit(edits, judgement.document, needs) }] : [];
}

function fixesOfAll({ needs }: Session, judgement: Judgement): CodeAction[] {
  const edits = mended(judgement);
  return edits.length > 0 ? [toFixAll(edits, judgement.document, needs)] : [];
}

/** Editors ask at each move of the cursor. */
const known = new WeakMap<Judgement, Map<string | undefined, readonly Edit[]>>();

/** What the safe fixes come to, of one code or of all: judged anew until none is left and nothing became worse. */
function mended(judgement: Judgement, code?: string): readonly Edit[] {
  let ofJudgement = known.get(judgement);
  if (!ofJudgement) known.set(judgement, ofJudgement = new Map());
  let edits = ofJudgement.get(code);
  if (!edits) ofJudgement.set(code, edits = mendAnew(judgement, (finding) => code === undefined || finding.code === code));
  return edits;
}

function mendAnew({ document, findings, settings, configured, choice }: Judgement, isMeant: (finding: Finding) => boolean): readonly Edit[] {
  if (document.kind !== 'domain' || !findings.some((finding) => isMeant(finding) && finding.fixes?.some((fix) => fix.safe))) return [];
  const config = mergeConfigs(configured.config, settings.config);
  const onlyMeant = (finding: Finding): Finding => (isMeant(finding) ? finding : { ...finding, fixes: [] });
  return mend(document.text, (text) => (text === document.text ? findings : judgeDomain(document.uri, text, config, configured, choice).findings).map(onlyMeant), MAX_JUDGINGS).edits;
}
