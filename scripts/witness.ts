/**
 * `npm run witness`: puts the examples of every rule that says "libvirt refuses it" to the real QEMU driver of the libvirt installed
 * here (`virsh -c qemu:///embed`, no daemon, a scratch folder). A bad example must be refused with the witness's words, a good one
 * accepted. What cannot be judged here – other drivers, architectures without emulator, features newer than this libvirt – is listed.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { witnessPattern } from '../engine/diagnosis/witness.ts';
import { compilePattern } from '../engine/log/pattern.ts';
import { expandExample } from '../engine/rules/example.ts';
import { rules } from '../engine/rules/index.ts';
import type { AnyRule, Example } from '../engine/rules/rule.ts';

const only = process.argv.slice(2).filter((a) => !a.startsWith('-'));
const folder = mkdtempSync(join(tmpdir(), 'witness-'));
const file = join(folder, 'domain.xml');

interface Verdict {
  readonly accepted: boolean;
  readonly words: string;
}

/** What the QEMU driver says. Interface scripts and hooks never run: they are taken out first. */
function ask(xml: string): Verdict {
  writeFileSync(file, xml.replace(/<script\b[^>]*>/g, '').replace(/<\/script>/g, ''));
  const run = spawnSync('virsh', ['-c', `qemu:///embed?root=${folder}/root`, 'domxml-to-native', 'qemu-argv', '--xml', file], { encoding: 'utf8', timeout: 30_000, env: { ...process.env, LC_ALL: 'C' } });
  return { accepted: run.status === 0, words: run.stderr.trim() };
}

const isQemu = (xml: string): boolean => /<domain[^>]*\btype=['"](?:kvm|qemu|hvf)['"]/.test(xml);
/** Not the fault of the example: what this host or this QEMU lacks. */
const CANNOT = /does not support arch|could not find capabilities|Cannot check QEMU binary|unable to find any emulator|not supported by (?:this|the) QEMU binary|not supported with this QEMU|is not supported in this QEMU|doesn't support (?:domain|virt) type|does not support (?:virt|machine) type|Unable to find 'efi' firmware|unable to find any master var store|Invalid value for attribute|Cannot get interface MTU|No such file or directory|network '.*' is not active|no network with matching|Failed to connect socket|unsupported (?:configuration: )?.*'(?:rdp|dbus)'/;

type Outcome = 'confirmed' | 'other-words' | 'accepted-bad' | 'refused-good' | 'not-judged';
const tally = new Map<Outcome, string[]>();
const note = (outcome: Outcome, line: string): void => void tally.set(outcome, [...(tally.get(outcome) ?? []), line]);

function judgeBad(rule: AnyRule, example: Example, i: number): void {
  const { xml } = expandExample(rule, example);
  const name = `${rule.id} bad ${i + 1}`;
  if (!isQemu(xml)) return note('not-judged', `${name}: not the QEMU driver`);
  const { accepted, words } = ask(xml);
  const patterns = rule.witness.flatMap((w) => witnessPattern(w.text) ?? []).map((p) => compilePattern(p));
  if (accepted) note('accepted-bad', name);
  else if (patterns.some((p) => p.match(words))) note('confirmed', name);
  else if (CANNOT.test(words)) note('not-judged', `${name}: ${words}`);
  else note('other-words', `${name}: ${words}`);
}

function judgeGood(rule: AnyRule, example: Example, i: number): void {
  const { xml } = expandExample(rule, example);
  const name = `${rule.id} good ${i + 1}`;
  if (!isQemu(xml)) return note('not-judged', `${name}: not the QEMU driver`);
  const { accepted, words } = ask(xml);
  if (accepted) note('confirmed', name);
  else if (CANNOT.test(words)) note('not-judged', `${name}: ${words}`);
  else note('refused-good', `${name}: ${words}`);
}

const hasHost = (example: Example): boolean => typeof example !== 'string' && (example.host !== undefined || example.target !== undefined);

function main(): void {
  console.log(execFileSync('virsh', ['--version'], { encoding: 'utf8' }).trim());
  const judged = rules.filter((rule) => rule.profile === 'libvirt' && rule.severity === 'error' && (only.length === 0 || only.includes(rule.id)));
  for (const rule of judged) {
    rule.bad.forEach((example, i) => { if (!hasHost(example)) judgeBad(rule, example, i); });
    rule.good.forEach((example, i) => { if (!hasHost(example)) judgeGood(rule, example, i); });
  }
  for (const [outcome, lines] of tally) if (outcome !== 'confirmed') console.log(`\n${outcome}\n${lines.map((l) => `  ${l.replaceAll('\n', ' ').slice(0, 240)}`).join('\n')}`);
  const confirmed = new Set((tally.get('confirmed') ?? []).filter((l) => / bad \d/.test(l)).map((l) => l.split(' ')[0]));
  console.log(`\n${judged.length} rules asked; ${confirmed.size} confirmed with libvirt's own words; ${[...tally].map(([o, l]) => `${l.length} ${o}`).join(', ')}`);
  rmSync(folder, { recursive: true, force: true });
}

main();
