import type * as vscode from 'vscode';
import type { Refusals } from './editing/refusals.ts';
import type { HostFactsStore } from './host-facts-store.ts';
import type { Pages } from './page/page.ts';
import type { Server } from './server.ts';
import type { CommandLines } from './views/command-lines.ts';
import type { Comparisons } from './views/comparisons.ts';
import type { LastDiagnosis } from './views/hosts-model.ts';
import type { PastDiagnoses } from './views/past-diagnoses.ts';
import type { Reports } from './views/reports.ts';
import type { VirtualTexts } from './views/virtual-texts.ts';

/** What the commands work with. */
export interface Doctor {
  readonly context: vscode.ExtensionContext;
  readonly output: vscode.LogOutputChannel;
  readonly server: Server;
  /** XML and logs read from hosts. */
  readonly pulled: VirtualTexts;
  readonly reports: Reports;
  readonly pages: Pages;
  readonly facts: HostFactsStore;
  /** Fires when a VM was diagnosed and the report is shown. */
  readonly diagnosed: vscode.EventEmitter<LastDiagnosis>;
  readonly past: PastDiagnoses;
  /** What hosts said against drafts of definitions. */
  readonly refusals: Refusals;
  readonly comparisons: Comparisons;
  readonly commandLines: CommandLines;
}
