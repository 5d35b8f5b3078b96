import * as vscode from 'vscode';
import type { WrongConfig } from '../../../protocol/requests.ts';
import { CONFIG_NAME } from '../concern.ts';
import type { Child } from '../page/html.ts';
import type { Pages } from '../page/page.ts';
import type { PageState } from '../page/page-state.ts';
import { codePageUri, REPORT_LANGUAGE } from './code-pages.ts';
import type { Report, ReportTarget } from './report-model.ts';
import type { TextReport } from './report-writer.ts';
import { createVirtualTexts } from './virtual-texts.ts';

export const REPORT_SCHEME = 'virt-doctor-report';

/** Kinds of pages with reports, as when clauses of package.json name them. */
export type ReportView = 'virtDoctor.diagnosis' | 'virtDoctor.logReport';
const VIEWS: readonly ReportView[] = ['virtDoctor.diagnosis', 'virtDoctor.logReport'];

const MAX_REPORTS = 20;

export interface ReportButton {
  readonly title: string;
  readonly command: string;
  /** What the command takes instead of the report's URI. */
  readonly argument?: vscode.Uri;
}

export interface ReportInput {
  readonly view: ReportView;
  /** What it is about: a newer report of the same takes its page over. */
  readonly subject: string;
  /** What its tab says. */
  readonly fileName: string;
  readonly report: Report;
  /** Where the texts are that the report speaks of, by name. */
  readonly uris: ReadonlyMap<string, vscode.Uri>;
  /** What its page is made of again after a reload of the window. */
  readonly state?: PageState | undefined;
  /** Commands that take the report's URI, when it is shown. */
  buttons(report: vscode.Uri): readonly ReportButton[];
}

/** The texts of a report with the configuration that something is wrong with. */
export const withConfig = (uris: ReadonlyMap<string, vscode.Uri>, wrong: WrongConfig | undefined): ReadonlyMap<string, vscode.Uri> => (wrong ? new Map([...uris, [CONFIG_NAME, vscode.Uri.parse(wrong.uri)]]) : uris);

/** Reports are known by the read-only document that holds them as plain text; they are shown as that or as a page. Their links are our own and no others. */
export interface Reports extends vscode.Disposable {
  /** Keeps a report, so that it can be opened. */
  add(input: ReportInput): Promise<vscode.Uri>;
  /** In the form of the setting, unless told otherwise. */
  open(report: vscode.Uri, form?: 'page' | 'text'): Promise<void>;
  /** Shows what is known so far on the page that the report will have; returns whether there is one, which is not so where reports are texts. */
  preview(input: ReportInput): Promise<boolean>;
  /** Shows a report where its preview is, without asking for attention again. */
  complete(report: vscode.Uri): Promise<void>;
  /** Shows a text with links that is no report. */
  showText(fileName: string, text: TextReport, uris: ReadonlyMap<string, vscode.Uri>): Promise<void>;
  /** The report in the active editor, whatever its form. */
  active(): vscode.Uri | undefined;
  /** Shows a few words on a report's page, or in the status bar. */
  say(report: vscode.Uri, words: string): void;
}

/** What can be done with any report. */
export const REPORT_BUTTONS = [{ title: 'Copy as Markdown', command: 'virtDoctor.copyReport' }, { title: 'Open as Text', command: 'virtDoctor.openReportAsText' }] as const;

