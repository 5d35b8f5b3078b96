import { deviceName } from '../../schema/read.ts';
import { child, value } from '../../xml/query.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'hostdev-mdev-needs-uuid',
  profile: 'libvirt',
  severity: 'error',
  title: 'A mediated device without its UUID',
  why: 'A mediated device is found by its UUID on the host.',
  remedy: 'Write <address uuid=\'…\'/> as virsh nodedev-list --cap mdev shows it.',
  witness: [{
    source: 'libvirt 11.3.0 src/conf/domain_conf.c virDomainHostdevSubsysMediatedDevDefParseXML',
    text: 'Missing \'uuid\' attribute for element <address>',
  }],
  visits: ['domain/devices/hostdev'],
  *check(hostdev) {
    if (value(hostdev, 'type') !== 'mdev') return;
    const source = child(hostdev, 'source');
    const address = child(source, 'address');
    if (source && !value(address, 'uuid')) yield { at: address ?? source, message: `${deviceName(hostdev)} does not name the UUID of the device on the host.` };
  },
  bad: [
    `<hostdev mode='subsystem' type='mdev' model='vfio-pci'>
      <source>
        «<address domain='0'/>»
      </source>
    </hostdev>`,
  ],
  good: [
    `<hostdev mode='subsystem' type='mdev' model='vfio-pci'>
      <source>
        <address uuid='3b5c1d2e-0f4a-4b6c-8d7e-9f0a1b2c3d4e'/>
      </source>
    </hostdev>`,
  ],
});
