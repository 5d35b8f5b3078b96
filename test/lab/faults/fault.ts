/** What a right diagnosis of a fault says. */
export interface Expected {
  /** Causes that may stand first; the most exact one first. Empty: the machine is healthy, and no fatal cause may be named. */
  readonly cause: readonly string[];
  /** Places of the domain's XML that may be pointed at: the element, or the attribute. Absent when the XML is not at fault. */
  readonly element?: readonly string[];
  /** Part of a line that the first cause must show, or one of several. */
  readonly evidence?: string | readonly string[];
  /** Plausible and false: first, they would send the reader the wrong way. */
  readonly wrong?: readonly string[];
}

/** Something of the machine that a fault cannot do without; each is asked of the lab itself (needs.ts). */
export type Need = 'kvm' | 'no-hugepages' | 'no-vfio' | 'no-usb' | 'swtpm' | 'dnsmasq' | 'firewall' | 'tun' | 'no-vhost-net' | 'no-dri' | 'no-tpm' | 'memory-cgroup' | 'freezer-cgroup' | 'no-cgroups' | 'virtiofsd' | 'bridge' | 'no-ovs' | 'spice' | 'macvtap' | 'nbd-client' | 'no-scsi-host';

/**
 * A real failure, made in the lab. Steps are bash, with what prelude.sh offers; the virtual machine is called `guest`.
 * They run in the order: `inject`, the XML is defined, `start`, `failed`, diagnosis, and then whatever was put off with `later`.
 */
export interface Fault {
  readonly id: string;
  readonly title: string;
  readonly expect: Expected;
  /** The domain. Defined before `start`; absent: a plain one. */
  readonly xml?: string;
  /** What the user wanted to define instead of the plain domain, and libvirt refuses. The diagnosis gets it as the XML. */
  readonly refused?: string;
  readonly inject?: string;
  /** What the user did; `virsh start guest` when absent, `virsh define` of `refused`. It must fail, unless `failed` tells of failure otherwise. */
  readonly start?: string;
  /** True (exit 0) when the failure is there; for those that no command reports. */
  readonly failed?: string;
  readonly needs?: readonly Need[];
  /**
   * libvirt logs nothing of it at its default level (`daemonErrorLogFilter`: things that are not found are told to the client alone),
   * and no fact shows it: what virsh said is told with --told, as a user would.
   */
  readonly told?: true;
  /** The daemon is changed: the lab is thrown away afterwards. */
  readonly spoils?: true;
  /** Part of the small set that runs at every `npm test`. */
  readonly quick?: true;
}
