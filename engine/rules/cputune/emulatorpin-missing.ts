import { maxVcpus } from '../../schema/domain/vcpus.ts';
import { all, child, value } from '../../xml/query.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'emulatorpin-missing',
  profile: 'performance',
  severity: 'hint',
  title: 'Pinned vCPUs, and an emulator that runs anywhere',
  why: "Each vCPU has a host CPU to itself, but QEMU's own threads – device emulation, I/O, migration – are not pinned: they may land on these very CPUs and make the guest stutter.",
  remedy: "Add <emulatorpin cpuset='…'/> with host CPUs that no vCPU is pinned to.",
  witness: [{ source: 'libvirt manual, formatdomain, CPU Tuning, emulatorpin', text: 'The optional emulatorpin element specifies which of host physical CPUs the "emulator", a subset of a domain not including vCPU or iothreads will be pinned to.' }],
  drivers: ['kvm'],
  visits: ['domain/cputune'],
  *check(cputune, { domain }) {
    const vcpus = maxVcpus(domain);
    const pins = all(cputune, 'vcpupin');
    // Only where the author went for one host CPU each: that is where it matters.
    const single = pins.filter((p) => /^\d+$/.test(value(p, 'cpuset') ?? ''));
    if (vcpus === undefined || vcpus < 2 || single.length < vcpus || child(cputune, 'emulatorpin') || value(child(domain, 'vcpu'), 'cpuset') !== undefined || child(domain, 'cputune') !== cputune) return;
    yield { at: cputune, message: `All ${vcpus} vCPUs are pinned to host CPUs of their own, but QEMU's other threads are not: there is no <emulatorpin>.` };
  },
  bad: ["<vcpu>2</vcpu>«<cputune>»<vcpupin vcpu='0' cpuset='2'/><vcpupin vcpu='1' cpuset='3'/></cputune>"],
  good: ["<vcpu>2</vcpu><cputune><vcpupin vcpu='0' cpuset='2'/><vcpupin vcpu='1' cpuset='3'/><emulatorpin cpuset='0-1'/></cputune>", "<vcpu>2</vcpu><cputune><vcpupin vcpu='0' cpuset='2-5'/></cputune>"],
});
