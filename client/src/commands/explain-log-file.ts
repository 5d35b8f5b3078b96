import * as vscode from 'vscode';
import { withRotated } from '../../../host/rotated-log.ts';
import { EXPLAIN_LOG, OWN_SIGNATURES, type ExplainLogResult, type OwnSignaturesResult } from '../../../protocol/requests.ts';
import { LOG_LANGUAGES } from '../concern.ts';
import type { Doctor } from '../doctor.ts';
import { pageKey } from '../page/page-state.ts';
import { inFileName, inMessage } from '../plain.ts';
import { readLog } from '../read-log.ts';
import type { LogPart } from '../scan-log.ts';
import { logReport, type Following, type Reading } from '../views/report.ts';
import { REPORT_BUTTONS, withConfig, type ReportInput } from '../views/reports.ts';

/** Explains a log file that was chosen in the explorer, is being edited, or is picked now; of any size, also packed. */
export async function explainLogFile(doctor: Doctor, chosen?: vscode.Uri): Promise<ExplainLogResult | undefined> {
  const uri = await logOf(chosen, 'Explain');
  return uri && told(uri, explained(doctor, uri, nameOf(uri)));
}

/** The same with the parts of the log that were rotated away. */
export async function explainRotatedLogs(doctor: Doctor, chosen?: vscode.Uri): Promise<ExplainLogResult | undefined> {
  const uri = await logOf(chosen, 'Explain');
  if (!uri) return undefined;
  const parts = partsOf(uri);
  if (parts.length > 1) return told(uri, scanned(doctor, uri, nameOf(uri), parts));
  void vscode.window.showInformationMessage(inMessage(`Nothing that was rotated away of ${nameOf(uri)} lies beside it.`));
  return told(uri, explained(doctor, uri, nameOf(uri)));
}

/** The log that is meant: what was chosen, what is being edited, or what is picked now. */
export const logOf = async (chosen: vscode.Uri | undefined, openLabel: string): Promise<vscode.Uri | undefined> =>
  chosen ?? activeLog() ?? (await vscode.window.showOpenDialog({ title: `${openLabel} a log file`, openLabel }))?.[0];

export const nameOf = ({ path }: vscode.Uri): string => path.slice(path.lastIndexOf('/') + 1);

/** Says when a file cannot be read. */
export const told = <T>(uri: vscode.Uri, work: Promise<T>): Promise<T | undefined> => work.catch((error: unknown) => {
  void vscode.window.showErrorMessage(inMessage(`${nameOf(uri)} cannot be read: ${error instanceof Error ? error.message : String(error)}`));
  return undefined;
});

async function explained(doctor: Doctor, uri: vscode.Uri, name: string): Promise<ExplainLogResult | undefined> {
  const log = await readLog(uri);
  if ('path' in log) return scanned(doctor, uri, name, [{ path: log.path, name }]);
  const result = await doctor.server.request<ExplainLogResult | null>(EXPLAIN_LOG, { name, text: log.text, uri: uri.toString() });
  if (result) await doctor.reports.open(await doctor.reports.add(reportOf(uri, result)));
  return result ?? undefined;
}

/** The log, and what was rotated away of it, the oldest first. */
function partsOf(uri: vscode.Uri): LogPart[] {
  const paths = uri.scheme === 'file' ? withRotated(uri.fsPath) : [];
  return paths.map((path) => ({ path, name: nameOf(vscode.Uri.file(path)) }));
}

/** What a log says, as a page with what else can be done with it. */
export function reportOf(uri: vscode.Uri, result: ExplainLogResult, state?: Reading | Following): ReportInput {
  const name = nameOf(uri);
  const parts = partsOf(uri);
  const uris = withConfig(new Map([[name, uri], ...parts.map((part) => [part.name, vscode.Uri.file(part.path)] as const)]), result.wrong);
  const page = { kind: 'log', uri: uri.toString() } as const;
  const hasOlder = new Set(result.statements.flatMap(({ lines }) => lines.map(({ file }) => file))).size > 1;
  const buttons = [
    ...REPORT_BUTTONS,
    ...(uri.scheme === 'file' && !/\.[gx]z$/.test(name) ? [{ title: 'Follow', command: 'virtDoctor.followLog', argument: uri }] : []),
    ...(parts.length > 1 && !hasOlder ? [{ title: `With ${parts.length - 1} Rotated ${parts.length === 2 ? 'Part' : 'Parts'}`, command: 'virtDoctor.explainRotatedLogs', argument: uri }] : []),
  ];
  return { view: 'virtDoctor.logReport', subject: pageKey(page), state: uri.scheme === 'file' ? page : undefined, fileName: inFileName(`What ${name} says`), report: logReport(name, result, state), uris, buttons: () => buttons };
}

/** Scans big files, with progress; what is found is shown at once. Undefined when the user stops it: then what was found stays. */
function scanned(doctor: Doctor, uri: vscode.Uri, name: string, parts: readonly LogPart[]): Promise<ExplainLogResult | undefined> {
  const options = { location: vscode.ProgressLocation.Notification, title: inMessage(`Explaining ${name}`), cancellable: true };
  return Promise.resolve(vscode.window.withProgress(options, async (progress, token) => {
    const stop = new AbortController();
    const listener = token.onCancellationRequested(() => stop.abort());
    const { signatures, wrong } = await ownSignatures(doctor, uri);
    const withWrong = (result: ExplainLogResult): ExplainLogResult => ({ statements: result.statements, ...(wrong && { wrong }) });
    let percent = 0;
    const read = (share: number): void => {
      const now = Math.floor(share * 100);
      if (now > percent) progress.report({ increment: now - percent, message: `${now} %` });
      percent = now;
    };
    /** One page after the other, so that the whole is shown last. */
    let shown: Promise<boolean> = Promise.resolve(false);
    let last: ExplainLogResult | undefined;
    const show = (soFar: ExplainLogResult, isOver: boolean): void => { shown = shown.then(() => doctor.reports.preview(reportOf(uri, withWrong(soFar), { percent, isOver }))); };
    let result: ExplainLogResult | undefined;
    try {
      const { scanLog } = await import('../scan-log.ts');
      result = await scanLog(parts, signatures, { read, found: (soFar) => show(last = soFar, false) }, stop.signal);
    } finally {
      listener.dispose();
      if (!result && last) show(last, true);
    }
    const isPreviewed = await shown;
    if (!result) return undefined;
    const report = await doctor.reports.add(reportOf(uri, withWrong(result)));
    await (isPreviewed ? doctor.reports.complete(report) : doctor.reports.open(report));
    return withWrong(result);
  }));
}

/** A server that does not answer keeps nobody from reading a log. */
export const ownSignatures = (doctor: Doctor, uri: vscode.Uri): Promise<OwnSignaturesResult> =>
  doctor.server.request<OwnSignaturesResult | null>(OWN_SIGNATURES, { uri: uri.toString() }).then((answer) => answer ?? { signatures: [] }, () => ({ signatures: [] }));

function activeLog(): vscode.Uri | undefined {
  const document = vscode.window.activeTextEditor?.document;
  return document && LOG_LANGUAGES.has(document.languageId) && ['file', 'untitled', 'vscode-vfs'].includes(document.uri.scheme) ? document.uri : undefined;
}
