import { maxVcpus as mostOf } from '../../schema/domain/vcpus.ts';
import { child, textSpan } from '../../xml/query.ts';
import { defineRule } from '../rule.ts';

const host = { maxVcpus: { kvm: 710, qemu: 255 } };
const guest = (type: string, vcpu: string): string => `<domain type='${type}'><name>example</name><memory unit='GiB'>1</memory><vcpu>${vcpu}</vcpu><os><type arch='x86_64' machine='q35'>hvm</type></os></domain>`;

export default defineRule({
  id: 'vcpus-exceed-hypervisor',
  cause: 'cfg-max-cpus',
  profile: 'host',
  severity: 'error',
  title: 'More vCPUs than KVM of the host takes',
  why: 'The kernel of the host has a largest number of vCPUs for one guest. QEMU stops at the start when the guest has, or may get, more.',
  remedy: 'Lower <vcpu> (virsh maxvcpus kvm tells the limit), or use a host with a newer kernel.',
  witness: [{ source: 'qemu 7.2.0 accel/kvm/kvm-all.c kvm_init', text: 'Number of %s cpus requested (%d) exceeds the maximum cpus supported by KVM (%d)' }],
  drivers: ['kvm'],
  visits: ['domain/vcpu'],
  needs: ['maxVcpus'],
  *check(vcpu, { text, domain, host: { maxVcpus } }) {
    const most = mostOf(domain);
    if (most === undefined || maxVcpus.kvm === undefined || maxVcpus.kvm < 1 || most <= maxVcpus.kvm || child(domain, 'vcpu') !== vcpu) return;
    yield { at: textSpan(vcpu, text), message: `KVM of the host takes at most ${maxVcpus.kvm} vCPUs, not ${most}.` };
  },
  bad: [{ xml: guest('kvm', '«1024»'), host }],
  good: [{ xml: guest('kvm', '288'), host }, { xml: guest('qemu', '1024'), host }],
});
