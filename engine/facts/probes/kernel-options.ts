import { defineProbe } from '../probe.ts';

/** What distributions and builders of small kernels leave out, and virtual machines may ask for. */
const NAMES = ['KVM', 'KVM_INTEL', 'KVM_AMD', 'KVM_SMM', 'KVM_HYPERV', 'KVM_XEN', 'VHOST_NET', 'VHOST_VSOCK', 'VFIO_PCI', 'TUN', 'MACVTAP', 'HUGETLBFS'];

/** The first that is there: the kernel's own word, what distributions put beside it, what comes with its modules. */
const LOOK = `r=$(uname -r)
if [ -r /proc/config.gz ]; then gzip -d -c /proc/config.gz
else for f in "/boot/config-$r" "/lib/modules/$r/config"; do if [ -r "$f" ]; then cat "$f"; break; fi; done
fi | grep -E '^(# )?CONFIG_(${NAMES.join('|')})[= ]'`;

export default defineProbe({
  id: 'kernel-options',
  title: 'Options the kernel was built with',
  why: 'System management mode, Hyper-V enlightenments and vhost are left out of some kernels.',
  argv: ['/bin/sh', '-c', LOOK],
  limits: { bytes: 8192, seconds: 5 },
  quick: true,
  parse(stdout) {
    const set = [...stdout.matchAll(/^CONFIG_([A-Z0-9_]{1,40})=([ym])$/gm)].map(([, name, value]) => [name!, value!] as const);
    const unset = [...stdout.matchAll(/^# CONFIG_([A-Z0-9_]{1,40}) is not set$/gm)].map(([, name]) => [name!, 'n'] as const);
    const found = [...set, ...unset].filter(([name]) => NAMES.includes(name));
    return found.length > 0 ? { kernelOptions: Object.fromEntries(found) } : {};
  },
  samples: [
    { stdout: 'CONFIG_KVM=m\n# CONFIG_KVM_SMM is not set\nCONFIG_KVM_HYPERV=y\nCONFIG_KVM_BOGUS=y\n', facts: { kernelOptions: { KVM: 'm', KVM_HYPERV: 'y', KVM_SMM: 'n' } } },
    { stdout: '', facts: {} },
  ],
});
