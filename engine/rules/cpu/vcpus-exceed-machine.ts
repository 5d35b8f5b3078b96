import { archOf, machineOf } from '../../schema/domain/machine.ts';
import { maxVcpus } from '../../schema/domain/vcpus.ts';
import { child, textSpan } from '../../xml/query.ts';
import { defineRule, QEMU_DRIVERS } from '../rule.ts';

const host = { guests: [{ osType: 'hvm', arch: 'x86_64', emulator: '/usr/bin/qemu-system-x86_64', domainTypes: ['qemu', 'kvm'], machines: [{ name: 'q35', canonical: 'pc-q35-7.2', maxCpus: 288 }, { name: 'isapc', maxCpus: 1 }] }] };
const guest = (vcpu: string, machine: string): string => `<domain type='kvm'><name>example</name><memory unit='GiB'>1</memory>${vcpu}<os><type arch='x86_64' machine='${machine}'>hvm</type></os></domain>`;

export default defineRule({
  id: 'vcpus-exceed-machine',
  profile: 'host',
  cause: 'cfg-max-cpus',
  severity: 'error',
  title: 'More vCPUs than the machine type takes',
  why: "Each machine type of QEMU has a largest number of CPUs, which the host's QEMU tells. libvirt refuses more.",
  remedy: 'Lower <vcpu>, or use a newer machine type.',
  witness: [{ source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainVCpuTopology', text: 'Maximum CPUs greater than specified machine type limit %1$u' }],
  drivers: QEMU_DRIVERS,
  visits: ['domain/vcpu'],
  needs: ['guests'],
  *check(vcpu, { text, domain, host: { guests } }) {
    const most = maxVcpus(domain);
    const machine = machineOf(domain);
    if (most === undefined || machine === undefined || child(domain, 'vcpu') !== vcpu) return;
    const limits = guests.filter((g) => g.arch === archOf(domain)).flatMap((g) => g.machines).filter((m) => m.name === machine || m.canonical === machine).map((m) => m.maxCpus ?? 0);
    const limit = Math.max(0, ...limits);
    if (limit > 0 && most > limit) yield { at: textSpan(vcpu, text), message: `The machine type ${machine.slice(0, 40)} takes at most ${limit} vCPUs on this host, not ${most}.` };
  },
  bad: [{ xml: guest('<vcpu>«2»</vcpu>', 'isapc'), host }, { xml: guest('<vcpu>«512»</vcpu>', 'pc-q35-7.2'), host }],
  good: [{ xml: guest('<vcpu>288</vcpu>', 'q35'), host }, { xml: guest('<vcpu>512</vcpu>', 'virt'), host }],
});
