import { defineProbe } from '../probe.ts';

export default defineProbe({
  id: 'kernel-command-line',
  title: 'Kernel command line',
  why: 'IOMMU, huge pages and isolated CPUs are set there.',
  argv: ['cat', '/proc/cmdline'],
  limits: { bytes: 8192, seconds: 5 },
  quick: true,
  buildsOn: ['kernel'],
  parse(stdout, { kernel }) {
    const commandLine = stdout.trim();
    return kernel && commandLine !== '' ? { kernel: { ...kernel, commandLine } } : {};
  },
  samples: [{
    stdout: 'BOOT_IMAGE=/vmlinuz-6.1.0-31-amd64 root=/dev/sda2 ro intel_iommu=on default_hugepagesz=1G hugepages=8\n',
    known: { kernel: { release: '6.1.0-31-amd64' } },
    facts: { kernel: { release: '6.1.0-31-amd64', commandLine: 'BOOT_IMAGE=/vmlinuz-6.1.0-31-amd64 root=/dev/sda2 ro intel_iommu=on default_hugepagesz=1G hugepages=8' } },
  }],
});
