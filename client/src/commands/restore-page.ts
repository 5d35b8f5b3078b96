import * as vscode from 'vscode';
import { parseAddress } from '../../../host/index.ts';
import type { Doctor } from '../doctor.ts';
import { readKeptFacts, readKeptHosts, readKeptPull } from '../kept-evidence.ts';
import { h } from '../page/html.ts';
import { pageKey, readPageState, type PageState } from '../page/page-state.ts';
import { showReport } from '../views/diagnosis.ts';
import { showFoundOnHosts } from './diagnose-failed-vms.ts';
import { causesOf } from './diagnose-remote-vm.ts';
import { explainLogFile } from './explain-log-file.ts';
import { showFacts } from './show-host-facts.ts';
import { showTimelineOfFiles } from './show-timeline.ts';

/** Fills the frame of a page that the editor brought back after a reload of the window. No host is asked for it. */
export async function restorePage(doctor: Doctor, panel: vscode.WebviewPanel, given: unknown): Promise<void> {
  const state = readPageState(given);
  const { viewType, title } = panel;
  const key = state ? pageKey(state) : `gone\n${title}`;
  const frame = doctor.pages.adopt(panel, key);
  if (frame.isFilled) return;
  await (state && refill(doctor, state))?.catch((error: unknown) => doctor.output.error(error instanceof Error ? error : String(error)));
  // Reports may be shown as texts now, or what was kept is gone.
  if (!frame.isFilled) await doctor.pages.update({ viewType, key, title, body: [h('h1', {}, title), h('p', {}, 'What this page showed is no longer held. Run the command again.')] });
}

async function refill(doctor: Doctor, state: PageState): Promise<unknown> {
  if (state.kind === 'log') return explainLogFile(doctor, vscode.Uri.parse(state.uri));
  if (state.kind === 'timeline') return showTimelineOfFiles(doctor, state.uris.map((uri) => vscode.Uri.parse(uri)));
  if (state.kind === 'hosts') {
    const found = await readKeptHosts(doctor.context, state.kept);
    return found && showFoundOnHosts(doctor, found, state.kept);
  }
  const address = parseAddress(state.host);
  if (!address.ok) return undefined;
  if (state.kind === 'host') {
    const facts = await readKeptFacts(doctor.context, state.kept);
    const taken = new Date(state.taken);
    return facts && showFacts(doctor, { address: address.value, facts, taken: Number.isNaN(taken.getTime()) ? undefined : taken, kept: state.kept });
  }
  const { kept, vm, asked } = state;
  const pulled = await readKeptPull(doctor.context, kept, vm);
  const result = pulled && await causesOf(doctor, address.value, pulled, { vm, timeline: true });
  return result ? showReport(doctor, { vm, address: address.value, pulled, result, asked, kept }) : undefined;
}
