import { areAllKnown } from '../../schema/domain/host-devices.ts';
import { deviceName, readNumber } from '../../schema/read.ts';
import { child, value } from '../../xml/query.ts';
import { defineRule } from '../rule.ts';

const host = { hostDevices: { pci: [], usb: [], mediated: [], scsi: [{ address: '0:0:1:0', type: 0 }] } };
const device = (address: string): string => `<hostdev mode='subsystem' type='scsi'><source><adapter name='scsi_host0'/>${address}</source></hostdev>`;

export default defineRule({
  id: 'scsi-device-not-on-host',
  cause: 'scsi-hostdev-missing',
  profile: 'host',
  severity: 'warning',
  title: 'A SCSI device that the host does not have now',
  why: 'libvirt looks for the device by its adapter, bus, target and unit when the guest starts. The numbers of adapters change with the order in which drivers are loaded.',
  remedy: 'Correct the numbers: lsscsi lists them as [host:bus:target:unit].',
  witness: [{ source: 'libvirt 11.3.0 src/util/virscsi.c virSCSIDeviceGetSgName', text: "cannot open directory '%1$s'" }, { source: 'libvirt 11.3.0 src/util/virscsi.c virSCSIDeviceNew', text: "SCSI device '%1$s': could not access %2$s" }],
  drivers: ['qemu', 'kvm'],
  onlyWith: ['hostdev'],
  visits: ['domain/devices/hostdev'],
  needs: ['hostDevices'],
  *check(hostdev, { host: { hostDevices } }) {
    const source = child(hostdev, 'source');
    const address = child(source, 'address');
    const adapter = /^scsi_host(\d{1,5})$/.exec(value(child(source, 'adapter'), 'name') ?? '')?.[1];
    if (value(hostdev, 'type') !== 'scsi' || !address || adapter === undefined || !hostDevices.scsi || !areAllKnown(hostDevices)) return;
    const parts = ['bus', 'target', 'unit'].map((name) => readNumber(value(address, name)));
    const wanted = [adapter, ...parts].join(':');
    if (parts.every((part) => part !== undefined) && !hostDevices.scsi.some((d) => d.address === wanted)) yield { at: address, message: `${deviceName(hostdev)} is the SCSI device ${wanted} of the host, which is not there now.` };
  },
  bad: [{ xml: device("«<address bus='0' target='7' unit='0'/>»"), host }],
  good: [{ xml: device("<address bus='0' target='1' unit='0'/>"), host }, { xml: device("<address bus='0' target='7' unit='0'/>"), host: { hostDevices: { pci: [], usb: [], mediated: [] } } }],
});
