import type { HostProgram } from '../host-facts.ts';
import { known } from '../machine-xml.ts';
import { defineProbe } from '../probe.ts';

/** libvirt looks for most of them on its path; QEMU's own helpers lie where the distribution puts them. */
const NAMES = [
  'swtpm', 'swtpm_setup', 'swtpm_ioctl', 'qemu-img', 'qemu-nbd', 'qemu-bridge-helper', 'qemu-pr-helper', 'virtiofsd', 'vhost-user-gpu', 'dnsmasq', 'passt', 'slirp-helper', 'dbus-daemon',
  'numad', 'mdevctl', 'dmidecode', 'radvd', 'ovs-vsctl', 'tc', 'iptables', 'nft', 'ebtables', 'virtlogd', 'virtlockd', 'nbdkit',
];

const LOOK = `IFS=:
for n in ${NAMES.join(' ')}; do
p=
for d in $PATH /usr/libexec /usr/lib/qemu /usr/libexec/qemu /usr/lib/libvirt; do
if [ -f "$d/$n" ] && [ -x "$d/$n" ]; then p=$d/$n; break; fi
done
echo "$n|$p"
done`;

export default defineProbe({
  id: 'programs',
  title: 'Programs that libvirt starts besides QEMU',
  why: 'TPMs need swtpm, shared folders virtiofsd, networks dnsmasq.',
  argv: ['/bin/sh', '-c', LOOK],
  limits: { bytes: 16384, seconds: 5 },
  quick: true,
  parse(stdout) {
    const programs = stdout.split('\n').flatMap((line): HostProgram[] => {
      const match = /^([\w-]{1,40})\|(\/.{1,200})?$/.exec(line);
      return match && NAMES.includes(match[1]!) ? [known<HostProgram>({ name: match[1]!, path: match[2] })] : [];
    });
    return programs.length > 0 ? { programs } : {};
  },
  samples: [{
    stdout: 'swtpm|\nqemu-img|/usr/bin/qemu-img\nvirtiofsd|/usr/libexec/virtiofsd\n',
    facts: { programs: [{ name: 'swtpm' }, { name: 'qemu-img', path: '/usr/bin/qemu-img' }, { name: 'virtiofsd', path: '/usr/libexec/virtiofsd' }] },
  }],
});
