import type { HostDeviceNode } from '../host-facts.ts';
import { known } from '../machine-xml.ts';
import { defineProbe } from '../probe.ts';

/** Nothing is opened: access(2) says whether the asking user might. */
const LOOK = `for f in /dev/kvm /dev/vhost-net /dev/vhost-vsock /dev/net/tun /dev/vfio/vfio /dev/iommu /dev/sev /dev/sgx_vepc /dev/sgx_provision /dev/hwrng /dev/random /dev/urandom /dev/tpm0 /dev/fuse /dev/userfaultfd /dev/udmabuf /dev/dri /dev/dri/renderD*; do
d=\${f%/*}
case $f in *'*') continue;; esac
if [ -e "$f" ]; then
if [ -r "$f" ] && [ -w "$f" ]; then a=yes; else a=no; fi
stat -L -c "$a|%a|%U|%G|%n" -- "$f"
elif [ -x "$d/" ] || [ ! -e "$d" ]; then echo "absent|$f"; fi
done`;

function toNode(line: string): HostDeviceNode[] {
  const absent = /^absent\|(\/dev\/[\w/-]{1,60})$/.exec(line);
  if (absent) return [{ path: absent[1]!, exists: false }];
  const match = /^(yes|no)\|([0-7]{1,4})\|([^|]{1,64})\|([^|]{1,64})\|(\/dev\/[\w/-]{1,60})$/.exec(line);
  return match ? [known<HostDeviceNode>({ path: match[5]!, exists: true, mode: match[2]!, owner: match[3]!, group: match[4]!, accessible: match[1] === 'yes' })] : [];
}

export default defineProbe({
  id: 'device-nodes',
  title: 'Special files that virtual machines need',
  why: 'KVM, vhost, TUN, VFIO, SEV, SGX, random numbers: without its file a device cannot be had.',
  argv: ['/bin/sh', '-c', LOOK],
  limits: { bytes: 16384, seconds: 5 },
  quick: true,
  parse(stdout) {
    const deviceNodes = stdout.split('\n').flatMap(toNode);
    return deviceNodes.length > 0 ? { deviceNodes } : {};
  },
  samples: [{
    stdout: 'no|660|root|kvm|/dev/kvm\nabsent|/dev/vhost-net\nyes|666|root|root|/dev/net/tun\n',
    facts: {
      deviceNodes: [
        { path: '/dev/kvm', exists: true, mode: '660', owner: 'root', group: 'kvm', accessible: false },
        { path: '/dev/vhost-net', exists: false },
        { path: '/dev/net/tun', exists: true, mode: '666', owner: 'root', group: 'root', accessible: true },
      ],
    },
  }],
});
