import { diagnose, timeline } from '../../../engine/index.ts';
import type { DiagnoseParams, DiagnoseResult } from '../../../protocol/requests.ts';
import { toDiagnoseResult } from '../to-lsp.ts';

export function answerDiagnose({ timeline: wanted = false, ...bundle }: DiagnoseParams): DiagnoseResult {
  const diagnosis = diagnose(bundle);
  const result = toDiagnoseResult(diagnosis, bundle.xml, bundle.logs);
  return wanted ? { ...result, timeline: timeline({ ...bundle, texts: bundle.logs, causes: diagnosis.causes, without: diagnosis.others, now: Date.now() }) } : result;
}
