import { defineProbe } from '../probe.ts';

const KVM_MODULES = ['kvm_intel', 'kvm_amd', 'kvm'] as const;

export default defineProbe({
  id: 'kernel-modules',
  title: 'Kernel modules',
  why: 'KVM, vhost, VFIO and others must be loaded for what the XML asks for.',
  argv: ['ls', '/sys/module'],
  limits: { bytes: 65536, seconds: 5 },
  quick: true,
  parse(stdout) {
    const kernelModules = stdout.split('\n').filter((line) => /^\w[\w-]{0,100}$/.test(line));
    if (kernelModules.length === 0) return {};
    return { kernelModules, kvm: { module: KVM_MODULES.find((name) => kernelModules.includes(name)) ?? 'none' } };
  },
  samples: [{
    stdout: '8250\nkvm\nkvm_amd\ntun\nvhost_net\n',
    facts: { kernelModules: ['8250', 'kvm', 'kvm_amd', 'tun', 'vhost_net'], kvm: { module: 'kvm_amd' } },
  }],
});
