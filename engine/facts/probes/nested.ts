import { defineProbe } from '../probe.ts';

export default defineProbe({
  id: 'nested',
  title: 'Nested virtualisation',
  why: 'Whether virtual machines may themselves use KVM.',
  argv: ['/bin/sh', '-c', 'cat /sys/module/kvm_intel/parameters/nested /sys/module/kvm_amd/parameters/nested 2> /dev/null'],
  limits: { bytes: 64, seconds: 5 },
  quick: true,
  parse(stdout) {
    const said = stdout.trim();
    return /^[YN01]$/.test(said) ? { kvm: { nested: said === 'Y' || said === '1' } } : {};
  },
  samples: [{ stdout: 'Y\n', facts: { kvm: { nested: true } } }, { stdout: '0\n', facts: { kvm: { nested: false } } }],
});
