import type * as vscode from 'vscode';
import type { LastDiagnosis } from './hosts-model.ts';

/** Which report is of which VM, and which one came before it. */
export interface PastDiagnoses extends vscode.Disposable {
  /** Host and VM, as a person would type them, and what the user was told. */
  of(report: vscode.Uri): Pick<LastDiagnosis, 'host' | 'vm' | 'told'> | undefined;
  /** The diagnosis of which this is the report, or one of the texts. */
  diagnosis(document: vscode.Uri): LastDiagnosis | undefined;
  last(): LastDiagnosis | undefined;
  /** The report before this one of the same VM. */
  before(report: vscode.Uri): vscode.Uri | undefined;
}

const MAX_KEPT = 20;

export function rememberDiagnoses(diagnosed: vscode.EventEmitter<LastDiagnosis>): PastDiagnoses {
  let kept: LastDiagnosis[] = [];
  const listener = diagnosed.event((diagnosis) => { kept = [...kept, diagnosis].slice(-MAX_KEPT); });
  const find = (report: vscode.Uri): number => kept.findIndex((one) => one.report.toString() === report.toString());
  const isSame = (a: LastDiagnosis, b: LastDiagnosis): boolean => a.vm === b.vm && a.host === b.host;
  return {
    of(report) {
      const found = kept[find(report)];
      return found && { host: found.host, vm: found.vm, ...(found.told !== undefined && { told: found.told }) };
    },
    diagnosis: (document) => kept[find(document)] ?? kept.findLast(({ texts }) => [...texts.values()].some((uri) => uri.toString() === document.toString())),
    last: () => kept.at(-1),
    before(report) {
      const at = find(report);
      return kept.slice(0, Math.max(at, 0)).findLast((one) => isSame(one, kept[at]!))?.report;
    },
    dispose: () => listener.dispose(),
  };
}
