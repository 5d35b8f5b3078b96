import { areAllKnown, sourceOf } from '../../schema/domain/host-devices.ts';
import { canonicalUuid, deviceName } from '../../schema/read.ts';
import { child, value } from '../../xml/query.ts';
import { defineRule } from '../rule.ts';

const host = { hostDevices: { pci: [], usb: [], mediated: [{ uuid: '4b20d080-1b54-4048-85b3-a6a62d165c01', type: 'i915-GVTg_V5_4' }] } };
const device = (uuid: string, marks = ['', '']): string => `<hostdev mode='subsystem' type='mdev' model='vfio-pci'><source>${marks[0]}<address uuid='${uuid}'/>${marks[1]}</source></hostdev>`;

export default defineRule({
  id: 'mdev-not-on-host',
  profile: 'host',
  severity: 'error',
  title: 'A mediated device that the host does not have',
  why: 'A mediated device is a part of a graphics card or another device. libvirt does not make it for a guest, and it is gone when the host restarts unless mdevctl makes it again.',
  remedy: 'Make it (mdevctl start, or virsh nodedev-create) and have it made at boot (mdevctl define --auto).',
  witness: [{ source: 'libvirt 11.3.0 src/util/virmdev.c virMediatedDeviceNew', text: "mediated device '%1$s' not found" }],
  drivers: ['qemu', 'kvm'],
  visits: ['domain/devices/hostdev'],
  needs: ['hostDevices'],
  *check(hostdev, { host: { hostDevices } }) {
    const uuid = value(hostdev, 'type') === 'mdev' ? canonicalUuid(value(child(child(hostdev, 'source'), 'address'), 'uuid')) : undefined;
    if (uuid === undefined || !areAllKnown(hostDevices) || hostDevices.mediated.some((d) => canonicalUuid(d.uuid) === uuid)) return;
    yield { at: sourceOf(hostdev), message: `${deviceName(hostdev)}: the host has no such mediated device${hostDevices.mediated.length === 0 ? ', nor any other' : ''}.` };
  },
  bad: [{ xml: device('00000000-1b54-4048-85b3-a6a62d165c01', ['«', '»']), host }],
  good: [{ xml: device('4B20D080-1b54-4048-85b3-a6a62d165c01'), host }],
});
