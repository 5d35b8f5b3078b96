import { defineProbe } from '../probe.ts';

const MODULES = ['kvm', 'kvm_intel', 'kvm_amd', 'vfio', 'vfio_iommu_type1', 'vfio_pci', 'vhost', 'vhost_net', 'vhost_vsock', 'tun'];

export default defineProbe({
  id: 'module-parameters',
  title: 'Parameters of KVM’s, VFIO’s and vhost’s modules',
  why: 'Nested virtualisation, encrypted memory, unsafe interrupts and others are switched there.',
  argv: ['/bin/sh', '-c', `cd /sys/module && for m in ${MODULES.join(' ')}; do if [ -d "$m/parameters" ]; then grep -s -H . "$m"/parameters/*; fi; done; :`],
  limits: { bytes: 32768, seconds: 5 },
  quick: true,
  parse(stdout) {
    const found = [...stdout.matchAll(/^([a-z0-9_]{1,40})\/parameters\/([a-z0-9_]{1,60}):(.{1,100})$/gm)].map(([, module, name, value]) => [`${module}.${name}`, value!] as const);
    return found.length > 0 ? { moduleParameters: Object.fromEntries(found) } : {};
  },
  samples: [{
    stdout: 'kvm/parameters/ignore_msrs:N\nkvm_amd/parameters/nested:1\nkvm_amd/parameters/sev:Y\nvfio_iommu_type1/parameters/allow_unsafe_interrupts:N\n',
    facts: { moduleParameters: { 'kvm.ignore_msrs': 'N', 'kvm_amd.nested': '1', 'kvm_amd.sev': 'Y', 'vfio_iommu_type1.allow_unsafe_interrupts': 'N' } },
  }],
});
