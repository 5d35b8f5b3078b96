import * as vscode from 'vscode';
import { refusesUntrusted } from '../ask-options.ts';
import type { Doctor } from '../doctor.ts';
import { selectHost, takeFacts } from './select-host.ts';

/** Takes the facts again of the host that judges the active file, else of every chosen one; with none chosen, lets one be chosen. */
export async function refreshHostFacts(doctor: Doctor): Promise<void> {
  const uri = vscode.window.activeTextEditor?.document.uri;
  const own = uri && doctor.facts.of(uri);
  const choices = own ? [own] : doctor.facts.all();
  if (choices.length === 0) return selectHost(doctor);
  if (refusesUntrusted()) return;
  const byLabel = new Map(choices.map((choice) => [choice.label, choice]));
  for (const { address, domainCapabilities } of byLabel.values()) await takeFacts(doctor, address, (choice, facts) => doctor.facts.renew(choice, facts), domainCapabilities);
}
