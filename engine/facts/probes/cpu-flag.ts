import { defineProbe } from '../probe.ts';

export default defineProbe({
  id: 'cpu-flag',
  title: 'Virtualisation flag of the CPU',
  why: 'Whether the CPU (or the firmware) offers what KVM needs. Only x86 has it.',
  argv: ['grep', '-m1', '-E', '^flags[[:space:]]*:', '/proc/cpuinfo'],
  limits: { bytes: 16384, seconds: 5 },
  parse(stdout) {
    if (!/^flags\s{0,9}:/.test(stdout)) return {};
    const flags = new Set(stdout.split(/\s+/));
    return { kvm: { cpuFlag: flags.has('vmx') ? 'vmx' : flags.has('svm') ? 'svm' : 'none' } };
  },
  samples: [
    { stdout: 'flags\t\t: fpu vme de pse tsc msr pae mce cx8 apic sep vmx smx est\n', facts: { kvm: { cpuFlag: 'vmx' } } },
    { stdout: 'flags\t\t: fpu vme de pse tsc hypervisor\n', facts: { kvm: { cpuFlag: 'none' } } },
  ],
});
