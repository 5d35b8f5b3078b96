import { deviceName } from '../../schema/read.ts';
import { attribute, child, value } from '../../xml/query.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'hostdev-mdev-address-type',
  profile: 'libvirt',
  severity: 'error',
  title: 'A mediated device with an address of another kind',
  why: 'vfio-pci mediated devices sit on PCI, vfio-ccw on CCW; vfio-ap has no address.',
  remedy: 'Leave the <address> out, or use the type that fits.',
  witness: [{
    source: 'libvirt 11.3.0 src/conf/domain_postparse.c virDomainHostdevDefPostParse',
    text: 'Unsupported address type \'%1$s\' with mediated device model \'%2$s\'',
  }],
  visits: ['domain/devices/hostdev'],
  *check(hostdev) {
    const model = value(hostdev, 'model');
    const type = attribute(child(hostdev, 'address'), 'type');
    if (value(hostdev, 'type') !== 'mdev' || !type?.value || type.value === 'none') return;
    const fitting = model === 'vfio-pci' ? 'pci' : model === 'vfio-ccw' ? 'ccw' : undefined;
    if (fitting === undefined || type.value === fitting || type.value === 'unassigned') return;
    yield { at: type, message: `${deviceName(hostdev)} is a ${model} device but has an address of type '${type.value}'; ${fitting} fits.` };
  },
  bad: [
    `<hostdev mode='subsystem' type='mdev' model='vfio-pci'>
      <source>
        <address uuid='3b5c1d2e-0f4a-4b6c-8d7e-9f0a1b2c3d4e'/>
      </source>
      <address «type='drive'» controller='0' bus='0' target='0' unit='0'/>
    </hostdev>`,
  ],
  good: [
    `<hostdev mode='subsystem' type='mdev' model='vfio-pci'>
      <source>
        <address uuid='3b5c1d2e-0f4a-4b6c-8d7e-9f0a1b2c3d4e'/>
      </source>
      <address type='pci' domain='0' bus='0' slot='8' function='0'/>
    </hostdev>`,
  ],
});
