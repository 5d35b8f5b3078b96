import * as vscode from 'vscode';
import { EXPLAIN_LOG, type ExplainLogResult } from '../../../protocol/requests.ts';
import type { Doctor } from '../doctor.ts';
import { inFileName, inMessage } from '../plain.ts';
import { readLog } from '../read-log.ts';
import { logReport } from '../views/report.ts';

/** Explains a log file that was chosen in the explorer, is being edited, or is picked now; of any size. */
export async function explainLogFile(doctor: Doctor, chosen?: vscode.Uri): Promise<ExplainLogResult | undefined> {
  const uri = chosen ?? activeLog() ?? (await vscode.window.showOpenDialog({ title: 'Explain a log file', openLabel: 'Explain' }))?.[0];
  if (!uri) return undefined;
  const name = uri.path.slice(uri.path.lastIndexOf('/') + 1);
  const log = await readLog(uri).catch((error: unknown) => {
    void vscode.window.showErrorMessage(inMessage(`${name} cannot be read: ${error instanceof Error ? error.message : String(error)}`));
    return undefined;
  });
  const result = log && await doctor.server.request<ExplainLogResult | null>(EXPLAIN_LOG, { name, text: log.text });
  if (!result) return undefined;
  const placed = below(result, log.firstLine);
  await doctor.reports.show(inFileName(`What ${name} says`), logReport(name, placed), new Map([[name, uri]]));
  if (log.firstLine > 0) void vscode.window.showInformationMessage(inMessage(`${name} is big: its end was read, from line ${log.firstLine + 1} on.`));
  return placed;
}

const LOG_LANGUAGES = new Set(['log', 'virt-log', 'plaintext']);

function activeLog(): vscode.Uri | undefined {
  const document = vscode.window.activeTextEditor?.document;
  return document && LOG_LANGUAGES.has(document.languageId) && ['file', 'untitled', 'vscode-vfs'].includes(document.uri.scheme) ? document.uri : undefined;
}

/** The lines of a result as the whole file counts them. */
function below({ statements }: ExplainLogResult, lines: number): ExplainLogResult {
  if (lines === 0) return { statements };
  const moved = (at: { readonly line: number; readonly character: number }) => ({ ...at, line: at.line + lines });
  return { statements: statements.map((statement) => ({ ...statement, lines: statement.lines.map((line) => ({ ...line, range: { start: moved(line.range.start), end: moved(line.range.end) } })) })) };
}
