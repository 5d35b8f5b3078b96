import * as vscode from 'vscode';
import { STATUS, type StatusResult } from '../../protocol/requests.ts';
import type { HostAddress } from '../../host/index.ts';
import { PULLED_SCHEME } from './concern.ts';
import type { DiagnoseArguments } from './commands/diagnose-remote-vm.ts';
import type { Doctor } from './doctor.ts';
import { createRefusals } from './editing/refusals.ts';
import { createHostFactsStore } from './host-facts-store.ts';
import { createPages } from './page/page.ts';
import { createServer } from './server.ts';
import { startWhenNeeded } from './start-when-needed.ts';
import { createCommandLines } from './views/command-lines.ts';
import { createComparisons } from './views/comparisons.ts';
import { registerCodePages } from './views/code-pages.ts';
import type { HostsNode, LastDiagnosis } from './views/hosts-model.ts';
import { registerHostsTree } from './views/hosts-tree.ts';
import { rememberDiagnoses } from './views/past-diagnoses.ts';
import { createReports, REPORT_SCHEME } from './views/reports.ts';
import { createVirtualTexts } from './views/virtual-texts.ts';

/** What the extension tells other extensions, and its own tests. */
export interface Api {
  /** How long activation took of the extension host's time. */
  readonly activationMs: number;
  /** Starts the server if need be. */
  serverStatus(): Promise<StatusResult>;
}

/** Only registers; the language client, the commands and host/ are loaded when they are first used. */
export function activate(context: vscode.ExtensionContext): Api {
  const started = performance.now();
  const output = vscode.window.createOutputChannel('Virt Doctor', { log: true });
  const server = createServer(async () => (await import('./node-client.ts')).createNodeClient(context, output));
  const facts = createHostFactsStore(context, server);
  const diagnosed = new vscode.EventEmitter<LastDiagnosis>();
  const pages = createPages((error) => output.error(error instanceof Error ? error : String(error)));
  const doctor: Doctor = { context, output, server, facts, pulled: createVirtualTexts(PULLED_SCHEME), reports: createReports(pages), pages, diagnosed, past: rememberDiagnoses(diagnosed), refusals: createRefusals(), comparisons: createComparisons(), commandLines: createCommandLines() };
  context.subscriptions.push(
    output, server, facts, doctor.pulled, doctor.reports, pages, diagnosed, doctor.past, doctor.refusals, doctor.comparisons, doctor.commandLines,
    registerCodePages(server), registerHostsTree(doctor), ...restorePages(doctor), showHostStatus(doctor), helpWithTyping(doctor), ...registerCommands(doctor), startWhenNeeded(server),
  );
  return { activationMs: performance.now() - started, serverStatus: () => server.request<StatusResult>(STATUS, null) };
}

/** Kinds of pages that the editor brings back after a reload of the window. */
const PAGES = ['virtDoctor.diagnosis', 'virtDoctor.logReport', 'virtDoctor.host'];

const restorePages = (doctor: Doctor): vscode.Disposable[] => PAGES.map((kind) => vscode.window.registerWebviewPanelSerializer(kind, {
  deserializeWebviewPanel: async (panel, state: unknown) => (await import('./commands/restore-page.ts')).restorePage(doctor, panel, state),
}));

/** There is nothing to show before the server runs. */
function showHostStatus({ context, server, facts }: Doctor): vscode.Disposable {
  const firstStart = server.onRunning(async () => {
    firstStart.dispose();
    context.subscriptions.push((await import('./views/host-status.ts')).registerHostStatus(server, facts));
  });
  return firstStart;
}

/** Nor is there anything to help with. */
function helpWithTyping({ context, server }: Doctor): vscode.Disposable {
  const firstStart = server.onRunning(async () => {
    firstStart.dispose();
    context.subscriptions.push((await import('./auto-close-tags.ts')).registerAutoCloseTags(server), (await import('./encoding-notes.ts')).registerEncodingNotes(server), (await import('./views/log-marks.ts')).registerLogMarks(server));
  });
  return firstStart;
}

