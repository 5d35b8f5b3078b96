import type { Lab } from '../lab.ts';
import type { Need } from './fault.ts';

/** How each need is asked of the lab: bash that ends well when it is met, and what is said when it is not. */
const PROBES: Readonly<Record<Need, readonly [script: string, otherwise: string]>> = {
  kvm: ['perl -e \'open(my $k, "+<", "/dev/kvm") or exit 1; exit(ioctl($k, 0xAE00, 0) ? 0 : 1)\'', 'no usable /dev/kvm'],
  'no-hugepages': ['! grep -q hugetlbfs /proc/mounts', 'huge pages are mounted'],
  'no-vfio': ['[ ! -e /dev/vfio/vfio ]', 'the host has VFIO'],
  'no-usb': ['[ ! -d /sys/bus/usb/devices ]', 'the host has a USB bus'],
  swtpm: ['command -v swtpm && command -v swtpm_setup', 'swtpm is not installed'],
  dnsmasq: ['command -v dnsmasq', 'dnsmasq is not installed'],
  firewall: ['iptables -w -L -n && iptables -w -t mangle -L -n && iptables -w -t nat -L -n', 'the kernel lets nobody set firewall rules here'],
  tun: ['[ -c /dev/net/tun ] && ip tuntap add dev labtap mode tap && ip link del labtap', 'no tap devices here'],
  'no-vhost-net': ['[ ! -e /dev/vhost-net ]', 'the host has vhost-net'],
  'no-dri': ['[ ! -e /dev/dri ]', 'the host has a GPU'],
  'no-tpm': ['[ ! -e /dev/tpm0 ]', 'the host has a TPM'],
  'memory-cgroup': ['mkdir -p /run/lab/cg && mount -t cgroup -o memory memory /run/lab/cg && umount /run/lab/cg', 'no memory control group of version 1'],
  'freezer-cgroup': ['mkdir -p /run/lab/fr && mount -t cgroup -o freezer freezer /run/lab/fr && umount /run/lab/fr', 'no freezer control group of version 1'],
  'no-cgroups': ['! grep -q " cgroup" /proc/mounts', 'control groups are mounted'],
  virtiofsd: ['[ -x /usr/lib/qemu/virtiofsd ] || [ -x /usr/libexec/virtiofsd ]', 'virtiofsd is not installed'],
  bridge: ['ip link add labbr type bridge && ip link del labbr', 'no bridges here'],
  'no-ovs': ['! command -v ovs-vsctl', 'Open vSwitch is installed'],
  spice: ['virsh domcapabilities --virttype qemu | grep -q "<value>spice</value>"', 'this QEMU has no SPICE'],
  macvtap: ['ip tuntap add dev labd mode tap && ip link add link labd name labm type macvtap; s=$?; ip link del labd; exit $s', 'no macvtap here'],
  'nbd-client': ['command -v qemu-nbd', 'qemu-nbd is not installed'],
  'no-scsi-host': ['[ ! -e /sys/class/scsi_host/host0 ] && [ ! -e /dev/sg0 ]', 'the host has SCSI devices'],
};

/** Why a fault cannot be made on this machine, or undefined. */
export async function whyNot(lab: Lab, needs: readonly Need[] | undefined): Promise<string | undefined> {
  for (const need of needs ?? []) {
    const [script, otherwise] = PROBES[need];
    if ((await lab.exec(['bash', '-c', script])).code !== 0) return otherwise;
  }
  return undefined;
}
