import { defineProbe } from '../probe.ts';

/** Of one CPU, and of s390 two lists; more is no CPU. */
const MAX_FLAGS = 2000;

export default defineProbe({
  id: 'cpu-flag',
  title: 'Flags of the CPU',
  why: 'Whether the CPU (or the firmware) offers what KVM and encrypted machines need.',
  argv: ['grep', '-m2', '-E', '^(flags|[Ff]eatures|facilities)[[:space:]]*:', '/proc/cpuinfo'],
  limits: { bytes: 16384, seconds: 5 },
  quick: true,
  parse(stdout) {
    const lines = [...stdout.matchAll(/^(flags|[Ff]eatures|facilities)\s{0,9}:(.*)$/gm)];
    if (lines.length === 0) return {};
    const flags = [...new Set(lines.flatMap(([, , words]) => words!.split(/\s+/)).filter((word) => /^\w{1,40}$/.test(word)))].slice(0, MAX_FLAGS);
    const isX86 = lines.some(([, key]) => key === 'flags');
    return { hostCpu: { flags }, ...(isX86 && { kvm: { cpuFlag: flags.includes('vmx') ? 'vmx' : flags.includes('svm') ? 'svm' : 'none' } }) };
  },
  samples: [
    { stdout: 'flags\t\t: fpu vme de pse tsc msr pae mce cx8 apic sep vmx smx est\n', facts: { hostCpu: { flags: ['fpu', 'vme', 'de', 'pse', 'tsc', 'msr', 'pae', 'mce', 'cx8', 'apic', 'sep', 'vmx', 'smx', 'est'] }, kvm: { cpuFlag: 'vmx' } } },
    { stdout: 'flags\t\t: fpu vme de pse tsc hypervisor\n', facts: { hostCpu: { flags: ['fpu', 'vme', 'de', 'pse', 'tsc', 'hypervisor'] }, kvm: { cpuFlag: 'none' } } },
    { stdout: 'features\t: esan3 zarch sie\nfacilities      : 0 1 158\n', facts: { hostCpu: { flags: ['esan3', 'zarch', 'sie', '0', '1', '158'] } } },
  ],
});
