import { guestOf } from '../../schema/domain/example-domains.ts';
import { listed, offeredValues } from '../../schema/domain/host-capabilities.ts';
import { deviceName } from '../../schema/read.ts';
import { attribute, child } from '../../xml/query.ts';
import { defineRule, QEMU_DRIVERS } from '../rule.ts';

const capabilities = { emulator: '/usr/bin/qemu-system-x86_64', domainType: 'kvm', machine: 'pc-q35-7.2', arch: 'x86_64', features: {} };
const host = { guests: [{ osType: 'hvm', arch: 'x86_64', domainTypes: ['kvm'], machines: [{ name: 'q35', canonical: 'pc-q35-7.2' }, { name: 'pc', canonical: 'pc-i440fx-7.2' }] }], domainCapabilities: [{ ...capabilities, values: { 'disk.bus': ['fdc', 'scsi', 'virtio', 'usb'] } }] };
const guest = (machine: string, bus: string): string => guestOf('x86_64', machine, `<devices><disk type='file'><source file='/a.img'/><target dev='sda' ${bus}/></disk></devices>`);
/** libvirt lists these wherever they are; of others it says nothing. */
const LISTED: ReadonlySet<string> = new Set(['ide', 'fdc', 'scsi', 'virtio', 'usb', 'sata']);

export default defineRule({
  id: 'disk-bus-not-on-host',
  cause: 'cfg-ide-unsupported',
  profile: 'host',
  severity: 'error',
  title: 'A disk bus that this machine type does not have on the host',
  why: 'Which buses there are depends on the machine type and on how QEMU was built.',
  remedy: 'Use one of the buses that the host offers for this machine type; virtio and scsi are nearly everywhere.',
  witness: [{ source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDeviceDefControllerIDE', text: 'IDE controllers are unsupported for this QEMU binary or machine type' }, { source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDeviceDefControllerSATA', text: 'SATA is not supported with this QEMU binary' }],
  drivers: QEMU_DRIVERS,
  visits: ['domain/devices/disk'],
  needs: ['domainCapabilities', 'guests'],
  *check(disk, { domain, driver, host: { domainCapabilities, guests } }) {
    const bus = attribute(child(disk, 'target'), 'bus');
    const offered = bus?.valueSpan && LISTED.has(bus.value) ? offeredValues(domain, driver, domainCapabilities, 'disk.bus', guests) : undefined;
    if (bus && offered && !offered.includes(bus.value)) yield { at: bus, message: `${deviceName(disk)}: this machine type has no bus ${bus.value} on the host; it has ${listed(offered)}.` };
  },
  bad: [{ xml: guest('q35', "«bus='ide'»"), host }, { xml: guest('pc-q35-7.2', "«bus='sata'»"), host }],
  good: [{ xml: guest('q35', "bus='scsi'"), host }, { xml: guest('pc', "bus='ide'"), host }],
});
