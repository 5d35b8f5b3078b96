import { isX86 } from '../../schema/domain/machine.ts';
import { all, attribute, child, value } from '../../xml/query.ts';
import { defineRule, offeredFix, replace } from '../rule.ts';

export default defineRule({
  id: 'host-passthrough-migration',
  profile: 'migration',
  severity: 'hint',
  title: 'The CPU of one host',
  why: "With mode='host-passthrough' the guest has this host's CPU as it is. It can be migrated only to a host with the same CPU, microcode and kernel; anywhere else it may crash after it arrives, and libvirt cannot check that.",
  remedy: "Use mode='host-model', or a named model that all hosts have (virsh hypervisor-cpu-baseline finds one), for guests that are to migrate.",
  witness: [{ source: 'libvirt manual, formatdomain, CPU model and topology, mode host-passthrough', text: "even with migratable='on' migration will be dangerous unless both hosts are identical as described above" }],
  drivers: ['kvm'],
  visits: ['domain/cpu'],
  *check(cpu, { domain }) {
    const mode = attribute(cpu, 'mode');
    if (mode?.value !== 'host-passthrough' || child(domain, 'cpu') !== cpu || !mode.valueSpan) return;
    // Elsewhere KVM knows no other mode.
    if (isX86(domain) === false) return;
    // A guest that holds devices of its host does not migrate anyway.
    if (all(domain, 'devices', 'hostdev').some((h) => value(h, 'type') !== 'usb')) return;
    yield { at: mode, message: "mode='host-passthrough' ties the guest to hosts with the very same CPU.", fixes: [offeredFix("Write mode='host-model'", replace(mode.valueSpan, 'host-model'))] };
  },
  bad: ["<cpu «mode='host-passthrough'» check='none'/>"],
  good: ["<cpu mode='host-model'/>", "<cpu mode='host-passthrough'/><devices><hostdev mode='subsystem' type='pci' managed='yes'><source><address bus='1' slot='0'/></source></hostdev></devices>"],
});
