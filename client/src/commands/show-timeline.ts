import * as vscode from 'vscode';
import { TIMELINE, type TimelineParams, type TimelineResult } from '../../../protocol/requests.ts';
import { LOG_LANGUAGES, PULLED_SCHEME } from '../concern.ts';
import type { Doctor } from '../doctor.ts';
import { pageKey } from '../page/page-state.ts';
import { inFileName, inMessage } from '../plain.ts';
import { readLog } from '../read-log.ts';
import { timelineSection } from '../views/report-timeline.ts';
import { REPORT_BUTTONS, REPORT_SCHEME } from '../views/reports.ts';
import type { LastDiagnosis } from '../views/hosts-model.ts';

/** The logs of one incident: under which names, and where they are. */
interface Chosen {
  readonly title: string;
  readonly texts: ReadonlyMap<string, vscode.Uri>;
  /** What is known of them already. */
  readonly timeline?: TimelineResult;
}

/** Merges by time what logs say: those chosen in the explorer, those of the diagnosis that is shown, the open ones, or those picked now. Returns how many events there are. */
export async function showTimeline(doctor: Doctor, chosen: readonly vscode.Uri[]): Promise<number | undefined> {
  const logs = await logsOf(doctor, chosen);
  return logs && showTimelineOf(doctor, logs);
}

/** The timeline of logs that lie in files, as a page. */
export const showTimelineOfFiles = (doctor: Doctor, uris: readonly vscode.Uri[]): Promise<number | undefined> => showTimelineOf(doctor, ofFiles(uris));

async function showTimelineOf(doctor: Doctor, logs: Chosen): Promise<number | undefined> {
  const timeline = logs.timeline ?? await merged(doctor, logs);
  if (!timeline) {
    void vscode.window.showWarningMessage('There is no log to make a timeline of.');
    return undefined;
  }
  const sections = timelineSection(timeline, HERE, 1);
  const events = timeline.entries.filter(({ kind }) => kind !== 'benign');
  const told = events.length;
  const sources = new Set(events.map(({ source }) => source)).size;
  const summary = sections.length === 0 ? 'Nothing that belongs into a timeline was found.' : `${told} ${told === 1 ? 'event' : 'events'} in ${sources} ${sources === 1 ? 'log' : 'logs'}.`;
  const state = { kind: 'timeline', uris: [...logs.texts.values()].map(String) } as const;
  const isOfFiles = [...logs.texts.values()].every(({ scheme }) => scheme === 'file');
  await doctor.reports.open(await doctor.reports.add({ view: 'virtDoctor.logReport', subject: pageKey(state), state: isOfFiles ? state : undefined, fileName: inFileName(logs.title), report: { title: logs.title, summary, sections }, uris: logs.texts, buttons: () => REPORT_BUTTONS }));
  return told;
}

const HERE = { name: Intl.DateTimeFormat().resolvedOptions().timeZone, ahead: (ms: number): number => -new Date(ms).getTimezoneOffset() * 60_000 };

async function logsOf(doctor: Doctor, chosen: readonly vscode.Uri[]): Promise<Chosen | undefined> {
  const shown = chosen.length === 0 ? doctor.reports.active() ?? vscode.window.activeTextEditor?.document.uri : chosen.find(({ scheme }) => scheme === REPORT_SCHEME);
  const diagnosed = shown && doctor.past.diagnosis(shown);
  if (diagnosed) return ofDiagnosis(diagnosed);
  const files = chosen.filter(({ scheme }) => scheme !== REPORT_SCHEME);
  const uris = files.length > 0 ? files : openLogs();
  if (uris.length > 0) return ofFiles(uris);
  const last = doctor.past.last();
  if (last) return ofDiagnosis(last);
  const picked = await vscode.window.showOpenDialog({ title: 'Logs of one incident', openLabel: 'Show Timeline', canSelectMany: true });
  return picked && ofFiles(picked);
}

/** As the report has it: without what speaks of other VMs. */
const ofDiagnosis = ({ vm, texts, timeline }: LastDiagnosis): Chosen => ({ title: `Timeline of ${vm}`, texts, ...(timeline && { timeline }) });

/** Logs in editors; those that were pulled belong to a diagnosis. */
const openLogs = (): vscode.Uri[] => vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).flatMap(({ input }) => (input instanceof vscode.TabInputText && input.uri.scheme !== PULLED_SCHEME && isLog(input.uri) ? [input.uri] : []));

function isLog(uri: vscode.Uri): boolean {
  const document = vscode.workspace.textDocuments.find((open) => open.uri.toString() === uri.toString());
  return document ? LOG_LANGUAGES.has(document.languageId) : /\.log(?:\.\d+)?$/.test(uri.path);
}

const MOST_LOGS = 64;

/** Logs are called by what tells their paths apart. */
function ofFiles(all: readonly vscode.Uri[]): Chosen {
  const uris = [...new Map(all.map((uri) => [uri.toString(), uri])).values()].slice(0, MOST_LOGS);
  const parts = uris.map(({ path }) => path.split('/'));
  const name = (i: number): string => {
    for (let n = 1; n < parts[i]!.length; n++) {
      const end = parts[i]!.slice(-n).join('/');
      if (parts.every((other, k) => k === i || other.slice(-n).join('/') !== end)) return end;
    }
    return uris[i]!.path;
  };
  const texts = new Map(uris.map((uri, i) => [name(i), uri]));
  return { title: texts.size === 1 ? `Timeline of ${[...texts.keys()][0]!}` : `Timeline of ${texts.size} logs`, texts };
}

async function merged(doctor: Doctor, logs: Chosen): Promise<TimelineResult | null> {
  const uri = [...logs.texts.values()].find(({ scheme }) => scheme !== PULLED_SCHEME)?.toString();
  const params: TimelineParams = { texts: await readAll(logs), ...(uri !== undefined && { uri }) };
  return params.texts.length > 0 ? doctor.server.request<TimelineResult | null>(TIMELINE, params) : null;
}

/** A definition that was chosen along with logs has no times. */
const XML = /^\s*<[A-Za-z!?]/;

/** What cannot be read is said and left out. Of big and of packed logs, the end is read, as of evidence. */
async function readAll({ texts }: Chosen): Promise<TimelineParams['texts']> {
  const read: { name: string; text: string }[] = [];
  for (const [name, uri] of texts) {
    try {
      const log = await readLog(uri);
      if ('text' in log) read.push({ name, text: log.text });
      else for (const { text } of (await (await import('../../../host/index.ts')).gatherEvidence([log.path])).pieces) read.push({ name, text });
    } catch (error) {
      void vscode.window.showErrorMessage(inMessage(`${name} cannot be read: ${error instanceof Error ? error.message : String(error)}`));
    }
  }
  return read.filter(({ text }) => !XML.test(text.slice(0, 200)));
}
