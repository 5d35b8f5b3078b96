import * as vscode from 'vscode';
import { LOG_EXTRACT, type LogExtractResult } from '../../../protocol/requests.ts';
import type { Doctor } from '../doctor.ts';
import { inFileName } from '../plain.ts';
import { placeIn } from '../views/report-place.ts';
import { createReportWriter, type TextReport } from '../views/report-writer.ts';

/** Shows the failing records of the log in the active editor as a document of its own, each with a link to its line. */
export async function filterLog(doctor: Doctor): Promise<number | undefined> {
  const document = vscode.window.activeTextEditor?.document;
  const records = document && await doctor.server.request<LogExtractResult>(LOG_EXTRACT, { uri: document.uri.toString() });
  if (!records) {
    void vscode.window.showInformationMessage('The active editor shows no log that virt-doctor reads. For a file of over 50 MB there is Explain Log File.');
    return undefined;
  }
  const name = document.uri.path.slice(document.uri.path.lastIndexOf('/') + 1);
  await doctor.reports.showText(inFileName(`Failures in ${name}`), extractReport(name, records), new Map([[name, document.uri]]));
  return records.length;
}

function extractReport(name: string, records: NonNullable<LogExtractResult>): TextReport {
  const writer = createReportWriter();
  writer.heading(`Failures in ${name}`, '=');
  writer.line(records.length === 0 ? 'Nothing that virt-doctor knows to be wrong was found.' : `${records.length} ${records.length === 1 ? 'record says' : 'records say'} that something is wrong.`);
  for (const { line, text } of records) {
    writer.blank();
    writer.pieces('', [placeIn(name, { line, character: 0 })]);
    for (const part of text.split('\n')) writer.pieces('', ['> ', { text: part }]);
  }
  return writer.done();
}