export function createReports(pages: Pages): Reports {
  const texts = createVirtualTexts(REPORT_SCHEME);
  const links = new Map<string, (document: vscode.TextDocument) => vscode.DocumentLink[]>();
  const kept = new Map<string, ReportInput>();
  const onPages = new Map<string, vscode.Uri>();
  const provider = vscode.languages.registerDocumentLinkProvider({ scheme: REPORT_SCHEME }, {
    provideDocumentLinks: (document) => links.get(document.uri.toString())?.(document) ?? [],
  });
  const hold = (fileName: string, report: TextReport, uris: ReportInput['uris']): vscode.Uri => {
    const uri = texts.add('reports', new Map([[fileName, report.text]])).get(fileName)!;
    links.set(uri.toString(), (document) => report.links.flatMap(({ start, end, target }) => {
      const to = uriOf(target, uris);
      return to ? [new vscode.DocumentLink(new vscode.Range(document.positionAt(start), document.positionAt(end)), to)] : [];
    }));
    keepNewest(links);
    return uri;
  };
  const activeIn = (view: ReportView): vscode.Uri | undefined => {
    const subject = pages.active(view);
    return subject === undefined ? undefined : onPages.get(pageOf(view, subject));
  };
  const say: Reports['say'] = (report, words) => {
    const input = kept.get(report.toString());
    if (!input || !pages.say(input.view, input.subject, words)) void vscode.window.setStatusBarMessage(words, 5000);
  };
  const pageFor = async (input: ReportInput, report: vscode.Uri) =>
    ({ viewType: input.view, key: input.subject, title: input.fileName, body: await bodyOf(input, report, (words) => say(report, words)), ...(input.state && { state: input.state }) });
  return {
    async add(input) {
      const { reportText } = await import('./report-text.ts');
      const uri = hold(input.fileName, reportText(input.report), input.uris);
      kept.set(uri.toString(), input);
      keepNewest(kept);
      return uri;
    },
    async open(report, form = formOfSetting()) {
      const input = kept.get(report.toString());
      if (!input || form === 'text') return showAsText(report);
      onPages.set(pageOf(input.view, input.subject), report);
      await pages.show(await pageFor(input, report));
    },
    async preview(input) {
      if (formOfSetting() === 'text') return false;
      onPages.delete(pageOf(input.view, input.subject));
      await pages.update(await pageFor({ ...input, buttons: () => [] }, vscode.Uri.from({ scheme: REPORT_SCHEME, path: '/preview' })));
      return true;
    },
    async complete(report) {
      const input = kept.get(report.toString())!;
      onPages.set(pageOf(input.view, input.subject), report);
      await pages.update(await pageFor(input, report));
    },
    showText: (fileName, text, uris) => showAsText(hold(fileName, text, uris)),
    active() {
      const page = VIEWS.map(activeIn).find((uri) => uri !== undefined);
      const editor = vscode.window.activeTextEditor?.document.uri;
      return page ?? (editor?.scheme === REPORT_SCHEME ? editor : undefined);
    },
    say,
    dispose: () => {
      texts.dispose();
      provider.dispose();
    },
  };
}

const pageOf = (view: ReportView, subject: string): string => `${view}\n${subject}`;

function keepNewest(map: Map<string, unknown>): void {
  if (map.size > MAX_REPORTS) map.delete(map.keys().next().value!);
}

const formOfSetting = (): 'page' | 'text' => (vscode.workspace.getConfiguration('virtDoctor').get('reports.form') === 'text' ? 'text' : 'page');

async function showAsText(uri: vscode.Uri): Promise<void> {
  const document = await vscode.languages.setTextDocumentLanguage(await vscode.workspace.openTextDocument(uri), REPORT_LANGUAGE);
  await vscode.window.showTextDocument(document, { preview: false });
}

async function bodyOf({ report, uris, buttons }: ReportInput, uri: vscode.Uri, say: (words: string) => void): Promise<Child> {
  const { reportPage } = await import('./report-page.ts');
  return reportPage(report, {
    buttons: buttons(uri).map(({ title, command, argument }) => ({ title, run: () => vscode.commands.executeCommand(command, argument ?? uri) })),
    open: (target) => openTarget(target, uris),
    copy: async (command) => {
      await vscode.env.clipboard.writeText(command);
      say('The command was copied.');
    },
  });
}

function uriOf(target: ReportTarget, uris: ReadonlyMap<string, vscode.Uri>): vscode.Uri | undefined {
  if (target.kind === 'code') return codePageUri(target.code);
  return uris.get(target.file)?.with({ fragment: `L${target.line + 1},${target.character + 1}` });
}

/** Where the text is open already, else beside the page. */
async function openTarget(target: ReportTarget, uris: ReadonlyMap<string, vscode.Uri>): Promise<void> {
  const uri = target.kind === 'code' ? codePageUri(target.code) : uris.get(target.file);
  if (!uri) return;
  const selection = target.kind === 'place' ? { selection: new vscode.Range(target.line, target.character, target.line, target.character) } : {};
  await vscode.window.showTextDocument(uri, { viewColumn: columnOf(uri) ?? vscode.ViewColumn.Beside, preview: false, ...selection });
}

const columnOf = (uri: vscode.Uri): vscode.ViewColumn | undefined =>
  vscode.window.tabGroups.all.find(({ tabs }) => tabs.some(({ input }) => input instanceof vscode.TabInputText && input.uri.toString() === uri.toString()))?.viewColumn;
