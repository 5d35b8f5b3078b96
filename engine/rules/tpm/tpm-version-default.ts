import { isX86 } from '../../schema/domain/machine.ts';
import { child, value } from '../../xml/query.ts';
import { setAttribute } from '../edits.ts';
import { defineRule, offeredFix } from '../rule.ts';

export default defineRule({
  id: 'tpm-version-default',
  profile: 'portability',
  severity: 'hint',
  title: 'An emulated TPM of the old version',
  why: 'libvirt makes a TPM with the interface TIS a TPM 1.2 on x86 where no version is written, as it always did. Nearly all of today\'s guests want 2.0; Windows 11 and most Linux tools do not even talk to 1.2.',
  remedy: "Write version='2.0' (the guest then has another TPM: secrets sealed in the old one are lost).",
  witness: [{ source: 'libvirt 11.3.0 src/qemu/qemu_postparse.c qemuDomainTPMDefPostParse', text: 'tpm-tis on x86 defaults to TPM 1.2 to preserve the historical behavior, but in all other scenarios we want TPM 2.0 instead' }],
  drivers: ['qemu', 'kvm'],
  visits: ['domain/devices/tpm/backend'],
  *check(backend, { domain }) {
    const tpm = backend.parent!;
    if (value(backend, 'type') !== 'emulator' || value(backend, 'version') !== undefined || isX86(domain) !== true || !['tpm-tis', undefined].includes(value(tpm, 'model')) || child(tpm, 'backend') !== backend) return;
    yield { at: backend, message: 'No version is written, so libvirt makes this a TPM 1.2.', fixes: ['2.0', '1.2'].map((v) => offeredFix(`Write version='${v}'`, setAttribute(backend, 'version', v))) };
  },
  bad: ["<domain type='kvm'><name>example</name><memory unit='GiB'>1</memory><os><type arch='x86_64' machine='q35'>hvm</type></os><devices><tpm model='tpm-tis'>«<backend type='emulator'/>»</tpm></devices></domain>"],
  good: ["<tpm model='tpm-crb'><backend type='emulator'/></tpm>", "<tpm model='tpm-tis'><backend type='emulator' version='2.0'/></tpm>"],
});
