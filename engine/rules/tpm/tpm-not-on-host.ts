import { guestOf } from '../../schema/domain/example-domains.ts';
import { listed, offeredValues } from '../../schema/domain/host-capabilities.ts';
import { attribute, child } from '../../xml/query.ts';
import { defineRule, QEMU_DRIVERS } from '../rule.ts';

const capabilities = { emulator: '/usr/bin/qemu-system-x86_64', domainType: 'kvm', machine: 'pc-q35-7.2', arch: 'x86_64', features: {} };
const host = { domainCapabilities: [{ ...capabilities, values: { 'tpm.model': ['tpm-tis', 'tpm-crb'], 'tpm.backendModel': ['passthrough', 'emulator'], 'tpm.backendVersion': ['1.2'] } }] };
const guest = (model: string, backend: string): string => guestOf('x86_64', 'q35', `<devices><tpm ${model}><backend ${backend}/></tpm></devices>`);

export default defineRule({
  id: 'tpm-not-on-host',
  cause: 'tpm-version-unsupported',
  profile: 'host',
  severity: 'error',
  title: 'A TPM that the host cannot provide',
  why: 'An emulated TPM is made by swtpm, a program of its own. libvirt asks it for the versions it has; without it, there are none.',
  remedy: 'Install swtpm and swtpm-tools on the host, or use a version and model that it has.',
  witness: [
    { source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDeviceDefTPM', text: "TPM version '%1$s' is not supported" },
    { source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDeviceDefTPM', text: 'The QEMU executable %1$s does not support TPM backend type %2$s' },
    { source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDeviceDefTPM', text: 'The QEMU executable %1$s does not support TPM model %2$s' },
  ],
  drivers: QEMU_DRIVERS,
  visits: ['domain/devices/tpm'],
  needs: ['domainCapabilities'],
  *check(tpm, { domain, driver, host: { domainCapabilities } }) {
    const backend = child(tpm, 'backend');
    const version = attribute(backend, 'type')?.value === 'emulator' ? attribute(backend, 'version') : undefined;
    for (const [at, name, what] of [[attribute(tpm, 'model'), 'tpm.model', 'model'], [attribute(backend, 'type'), 'tpm.backendModel', 'backend'], [version, 'tpm.backendVersion', 'version']] as const) {
      const offered = offeredValues(domain, driver, domainCapabilities, name);
      if (!at?.valueSpan || !offered || offered.includes(at.value)) continue;
      return yield { at, message: `The host has no TPM of ${what} ${at.value.slice(0, 20)}; it has ${listed(offered)}${offered.length === 0 && what !== 'model' ? ' (is swtpm installed?)' : ''}.` };
    }
  },
  bad: [{ xml: guest("model='tpm-crb'", "type='emulator' «version='2.0'»"), host }, { xml: guest("«model='tpm-spapr'»", "type='emulator'"), host }, { xml: guest("model='tpm-crb'", "«type='external'»"), host }],
  good: [{ xml: guest("model='tpm-tis'", "type='emulator' version='1.2'"), host }, { xml: guest("model='tpm-crb'", "type='emulator' version='2.0'"), host: { domainCapabilities: [{ ...capabilities, values: {} }] } }],
});
