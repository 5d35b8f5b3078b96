import * as vscode from 'vscode';
import { commandArguments, domainName, placeDryRun, prepareDryRun, visible, type DryRunInput } from '../../../engine/index.ts';
import { addressText, dryRun, type DryRun } from '../../../host/index.ts';
import { askHost } from '../ask-host.ts';
import { refusesUntrusted } from '../ask-options.ts';
import type { Doctor } from '../doctor.ts';
import { hostLabel } from '../host-label.ts';
import { inMessage } from '../plain.ts';
import { hostOf } from './diagnose-remote-vm.ts';

const SHOW = 'Show QEMU’s Command Line';
const LEFT = 'What Was Not Tried';

/**
 * Lets the libvirt of a host judge the active document without its daemon; its refusals are marked where they belong. Only on request: it
 * writes a temporary folder there. Returns how many refusals there are.
 */
export async function dryRunActive(doctor: Doctor, given: { readonly host?: string } = {}): Promise<number | undefined> {
  if (refusesUntrusted()) return undefined;
  const document = vscode.window.activeTextEditor?.document;
  const text = document?.getText();
  const input = text === undefined ? 'Open a file with a domain first.' : prepareDryRun(text);
  if (!document || text === undefined || typeof input === 'string') {
    void vscode.window.showInformationMessage(inMessage(`There is nothing to try. ${String(input)}`));
    return undefined;
  }
  const address = await hostOf(doctor, given.host, 'Try this domain with the libvirt of which host?');
  if (!address) return undefined;
  if (address.kind === 'recorded') {
    void vscode.window.showInformationMessage('A recorded host cannot try anything. Choose one that ssh reaches, or this machine.');
    return undefined;
  }
  const answer = await askHost(doctor, address, `Trying on ${hostLabel(address)}`, (options) => dryRun(address, input, options), () => dryRunActive(doctor, { host: addressText(address) }));
  if (!answer) return undefined;
  const findings = placeDryRun(text, answer);
  // The document may have been edited meanwhile: then the places are no longer true.
  if (document.getText() === text) doctor.refusals.show(document, findings.map(({ words, span, cause }) => ({ words: visible(cause ? `${words}\n${cause.why}\n${cause.remedy}` : words), span })));
  report(doctor, document, { text, host: hostLabel(address), input, answer, refusals: findings.map(({ words }) => words) });
  return findings.length;
}

interface Tried {
  readonly text: string;
  readonly host: string;
  readonly input: DryRunInput;
  readonly answer: DryRun;
  readonly refusals: readonly string[];
}

/** Says how it went, and offers what there is to see; nobody waits for the answer. */
function report(doctor: Doctor, document: vscode.TextDocument, { text, host, input, answer, refusals }: Tried): void {
  const { left } = answer.isEmulated && input.emulated ? input.emulated : input;
  for (const { what, why } of left) doctor.output.info(visible(`dry run: not tried: ${what} (${why})`));
  const by = `libvirt ${answer.libvirt ?? ''} on ${host}${answer.isEmulated ? ' (without KVM)' : ''}`;
  const more = left.length > 0 ? [LEFT] : [];
  const said = refusals.length > 0
    ? vscode.window.showErrorMessage(inMessage(`Refused by ${by}: ${refusals[0]}${refusals.length > 1 ? ` (and ${refusals.length - 1} more)` : ''}`), ...more)
    : vscode.window.showInformationMessage(inMessage(`Accepted by ${by}.`), ...(answer.command === undefined ? [] : [SHOW]), ...more);
  void said.then(async (chosen) => {
    if (chosen === SHOW) await doctor.commandLines.show(document, domainName(text) ?? 'domain', commandArguments(answer.command!, text));
    if (chosen === LEFT) doctor.output.show();
  });
}
