import * as vscode from 'vscode';
import { EXPLAIN_LOG, type ExplainLogResult } from '../../../protocol/requests.ts';
import { LOG_LANGUAGES } from '../concern.ts';
import type { Doctor } from '../doctor.ts';
import { inFileName, inMessage } from '../plain.ts';
import { readLog } from '../read-log.ts';
import { logReport } from '../views/report.ts';
import { REPORT_BUTTONS } from '../views/reports.ts';

/** Explains a log file that was chosen in the explorer, is being edited, or is picked now; of any size, also packed. */
export async function explainLogFile(doctor: Doctor, chosen?: vscode.Uri): Promise<ExplainLogResult | undefined> {
  const uri = chosen ?? activeLog() ?? (await vscode.window.showOpenDialog({ title: 'Explain a log file', openLabel: 'Explain' }))?.[0];
  if (!uri) return undefined;
  const name = uri.path.slice(uri.path.lastIndexOf('/') + 1);
  const result = await explained(doctor, uri, name).catch((error: unknown) => {
    void vscode.window.showErrorMessage(inMessage(`${name} cannot be read: ${error instanceof Error ? error.message : String(error)}`));
    return undefined;
  });
  if (!result) return undefined;
  const report = { view: 'virtDoctor.logReport', subject: uri.toString(), fileName: inFileName(`What ${name} says`), report: logReport(name, result), uris: new Map([[name, uri]]), buttons: () => REPORT_BUTTONS } as const;
  await doctor.reports.open(await doctor.reports.add(report));
  return result;
}

async function explained(doctor: Doctor, uri: vscode.Uri, name: string): Promise<ExplainLogResult | null | undefined> {
  const log = await readLog(uri);
  return 'path' in log ? scanned(log.path, name) : doctor.server.request<ExplainLogResult | null>(EXPLAIN_LOG, { name, text: log.text });
}

/** Scans a big file, with progress; undefined when the user stops it. */
function scanned(path: string, name: string): Thenable<ExplainLogResult | undefined> {
  const options = { location: vscode.ProgressLocation.Notification, title: inMessage(`Explaining ${name}`), cancellable: true };
  return vscode.window.withProgress(options, async (progress, token) => {
    const stop = new AbortController();
    const listener = token.onCancellationRequested(() => stop.abort());
    let percent = 0;
    const told = (share: number): void => {
      const now = Math.floor(share * 100);
      if (now > percent) progress.report({ increment: now - percent, message: `${now} %` });
      percent = now;
    };
    try {
      const { scanLog } = await import('../scan-log.ts');
      return await scanLog(path, name, told, stop.signal);
    } finally {
      listener.dispose();
    }
  });
}

function activeLog(): vscode.Uri | undefined {
  const document = vscode.window.activeTextEditor?.document;
  return document && LOG_LANGUAGES.has(document.languageId) && ['file', 'untitled', 'vscode-vfs'].includes(document.uri.scheme) ? document.uri : undefined;
}
