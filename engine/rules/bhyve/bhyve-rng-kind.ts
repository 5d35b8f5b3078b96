import { attribute, child, text } from '../../xml/query.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'bhyve-rng-kind',
  profile: 'libvirt',
  severity: 'error',
  title: 'A random generator that bhyve does not have',
  why: 'bhyve has a virtio generator fed from /dev/random.',
  remedy: 'Use <rng model=\'virtio\'><backend model=\'random\'>/dev/random</backend></rng>.',
  witness: [{
    source: 'libvirt 11.3.0 src/bhyve/bhyve_domain.c bhyveDomainDeviceDefValidate',
    text: 'Only \'random\' backend model is supported',
  }, {
    source: 'libvirt 11.3.0 src/bhyve/bhyve_domain.c bhyveDomainDeviceDefValidate',
    text: 'Only /dev/random source is supported',
  }],
  drivers: ['bhyve'],
  visits: ['domain/devices/rng'],
  *check(rng) {
    const model = attribute(rng, 'model');
    const backend = child(rng, 'backend');
    const kind = attribute(backend, 'model');
    if (model && model.value !== 'virtio') yield { at: model, message: `bhyve has no random generator of model '${model.value}', only virtio.` };
    else if (kind && kind.value !== 'random') yield { at: kind, message: `bhyve takes random numbers from /dev/random, not from the backend '${kind.value}'.` };
    else if (backend && text(backend) !== '' && text(backend) !== '/dev/random') yield { at: backend, message: `bhyve takes random numbers from /dev/random, not from ${text(backend)}.` };
  },
  bad: [
    `<domain type='bhyve'>
  <name>a</name>
  <memory unit='MiB'>512</memory>
  <os><type>hvm</type></os>
  <devices>
    <rng model='virtio'>
      <backend «model='builtin'»/>
    </rng>
  </devices>
</domain>`,
  ],
  good: [
    `<domain type='bhyve'>
  <name>a</name>
  <memory unit='MiB'>512</memory>
  <os><type>hvm</type></os>
  <devices>
    <rng model='virtio'>
      <backend model='random'>/dev/random</backend>
    </rng>
  </devices>
</domain>`,
  ],
});