function registerCommands(doctor: Doctor): vscode.Disposable[] {
  const register = (id: string, run: (...args: never[]) => unknown): vscode.Disposable => vscode.commands.registerCommand(`virtDoctor.${id}`, run);
  return [
    register('diagnoseRemoteVm', async (given: unknown) => (await import('./commands/diagnose-remote-vm.ts')).diagnoseRemoteVm(doctor, await diagnoseArguments(given))),
    register('showVmXml', async (given: unknown) => (await import('./commands/show-vm-xml.ts')).showVmXml(doctor, await diagnoseArguments(given))),
    register('diagnoseErrorText', async (given: unknown) => (await import('./commands/diagnose-error-text.ts')).diagnoseErrorText(doctor, await diagnoseArguments(given), asReport(given))),
    register('diagnoseFailedVms', async (node: unknown, nodes: unknown) => (await import('./commands/diagnose-failed-vms.ts')).diagnoseFailedVms(doctor, hostsOf(node, nodes))),
    register('editVmXml', async (given: unknown) => (await import('./commands/edit-vm-xml.ts')).editVmXml(doctor, await diagnoseArguments(given))),
    register('applyVmXml', async () => (await import('./commands/apply-vm-xml.ts')).applyVmXml(doctor)),
    register('restoreVmXml', async () => (await import('./commands/restore-vm-xml.ts')).restoreVmXml(doctor)),
    register('compareWithHost', async (given: unknown) => (await import('./commands/compare-with-host.ts')).compareWithHost(doctor, await diagnoseArguments(given))),
    register('dryRun', async (given: unknown) => (await import('./commands/dry-run.ts')).dryRunActive(doctor, await diagnoseArguments(given))),
    register('showHostFacts', async (given: unknown) => (await import('./commands/show-host-facts.ts')).showHostFacts(doctor, await diagnoseArguments(given))),
    register('selectHost', async (given: unknown) => (await import('./commands/select-host.ts')).selectHost(doctor, wantedHost(given))),
    register('refreshHostFacts', async () => (await import('./commands/refresh-host-facts.ts')).refreshHostFacts(doctor)),
    register('whichHostFits', async () => (await import('./commands/which-host-fits.ts')).whichHostFits(doctor)),
    register('checkMigration', async () => (await import('./commands/check-migration.ts')).checkMigrationOf(doctor)),
    register('explainLogFile', async (uri: unknown) => (await import('./commands/explain-log-file.ts')).explainLogFile(doctor, uri instanceof vscode.Uri ? uri : undefined)),
    register('explainRotatedLogs', async (uri: unknown) => (await import('./commands/explain-log-file.ts')).explainRotatedLogs(doctor, uri instanceof vscode.Uri ? uri : undefined)),
    register('followLog', async (uri: unknown) => (await import('./commands/follow-log.ts')).followLog(doctor, uri instanceof vscode.Uri ? uri : undefined)),
    register('diagnoseEvidence', async (uri: unknown, uris: unknown) => (await import('./commands/diagnose-evidence.ts')).diagnoseEvidence(doctor, urisOf(uri, uris))),
    register('showTimeline', async (uri: unknown, uris: unknown) => (await import('./commands/show-timeline.ts')).showTimeline(doctor, urisOf(uri, uris))),
    register('filterLog', async () => (await import('./commands/filter-log.ts')).filterLog(doctor)),
    register('showPlace', async (uri: unknown, position: unknown) => (await import('./commands/show-place.ts')).showPlace(uri, position)),
    register('copyReport', async (uri: unknown) => (await import('./commands/report-actions.ts')).copyReport(doctor, asReport(uri))),
    register('diagnoseAgain', async (uri: unknown) => (await import('./commands/report-actions.ts')).diagnoseAgain(doctor, asReport(uri))),
    register('compareReport', async (uri: unknown) => (await import('./commands/report-actions.ts')).compareReport(doctor, asReport(uri))),
    register('openReport', async (uri: unknown) => (await import('./commands/report-actions.ts')).openReport(doctor, asReport(uri))),
    register('openReportAsText', async (uri: unknown) => (await import('./commands/report-actions.ts')).openReport(doctor, asReport(uri), 'text')),
    register('showOutput', () => doctor.output.show()),
  ];
}

/** What the status bar says of the host that a configuration names. */
function wantedHost(given: unknown): { readonly host: string; readonly folder: string } | undefined {
  const { host, folder } = (given as { wanted?: { host?: unknown; folder?: unknown } } | undefined)?.wanted ?? {};
  return typeof host === 'string' && typeof folder === 'string' ? { host, folder } : undefined;
}

/** Buttons of the title bar give URIs of other kinds, too. */
const asReport = (uri: unknown): vscode.Uri | undefined => (uri instanceof vscode.Uri && uri.scheme === REPORT_SCHEME ? uri : undefined);

/** The hosts of the view that are selected, or the one that the menu belongs to. */
function hostsOf(node: unknown, nodes: unknown): HostAddress[] {
  const chosen = Array.isArray(nodes) && nodes.length > 0 ? nodes as HostsNode[] : [node as HostsNode | undefined];
  return chosen.flatMap((each) => (each?.kind === 'host' ? [each.host.address] : []));
}

/** What is selected in the explorer. An editor's own button gives its document alone, which is not meant as a choice, unless it is a report's. */
const urisOf = (uri: unknown, uris: unknown): vscode.Uri[] => (Array.isArray(uris) ? uris as unknown[] : [asReport(uri)]).filter((one) => one instanceof vscode.Uri);

/** What a caller, or a node of the view, says of host and VM. */
async function diagnoseArguments(given: unknown): Promise<DiagnoseArguments> {
  const { host, vm, told, kind } = (typeof given === 'object' && given !== null ? given : {}) as Record<string, unknown>;
  if (kind === 'vm' || kind === 'host') return (await import('./views/node-arguments.ts')).nodeArguments(given as HostsNode);
  return { ...(typeof host === 'string' && { host }), ...(typeof vm === 'string' && { vm }), ...(typeof told === 'string' && { told }) };
}
