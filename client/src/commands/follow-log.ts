import * as vscode from 'vscode';
import { followFile } from '../../../host/follow-log.ts';
import type { ExplainLogResult } from '../../../protocol/requests.ts';
import type { Doctor } from '../doctor.ts';
import { inMessage } from '../plain.ts';
import type { Following } from '../views/report.ts';
import { logOf, nameOf, ownSignatures, reportOf, told } from './explain-log-file.ts';

/** Files that are being followed. */
const followed = new Set<string>();
/** A page is not drawn anew more often. */
const DRAW_EVERY_MS = 1000;

/** Explains a log file, and goes on with what is written to it until the user stops it; also when it is cut, rotated or gone for a while. */
export async function followLog(doctor: Doctor, chosen?: vscode.Uri): Promise<void> {
  const uri = await logOf(chosen, 'Follow');
  if (!uri) return;
  if (uri.scheme !== 'file') {
    void vscode.window.showInformationMessage('Only a file of this machine can be followed.');
    return;
  }
  if (followed.has(uri.fsPath)) return;
  followed.add(uri.fsPath);
  try {
    await told(uri, Promise.resolve(vscode.window.withProgress({ location: vscode.ProgressLocation.Notification, title: inMessage(`Following ${nameOf(uri)}`), cancellable: true }, (progress, token) => follow(doctor, uri, progress, token))));
  } finally {
    followed.delete(uri.fsPath);
  }
}

async function follow(doctor: Doctor, uri: vscode.Uri, progress: vscode.Progress<{ message: string }>, token: vscode.CancellationToken): Promise<void> {
  const stop = new AbortController();
  const listener = token.onCancellationRequested(() => stop.abort());
  const name = nameOf(uri);
  const { signatures, wrong } = await ownSignatures(doctor, uri);
  const { compileOwn, isToBeScanned, joined, packingOfFile, scanLog, toLogStatement } = await import('../scan-log.ts');
  if (await isToBeScanned(uri.fsPath) && await packingOfFile(uri.fsPath)) throw new Error('it is packed, and nothing is written to it any more');
  const before = await scanLog([{ path: uri.fsPath, name }], signatures, { read: (share) => progress.report({ message: `${Math.floor(share * 100)} % read` }), found: () => undefined }, stop.signal);
  if (!before) return listener.dispose();
  let result: ExplainLogResult = { statements: before.statements };
  const since = new Date().toLocaleTimeString();
  let news = 0;
  let note: string | undefined;
  const now = (isOver: boolean): Following => ({ since, news, isOver, ...(note !== undefined && { note }) });
  const draw = (isOver = false): Promise<boolean> => doctor.reports.preview(reportOf(uri, { ...result, ...(wrong && { wrong }) }, now(isOver)));
  let due: ReturnType<typeof setTimeout> | undefined;
  const drawSoon = (): void => { due ??= setTimeout(() => { due = undefined; void draw(); }, DRAW_EVERY_MS); };
  progress.report({ message: 'nothing new yet' });
  const isPreviewed = await draw();
  try {
    await followFile(uri.fsPath, before.end, signatures.length > 0 ? await compileOwn(signatures) : undefined, {
      hit(hit) {
        result = joined([{ statements: [toLogStatement(name, { hit, count: 1, lines: [hit.line], lastLine: hit.line })] }, result]);
        if (hit.signature.severity === 'benign') return;
        news++;
        progress.report({ message: `${news} new, the last: ${inMessage(hit.message)}` });
        drawSoon();
      },
      restarted(why) {
        result = { statements: [] };
        note = `It was ${why}: what it said before is no longer listed.`;
        drawSoon();
      },
      missing() {
        note = 'It is gone; it is followed again as soon as there is one of its name.';
        drawSoon();
      },
    }, stop.signal);
  } finally {
    clearTimeout(due);
    listener.dispose();
    const report = await doctor.reports.add(reportOf(uri, { ...result, ...(wrong && { wrong }) }, now(true)));
    await (isPreviewed ? doctor.reports.complete(report) : doctor.reports.open(report));
  }
}
