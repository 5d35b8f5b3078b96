import { deviceName } from '../../schema/read.ts';
import { attribute, child, value } from '../../xml/query.ts';
import { removeElement } from '../edits.ts';
import { defineRule, QEMU_DRIVERS, safeFix } from '../rule.ts';

const guest = (rest: string): string => `<memoryBacking><access mode='shared'/></memoryBacking><devices><filesystem type='mount'><driver type='virtiofs'/>${rest}<target dir='data'/></filesystem></devices>`;

export default defineRule({
  id: 'virtiofs-socket-readonly',
  profile: 'libvirt',
  severity: 'error',
  since: '11.4.0',
  title: 'Read-only with a virtiofsd of your own',
  why: 'Whether the guest may write is told to virtiofsd when it starts; libvirt does not start this one.',
  remedy: 'Remove <readonly/> and start virtiofsd with --readonly.',
  witness: [{ source: 'libvirt 12.8.0 libvirt_driver_qemu.so, its check of filesystems', text: 'readonly mode cannot be set for externally started virtiofsd' }],
  drivers: QEMU_DRIVERS,
  onlyWith: ['filesystem'],
  visits: ['domain/devices/filesystem'],
  *check(filesystem, { text: source }) {
    const readonly = child(filesystem, 'readonly');
    const socket = attribute(child(filesystem, 'source'), 'socket');
    if (!readonly || !socket || value(child(filesystem, 'driver'), 'type') !== 'virtiofs') return;
    yield { at: readonly, message: `${deviceName(filesystem)} is served by a virtiofsd of your own, which libvirt cannot make read-only.`, evidence: [{ at: socket, message: 'Its socket is here.' }], fixes: [safeFix('Remove <readonly>', removeElement(source, readonly))] };
  },
  bad: [guest("<source socket='/run/virtiofsd.sock'/>«<readonly/>»")],
  good: [guest("<source socket='/run/virtiofsd.sock'/>")],
});
