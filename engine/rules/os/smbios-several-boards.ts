import { guestWith } from '../../schema/domain/example-domains.ts';
import { children, descend, text as textOf, value } from '../../xml/query.ts';
import { defineRule } from '../rule.ts';

const board = '<baseBoard><entry name="product">Example</entry></baseBoard>';
const guest = (boards: string): string => guestWith(`<os><type arch='x86_64' machine='q35'>hvm</type><smbios mode='sysinfo'/></os><sysinfo type='smbios'>${boards}</sysinfo>`);

export default defineRule({
  id: 'smbios-several-boards',
  profile: 'libvirt',
  severity: 'error',
  title: 'Several base boards with QEMU',
  why: "QEMU's SMBIOS tables describe one base board.",
  remedy: 'Keep one <baseBoard>.',
  witness: [{ source: 'libvirt 11.3.0 src/qemu/qemu_command.c qemuBuildSmbiosCommandLine', text: 'qemu does not support more than one entry to Type 2 in SMBIOS table' }],
  drivers: ['qemu', 'kvm', 'hvf'],
  visits: ['domain/sysinfo'],
  *check(sysinfo, { domain }) {
    if (value(sysinfo, 'type') !== 'smbios' || value(descend(domain, 'os', 'smbios'), 'mode') !== 'sysinfo') return;
    const boards = children(sysinfo, 'baseBoard').filter((b) => children(b, 'entry').some((e) => textOf(e) !== ''));
    for (const second of boards.slice(1)) yield { at: second, message: 'QEMU describes one base board only.', evidence: [{ at: boards[0]!, message: 'The first one.' }] };
  },
  bad: [guest(`${board}«<baseBoard>»<entry name="product">Second</entry></baseBoard>`)],
  good: [guest(board)],
});
