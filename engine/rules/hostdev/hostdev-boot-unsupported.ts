import { deviceName } from '../../schema/read.ts';
import { child, value } from '../../xml/query.ts';
import { removeElement } from '../edits.ts';
import { defineRule, QEMU_DRIVERS, safeFix } from '../rule.ts';

export default defineRule({
  id: 'hostdev-boot-unsupported',
  profile: 'libvirt',
  severity: 'error',
  title: 'Booting from a host device that cannot boot',
  why: 'Mediated devices and vhost-scsi have no boot order in QEMU.',
  remedy: 'Remove <boot> from the device.',
  witness: [
    { source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainMdevDefVFIOPCI', text: 'booting from assigned devices is not supported by mediated devices of model vfio-pci' },
    { source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainMdevDefVFIOAP', text: 'booting from assigned devices is not supported by mediated devices of model vfio-ap' },
    { source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDeviceDefHostdev', text: 'booting from assigned devices is not supported by vhost SCSI devices' },
  ],
  drivers: QEMU_DRIVERS,
  visits: ['domain/devices/hostdev'],
  *check(hostdev, { text: source }) {
    const boot = child(hostdev, 'boot');
    const type = value(hostdev, 'type');
    const model = value(hostdev, 'model');
    if (!boot || !(type === 'scsi_host' || (type === 'mdev' && (model === 'vfio-pci' || model === 'vfio-ap')))) return;
    yield { at: boot, message: `${deviceName(hostdev)} cannot be booted from.`, fixes: [safeFix('Remove <boot>', removeElement(source, boot))] };
  },
  bad: [
    "<hostdev mode='subsystem' type='mdev' model='vfio-pci'><source><address uuid='53764d0e-85a0-42b4-af5c-2046b460b1dc'/></source>«<boot order='1'/>»</hostdev>",
    "<hostdev mode='subsystem' type='scsi_host'><source protocol='vhost' wwpn='naa.5000000000000001'/>«<boot order='1'/>»</hostdev>",
  ],
  good: [
    "<hostdev mode='subsystem' type='pci' managed='yes'><source><address domain='0' bus='1' slot='0' function='0'/></source><boot order='1'/></hostdev>",
  ],
});
