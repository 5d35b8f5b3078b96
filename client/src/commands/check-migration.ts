import * as vscode from 'vscode';
import { checkMigration, type Candidate } from '../../../engine/index.ts';
import type { Doctor } from '../doctor.ts';
import { inFileName } from '../plain.ts';
import { migrationReport } from '../views/fit-report.ts';
import { pickSnapshots } from '../views/snapshot-picker.ts';
import { editedDomain } from './which-host-fits.ts';

/** Shows what keeps the domain in the active editor from moving between two hosts whose facts are known. Returns the number of blockers. */
export async function checkMigrationOf(doctor: Doctor, given?: { readonly from: Candidate; readonly to: Candidate }): Promise<number | undefined> {
  const domain = editedDomain();
  const hosts = domain && (given ?? await pickBoth(doctor));
  if (!hosts) return undefined;
  const { from, to } = hosts;
  const result = checkMigration(domain.text, from.facts, to.facts);
  for (const { rule, error } of result.failed) doctor.output.error(`The rule ${rule} failed: ${error}`);
  if (!result.isJudged) return void vscode.window.showInformationMessage('The active editor holds no domain that QEMU runs; only those are judged.');
  await doctor.reports.showText(inFileName(`Migration of ${domain.name}`), migrationReport(domain.name, domain.text, result, from.name, to.name), new Map([[domain.name, domain.uri]]));
  return result.blockers.length;
}

async function pickBoth(doctor: Doctor): Promise<{ readonly from: Candidate; readonly to: Candidate } | undefined> {
  const [from] = await pickSnapshots(doctor, 'Check migration (1 of 2)', 'The host where it runs', false) ?? [];
  const [to] = from ? await pickSnapshots(doctor, 'Check migration (2 of 2)', 'The host where it is to run', false) ?? [] : [];
  return from && to ? { from, to } : undefined;
}
