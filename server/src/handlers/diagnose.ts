import { diagnose } from '../../../engine/index.ts';
import type { DiagnoseParams, DiagnoseResult } from '../../../protocol/requests.ts';
import { toDiagnoseResult } from '../to-lsp.ts';

export const answerDiagnose = (bundle: DiagnoseParams): DiagnoseResult => toDiagnoseResult(diagnose(bundle), bundle.xml, bundle.logs);
