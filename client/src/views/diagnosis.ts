import * as vscode from 'vscode';
import { addressText, type HostAddress, type Pull } from '../../../host/index.ts';
import type { DiagnoseResult, Range } from '../../../protocol/requests.ts';
import type { Doctor } from '../doctor.ts';
import { pageKey } from '../page/page-state.ts';
import { hostLabel } from '../host-label.ts';
import { inFileName } from '../plain.ts';
import { diagnosisReport } from './report.ts';
import type { ReportZone } from './report-model.ts';
import { REPORT_BUTTONS, withConfig } from './reports.ts';
import { takenAt } from '../taken-at.ts';

export interface ShownDiagnosis {
  readonly vm: string;
  readonly address: HostAddress;
  readonly pulled: Pull;
  readonly result: DiagnoseResult;
  /** When it was asked, in words; now, unless it is shown again. */
  readonly asked?: string;
  /** The name under which the evidence is kept; without it, the page is gone with the window. */
  readonly kept?: string | undefined;
}

/** The report, and beside it the texts it speaks of: the first cause's log line and, on top, its XML element. */
export async function showDiagnosis(doctor: Doctor, shown: ShownDiagnosis): Promise<void> {
  const { pulled: { bundle: { xml } }, result } = shown;
  const uris = await showReport(doctor, shown);
  const line = result.causes.flatMap((cause) => cause.evidence)[0];
  const element = result.causes.find((cause) => cause.element)?.element;
  if (line) await showBeside(uris.get(line.file), line.range);
  if (xml) await showBeside(uris.get(xml.name), element?.range);
}

/** The report alone; returns where the texts are that it speaks of. */
export async function showReport(doctor: Doctor, { vm, address, pulled, result, asked = new Date().toLocaleString(), kept }: ShownDiagnosis): Promise<ReadonlyMap<string, vscode.Uri>> {
  const host = hostLabel(address);
  const { xml, logs } = pulled.bundle;
  const texts = new Map([...(xml ? [xml] : []), ...(pulled.liveXml ? [pulled.liveXml] : []), ...logs].map(({ name, text }) => [name, text]));
  const uris = holdTexts(doctor, `${vm} on ${host}`, texts, kept?.slice(0, 8));
  const report = diagnosisReport({ vm, host, asked, result, xml: xml?.name, texts: [...texts.keys()], notes: pulled.notes, zone: HERE });
  for (const text of [xml, pulled.liveXml]) if (text) await doctor.facts.lend(uris.get(text.name)!, { address, label: host, taken: await takenAt(address) }, pulled.facts);
  const about = { kind: 'diagnosis', host: addressText(address), vm } as const;
  const held = await doctor.reports.add({ view: 'virtDoctor.diagnosis', subject: pageKey(about), state: kept === undefined ? undefined : { ...about, kept, asked }, fileName: inFileName(`Diagnosis of ${vm}`), report, uris: withConfig(uris, result.wrong), buttons: (uri) => buttons(doctor, uri) });
  const told = logs.find((log) => log.told)?.text;
  doctor.diagnosed.fire({ host: about.host, vm, ...(told !== undefined && { told }), causes: result.causes.map(({ title, message }) => ({ title, message })), report: held, texts: uris, ...(result.timeline && { timeline: result.timeline }) });
  await doctor.reports.open(held);
  return uris;
}

/** Times are shown as people here read clocks. */
const HERE: ReportZone = { name: Intl.DateTimeFormat().resolvedOptions().timeZone, ahead: (ms) => -new Date(ms).getTimezoneOffset() * 60_000 };

const buttons = ({ past }: Doctor, report: vscode.Uri): { title: string; command: string }[] => [
  { title: 'Diagnose Again', command: 'virtDoctor.diagnoseAgain' },
  { title: 'Add an Error Text…', command: 'virtDoctor.diagnoseErrorText' },
  ...(past.before(report) ? [{ title: 'Compare with Diagnosis Before', command: 'virtDoctor.compareReport' }] : []),
  ...REPORT_BUTTONS,
];

/** Under names that are safe in a path and can be told apart; found again under their own. */
function holdTexts(doctor: Doctor, folder: string, texts: ReadonlyMap<string, string>, group: string | undefined): ReadonlyMap<string, vscode.Uri> {
  const safe = new Map([...texts.keys()].map((name, i, names) => {
    const file = inFileName(name);
    return [name, names.findIndex((other) => inFileName(other) === file) === i ? file : `${i} ${file}`];
  }));
  const held = doctor.pulled.add(inFileName(folder), new Map([...texts].map(([name, text]) => [safe.get(name)!, text])), group);
  return new Map([...safe].map(([name, file]) => [name, held.get(file)!]));
}

async function showBeside(uri: vscode.Uri | undefined, range: Range | undefined): Promise<void> {
  if (!uri) return;
  const editor = await vscode.window.showTextDocument(uri, { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true, preview: false });
  if (!range) return;
  const start = new vscode.Position(range.start.line, range.start.character);
  editor.selection = new vscode.Selection(new vscode.Position(range.end.line, range.end.character), start);
  editor.revealRange(new vscode.Range(start, start), vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}
