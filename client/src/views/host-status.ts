import * as vscode from 'vscode';
import type { JudgedParams } from '../../../protocol/requests.ts';
import type { HostFactsStore } from '../host-facts-store.ts';
import { visible } from '../../../engine/index.ts';
import { inLabel } from '../plain.ts';
import type { Server } from '../server.ts';

/** In the status bar beside a domain: whose facts judge it, how old they are, and how many rules wait for facts. */
export function registerHostStatus(server: Server, facts: HostFactsStore): vscode.Disposable {
  const judged = new Map<string, JudgedParams>();
  const item = vscode.window.createStatusBarItem('virtDoctor.host', vscode.StatusBarAlignment.Right, 100);
  item.name = 'Virt Doctor: Host';

  const show = (): void => {
    const uri = vscode.window.activeTextEditor?.document.uri;
    const judgement = uri && judged.get(uri.toString());
    if (!uri || judgement?.kind !== 'domain') return item.hide();
    const choice = facts.of(uri);
    const skipped = judgement.skipped.length;
    const missed = skipped > 0 ? `, ${rules(skipped)} skipped` : '';
    const named = choice ? `${choice.label}, ${age(choice.taken)}${missed}` : judgement.host !== null ? `${judgement.host}, facts of a file${missed}` : judgement.wanted && `${judgement.wanted.host}: no facts yet`;
    item.text = inLabelWithIcon(named ?? (skipped > 0 ? `No host: ${rules(skipped)} skipped` : 'No host'));
    item.tooltip = visible([
      choice ? `Virt Doctor judges this domain by the facts of ${choice.label}${choice.taken === '' ? '' : `, taken ${new Date(choice.taken).toLocaleString()}`}.`
        : judgement.host !== null ? `Virt Doctor judges this domain by the facts of ${judgement.host}, which its configuration names.` : 'Virt Doctor judges this domain by its XML alone.',
      skipped > 0 ? `${rules(skipped)} skipped: no host facts for them${choice ? `; not known: ${judgement.lacks.join(', ')}` : ''}.` : 'No rule was skipped.',
      ...(choice && !choice.domainCapabilities && choice.address.kind !== 'recorded' && judgement.lacks.includes('domainCapabilities') ? ['What its emulators offer can be asked as well: select the host again.'] : []),
      judgement.wanted && !choice ? `Its configuration names ${judgement.wanted.host}: select it to take its facts.` : 'Select a host for this file.',
    ].join('\n'));
    item.command = { title: item.name!, command: 'virtDoctor.selectHost', arguments: judgement.wanted && !choice ? [{ wanted: judgement.wanted }] : [] };
    item.show();
  };
  return vscode.Disposable.from(
    item,
    server.onJudged((params) => { judged.set(params.uri, params); show(); }),
    vscode.workspace.onDidCloseTextDocument((document) => judged.delete(document.uri.toString())),
    vscode.window.onDidChangeActiveTextEditor(show),
    facts.onDidChange(show),
  );
}

const inLabelWithIcon = (text: string): string => `$(server) ${inLabel(text)}`;

const rules = (count: number): string => (count === 1 ? '1 rule' : `${count} rules`);

/** `facts 5 min old`; exact enough to see whether they are of today. */
function age(taken: string): string {
  const minutes = Math.max(0, Math.floor((Date.now() - Date.parse(taken)) / 60_000));
  if (!Number.isFinite(minutes)) return 'facts of unknown age';
  if (minutes < 60) return `facts ${minutes} min old`;
  return minutes < 48 * 60 ? `facts ${Math.floor(minutes / 60)} h old` : `facts ${Math.floor(minutes / (24 * 60))} days old`;
}
