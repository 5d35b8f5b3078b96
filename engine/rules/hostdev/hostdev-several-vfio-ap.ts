import { guestOf } from '../../schema/domain/example-domains.ts';
import { children, value } from '../../xml/query.ts';
import { defineRule, QEMU_DRIVERS } from '../rule.ts';

export default defineRule({
  id: 'hostdev-several-vfio-ap',
  profile: 'libvirt',
  severity: 'error',
  title: 'Two crypto adapters passed through',
  why: 'A guest has one AP bus, so QEMU takes one vfio-ap device; it may hold several queues.',
  remedy: 'Put all adapters and domains into one mediated device.',
  witness: [
    { source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainMdevDefVFIOAP', text: 'Only one hostdev of model vfio-ap is supported' },
  ],
  drivers: QEMU_DRIVERS,
  onlyWith: ['hostdev'],
  visits: ['domain/devices'],
  *check(devices) {
    const found = children(devices, 'hostdev').filter((h) => value(h, 'type') === 'mdev' && value(h, 'model') === 'vfio-ap');
    for (const extra of found.slice(1)) yield { at: extra, message: 'The domain has a vfio-ap device already; QEMU takes one.', evidence: [{ at: found[0]!, message: 'The first one is here.' }] };
  },
  bad: [
    guestOf('s390x', 's390-ccw-virtio', "<devices><hostdev mode='subsystem' type='mdev' model='vfio-ap'><source><address uuid='53764d0e-85a0-42b4-af5c-2046b460b1dc'/></source></hostdev>«<hostdev mode='subsystem' type='mdev' model='vfio-ap'>»<source><address uuid='53764d0e-85a0-42b4-af5c-2046b460b1dd'/></source></hostdev></devices>"),
  ],
  good: [
    guestOf('s390x', 's390-ccw-virtio', "<devices><hostdev mode='subsystem' type='mdev' model='vfio-ap'><source><address uuid='53764d0e-85a0-42b4-af5c-2046b460b1dc'/></source></hostdev></devices>"),
  ],
});
