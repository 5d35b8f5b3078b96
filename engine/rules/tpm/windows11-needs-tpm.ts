import { guestOf } from '../../schema/domain/example-domains.ts';
import { isUefi } from '../../schema/domain/firmware.ts';
import { osinfoId, osMetadata } from '../../schema/domain/guest-os.ts';
import { all, child, value } from '../../xml/query.ts';
import { appendChild } from '../edits.ts';
import { defineRule, offeredFix } from '../rule.ts';

export default defineRule({
  id: 'windows11-needs-tpm',
  profile: 'portability',
  severity: 'info',
  title: 'Windows 11 without TPM 2.0 or UEFI',
  why: "The setup of Windows 11 stops with 'This PC can't run Windows 11' unless it finds a TPM 2.0 and UEFI firmware that can do secure boot; later feature updates check again.",
  remedy: "Add <tpm model='tpm-crb'><backend type='emulator' version='2.0'/></tpm> (swtpm on the host), and use <os firmware='efi'>.",
  witness: [{ source: 'Microsoft, Windows 11 specifications, minimum system requirements', text: 'TPM: Trusted Platform Module (TPM) version 2.0. System firmware: UEFI, Secure Boot capable' }],
  drivers: ['kvm'],
  visits: ['domain'],
  *check(domain, { text }) {
    if (!/^https?:\/\/microsoft\.com\/win\/11$/.test(osinfoId(domain) ?? '')) return;
    const devices = child(domain, 'devices');
    const tpm = all(domain, 'devices', 'tpm')[0];
    const backend = child(tpm, 'backend');
    if (!tpm && devices) yield { at: devices, message: 'Windows 11 is to run here, but the guest has no TPM.', fixes: [offeredFix('Add an emulated TPM 2.0', appendChild(text, devices, "<tpm model='tpm-crb'><backend type='emulator' version='2.0'/></tpm>"))] };
    else if (backend && value(backend, 'type') === 'emulator' && value(backend, 'version') === '1.2') yield { at: backend, message: 'Windows 11 needs a TPM 2.0; this one is a TPM 1.2.' };
    const os = child(domain, 'os');
    if (os && !isUefi(domain)) yield { at: os, message: 'Windows 11 needs UEFI firmware; this guest has a BIOS.' };
  },
  bad: [guestOf('x86_64', 'q35', `${osMetadata('http://microsoft.com/win/11')}«<devices>»<emulator>/usr/bin/qemu-system-x86_64</emulator></devices>`).replace('<os>', '«<os>»')],
  good: [guestOf('x86_64', 'q35', `${osMetadata('http://microsoft.com/win/11')}<devices><tpm model='tpm-crb'><backend type='emulator' version='2.0'/></tpm></devices>`).replace('<os>', "<os firmware='efi'>"), guestOf('x86_64', 'q35', `${osMetadata('http://microsoft.com/win/10')}<devices/>`)],
});
