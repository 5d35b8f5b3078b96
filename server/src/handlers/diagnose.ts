import { diagnose, timeline } from '../../../engine/index.ts';
import type { DiagnoseParams, DiagnoseResult } from '../../../protocol/requests.ts';
import { ownFor } from '../own-signatures.ts';
import type { Session } from '../session.ts';
import { toDiagnoseResult } from '../to-lsp.ts';

export const answerDiagnose = (session: Session) => async ({ timeline: wanted = false, uri, ...bundle }: DiagnoseParams): Promise<DiagnoseResult> => {
  const { own, wrong } = await ownFor(session, uri);
  const diagnosis = diagnose(bundle, own ? { own } : {});
  return {
    ...toDiagnoseResult(diagnosis, bundle.xml, bundle.logs), ...(wrong && { wrong }),
    ...(wanted && { timeline: timeline({ ...bundle, texts: bundle.logs, causes: diagnosis.causes, without: diagnosis.others, ...(own && { own }), now: Date.now() }) }),
  };
};
