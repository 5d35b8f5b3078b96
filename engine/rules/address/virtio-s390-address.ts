import { deviceName } from '../../schema/read.ts';
import { attribute, child, children } from '../../xml/query.ts';
import { removeElement } from '../edits.ts';
import { defineRule, safeFix } from '../rule.ts';

export default defineRule({
  id: 'virtio-s390-address',
  profile: 'libvirt',
  severity: 'error',
  title: 'An address on the virtio-s390 bus',
  why: 'The old virtio-s390 transport had no addresses, and is gone.',
  remedy: "Remove the address; libvirt takes type='ccw'.",
  witness: [
    { source: 'libvirt 11.3.0 src/conf/domain_conf.c virDomainDeviceAddressParseXML', text: "virtio-s390 bus doesn't have an address" },
  ],
  visits: ['domain/devices'],
  *check(devices, { text: source }) {
    for (const device of children(devices)) {
      const address = child(device, 'address');
      const type = attribute(address, 'type');
      if (address && type?.value === 'virtio-s390') yield { at: type, message: `${deviceName(device)} has an address of type='virtio-s390', a bus without addresses.`, fixes: [safeFix('Remove the address', removeElement(source, address))] };
    }
  },
  bad: [
    "<domain type='qemu'><name>example</name><memory unit='GiB'>1</memory><vcpu>1</vcpu><os><type arch='s390x' machine='s390-ccw-virtio'>hvm</type></os><devices><memballoon model='virtio'><address «type='virtio-s390'»/></memballoon></devices></domain>",
  ],
  good: [
    "<domain type='qemu'><name>example</name><memory unit='GiB'>1</memory><vcpu>1</vcpu><os><type arch='s390x' machine='s390-ccw-virtio'>hvm</type></os><devices><memballoon model='virtio'/></devices></domain>",
  ],
});
