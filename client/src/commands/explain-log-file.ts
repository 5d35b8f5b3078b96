import * as vscode from 'vscode';
import { EXPLAIN_LOG, OWN_SIGNATURES, type ExplainLogResult, type OwnSignaturesResult } from '../../../protocol/requests.ts';
import { LOG_LANGUAGES } from '../concern.ts';
import type { Doctor } from '../doctor.ts';
import { pageKey } from '../page/page-state.ts';
import { inFileName, inMessage } from '../plain.ts';
import { readLog } from '../read-log.ts';
import { logReport, type Reading } from '../views/report.ts';
import { REPORT_BUTTONS, withConfig, type ReportInput } from '../views/reports.ts';

/** Explains a log file that was chosen in the explorer, is being edited, or is picked now; of any size, also packed. */
export async function explainLogFile(doctor: Doctor, chosen?: vscode.Uri): Promise<ExplainLogResult | undefined> {
  const uri = chosen ?? activeLog() ?? (await vscode.window.showOpenDialog({ title: 'Explain a log file', openLabel: 'Explain' }))?.[0];
  if (!uri) return undefined;
  const name = uri.path.slice(uri.path.lastIndexOf('/') + 1);
  return explained(doctor, uri, name).catch((error: unknown) => {
    void vscode.window.showErrorMessage(inMessage(`${name} cannot be read: ${error instanceof Error ? error.message : String(error)}`));
    return undefined;
  });
}

async function explained(doctor: Doctor, uri: vscode.Uri, name: string): Promise<ExplainLogResult | undefined> {
  const log = await readLog(uri);
  if ('path' in log) return scanned(doctor, uri, name, log.path);
  const result = await doctor.server.request<ExplainLogResult | null>(EXPLAIN_LOG, { name, text: log.text, uri: uri.toString() });
  if (result) await doctor.reports.open(await doctor.reports.add(reportOf(uri, name, result)));
  return result ?? undefined;
}

function reportOf(uri: vscode.Uri, name: string, result: ExplainLogResult, reading?: Reading): ReportInput {
  const uris = withConfig(new Map([[name, uri]]), result.wrong);
  const state = { kind: 'log', uri: uri.toString() } as const;
  return { view: 'virtDoctor.logReport', subject: pageKey(state), state: uri.scheme === 'file' ? state : undefined, fileName: inFileName(`What ${name} says`), report: logReport(name, result, reading), uris, buttons: () => REPORT_BUTTONS };
}

/** Scans a big file, with progress; what is found is shown at once. Undefined when the user stops it: then what was found stays. */
function scanned(doctor: Doctor, uri: vscode.Uri, name: string, path: string): Thenable<ExplainLogResult | undefined> {
  const options = { location: vscode.ProgressLocation.Notification, title: inMessage(`Explaining ${name}`), cancellable: true };
  return vscode.window.withProgress(options, async (progress, token) => {
    const stop = new AbortController();
    const listener = token.onCancellationRequested(() => stop.abort());
    const { signatures, wrong } = await ownSignatures(doctor, uri);
    const withWrong = (result: ExplainLogResult): ExplainLogResult => ({ ...result, ...(wrong && { wrong }) });
    let percent = 0;
    const read = (share: number): void => {
      const now = Math.floor(share * 100);
      if (now > percent) progress.report({ increment: now - percent, message: `${now} %` });
      percent = now;
    };
    /** One page after the other, so that the whole is shown last. */
    let shown: Promise<boolean> = Promise.resolve(false);
    let last: ExplainLogResult | undefined;
    const show = (soFar: ExplainLogResult, isOver: boolean): void => { shown = shown.then(() => doctor.reports.preview(reportOf(uri, name, withWrong(soFar), { percent, isOver }))); };
    let result: ExplainLogResult | undefined;
    try {
      const { scanLog } = await import('../scan-log.ts');
      result = await scanLog(path, name, signatures, { read, found: (soFar) => show(last = soFar, false) }, stop.signal);
    } finally {
      listener.dispose();
      if (!result && last) show(last, true);
    }
    const isPreviewed = await shown;
    if (!result) return undefined;
    const report = await doctor.reports.add(reportOf(uri, name, withWrong(result)));
    await (isPreviewed ? doctor.reports.complete(report) : doctor.reports.open(report));
    return withWrong(result);
  });
}

/** A server that does not answer keeps nobody from reading a log. */
const ownSignatures = (doctor: Doctor, uri: vscode.Uri): Promise<OwnSignaturesResult> =>
  doctor.server.request<OwnSignaturesResult | null>(OWN_SIGNATURES, { uri: uri.toString() }).then((answer) => answer ?? { signatures: [] }, () => ({ signatures: [] }));

function activeLog(): vscode.Uri | undefined {
  const document = vscode.window.activeTextEditor?.document;
  return document && LOG_LANGUAGES.has(document.languageId) && ['file', 'untitled', 'vscode-vfs'].includes(document.uri.scheme) ? document.uri : undefined;
}
