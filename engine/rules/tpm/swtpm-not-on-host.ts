import { attribute, child, value } from '../../xml/query.ts';
import { defineRule, QEMU_DRIVERS } from '../rule.ts';

const none = { programs: [{ name: 'swtpm' }, { name: 'swtpm_setup' }] };
const tpm = (type: string): string => `<tpm model='tpm-crb'><backend ${type} version='2.0'/></tpm>`;

export default defineRule({
  id: 'swtpm-not-on-host',
  cause: 'tpm-binary-missing',
  profile: 'host',
  severity: 'error',
  title: 'An emulated TPM on a host without swtpm',
  why: 'libvirt starts swtpm beside QEMU for an emulated TPM, and swtpm_setup the first time. They come in packages of their own.',
  remedy: 'Install swtpm and swtpm-tools.',
  witness: [{ source: 'libvirt 11.3.0 src/util/virtpm.c virTPMEmulatorInit', text: "Unable to find '%1$s' binary in $PATH" }],
  drivers: QEMU_DRIVERS,
  visits: ['domain/devices/tpm'],
  needs: ['programs'],
  *check(tpm, { host: { programs } }) {
    const type = attribute(child(tpm, 'backend'), 'type');
    const missing = programs.filter(({ name, path }) => (name === 'swtpm' || name === 'swtpm_setup') && path === undefined);
    if (type?.value === 'emulator' && value(child(tpm, 'backend'), 'type') !== undefined && missing.length > 0) yield { at: type, message: `The emulated TPM needs ${missing.map(({ name }) => name).join(' and ')}, which the host does not have.` };
  },
  bad: [{ xml: tpm("«type='emulator'»"), host: none }],
  good: [{ xml: tpm("type='emulator'"), host: { programs: [{ name: 'swtpm', path: '/usr/bin/swtpm' }, { name: 'swtpm_setup', path: '/usr/bin/swtpm_setup' }] } }, { xml: tpm("type='external'"), host: none }],
});
