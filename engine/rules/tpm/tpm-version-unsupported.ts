import { isX86 } from '../../schema/domain/machine.ts';
import { attribute, child, value } from '../../xml/query.ts';
import { defineRule, QEMU_DRIVERS, replace, safeFix } from '../rule.ts';

export default defineRule({
  id: 'tpm-version-unsupported',
  cause: 'tpm-version-unsupported',
  profile: 'libvirt',
  severity: 'error',
  title: 'TPM 1.2 where only 2.0 exists',
  why: 'Version 1.2 exists for the tpm-tis model on x86 alone.',
  remedy: 'Use version=\'2.0\'.',
  witness: [{
    source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDeviceDefTPM',
    text: 'TPM 1.2 is not supported on architecture \'%1$s\'',
  },
    { source: 'libvirt 9.0.0 src/qemu/qemu_validate.c qemuValidateDomainDeviceDefTPM', text: 'TPM 1.2 is not supported on ARM' },
    { source: 'libvirt 9.0.0 src/qemu/qemu_validate.c qemuValidateDomainDeviceDefTPM', text: 'Unsupported interface \'%s\' for TPM 1.2' },
  ],
  drivers: QEMU_DRIVERS,
  visits: ['domain/devices/tpm'],
  *check(tpm, { domain }) {
    const backend = child(tpm, 'backend');
    const version = attribute(backend, 'version');
    if (value(backend, 'type') !== 'emulator' || version?.value !== '1.2') return;
    const model = value(tpm, 'model');
    const fix = [safeFix("Write version='2.0'", replace(version.valueSpan!, '2.0'))];
    if (isX86(domain) === false) yield { at: version, message: 'TPM 1.2 exists only on x86; this guest is of another architecture.', fixes: fix };
    else if (model !== undefined && model !== 'tpm-tis') yield { at: version, message: `The model ${model} speaks TPM 2.0 only.`, fixes: fix };
  },
  bad: [
    `<domain type='kvm'>
  <name>a</name>
  <memory unit='MiB'>512</memory>
  <os><type arch='aarch64' machine='virt'>hvm</type></os>
  <devices>
    <tpm model='tpm-tis'>
      <backend type='emulator' «version='1.2'»/>
    </tpm>
  </devices>
</domain>`,
    `<domain type='kvm'>
  <name>a</name>
  <memory unit='MiB'>512</memory>
  <os><type arch='x86_64' machine='q35'>hvm</type></os>
  <devices>
    <tpm model='tpm-crb'>
      <backend type='emulator' «version='1.2'»/>
    </tpm>
  </devices>
</domain>`,
  ],
  good: [
    `<domain type='kvm'>
  <name>a</name>
  <memory unit='MiB'>512</memory>
  <os><type arch='x86_64' machine='q35'>hvm</type></os>
  <devices>
    <tpm model='tpm-tis'>
      <backend type='emulator' version='1.2'/>
    </tpm>
  </devices>
</domain>`,
  ],
});
