import { attribute, child, value } from '../../xml/query.ts';
import { isOlder } from '../../core/version.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'vmport-needs-ps2',
  profile: 'libvirt',
  severity: 'error',
  title: 'VMware port without PS/2 controller',
  why: "The VMware I/O port reaches the guest's mouse through the PS/2 controller.",
  remedy: "Remove <ps2 state='off'/>, or write <vmport state='off'/>.",
  witness: [{ source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDefFeatures', text: 'vmport feature requires the ps2 feature not to be disabled' }],
  drivers: ['qemu', 'kvm', 'hvf'],
  visits: ['domain/features/vmport'],
  *check(vmport, { target }) {
    const ps2 = attribute(child(vmport.parent, 'ps2'), 'state');
    if ((value(vmport, 'state') ?? 'on') !== 'on' || ps2?.value !== 'off' || isOlder(target.libvirt, '11.3.0')) return;
    yield { at: vmport, message: 'vmport is on, but the PS/2 controller that it needs is off.', evidence: [{ at: ps2, message: 'Switched off here.' }] };
  },
  bad: ["<features>«<vmport state='on'/>»<ps2 state='off'/></features>"],
  good: ["<features><vmport state='off'/></features>"],
});
