import * as vscode from 'vscode';
import { fit, type Candidate } from '../../../engine/index.ts';
import type { Doctor } from '../doctor.ts';
import { inFileName } from '../plain.ts';
import { fitReport } from '../views/fit-report.ts';
import { pickSnapshots } from '../views/snapshot-picker.ts';

/** The domain in the active editor. */
interface EditedDomain {
  readonly uri: vscode.Uri;
  readonly name: string;
  readonly text: string;
}

/** Says so when the active editor holds no XML. */
export function editedDomain(): EditedDomain | undefined {
  const document = vscode.window.activeTextEditor?.document;
  if (document?.languageId !== 'xml') return void vscode.window.showInformationMessage('Open a domain XML first: it is held against the hosts.');
  return { uri: document.uri, name: document.uri.path.slice(document.uri.path.lastIndexOf('/') + 1), text: document.getText() };
}

/** Holds the domain in the active editor against hosts whose facts are known, and shows which of them can run it. Returns how many. */
export async function whichHostFits(doctor: Doctor, given?: readonly Candidate[]): Promise<number | undefined> {
  const domain = editedDomain();
  const candidates = domain && (given ?? await pickSnapshots(doctor, 'Which host fits?', 'Hosts to hold the domain against', true));
  if (!candidates || candidates.length === 0) return undefined;
  const result = fit(domain.text, candidates);
  for (const { rule, error } of result.failed) doctor.output.error(`The rule ${rule} failed: ${error}`);
  if (!result.hasDomain) return void vscode.window.showInformationMessage('The active editor holds no domain of libvirt.');
  await doctor.reports.showText(inFileName(`Which host fits ${domain.name}`), fitReport(domain.name, domain.text, result), new Map([[domain.name, domain.uri]]));
  return result.hosts.filter((host) => host.fits).length;
}
