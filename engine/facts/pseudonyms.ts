import type { FactName, HostFacts } from './host-facts.ts';

/**
 * Stands in for names, one and the same for each as long as it lives. Nothing leads back from a pseudonym: they are numbers in the
 * order in which names were met. Names that every host has (of folders, users, interfaces) stay, for rules know them.
 */
export interface Pseudonyms {
  /** The facts under other names, of the same structure. */
  facts(facts: HostFacts): HostFacts;
}

type Rewrite = (text: string) => string;
/** How a fact is rewritten: a text, every member of a list, the named members of an object. What is not named stays as it is. */
type Plan = Rewrite | { readonly each: Plan } | { readonly [member: string]: Plan };

/** Folders, files and devices that lie where distributions put them. */
const PLAIN_SEGMENTS = new Set(
  ('bin boot dev etc home lib lib64 libexec lost+found media mnt opt proc root run sbin share srv sys tmp usr var local cache log spool libvirt qemu images boot nvram save snapshot dump ram channel target swtpm ' +
  'OVMF AAVMF edk2 ovmf aarch64 x64 firmware vhost-user seabios qemu-efi-aarch64 mapper disk by-id by-path by-uuid by-partuuid zvol shm hugepages hugepages-2048kB hugepages-1048576kB net tun kvm vfio vhost-net vhost-vsock ' +
  'pki libvirt-spice libvirt-vnc libvirt-chardev ca-cert.pem server-cert.pem server-key.pem null zero random urandom hwrng fuse sev iommu userfaultfd udmabuf sgx_vepc sgx_provision data storage pool pools vm vms iso isos backup nfs domain default').split(' '),
);
const PLAIN_SEGMENT = /^(?:\.{0,2}|(?:sd|vd|xvd)[a-z]{1,3}\d{0,3}|nvme\d+(?:n\d+(?:p\d+)?)?|(?:loop|md|dm-|sr|nbd|tpm|renderD|zd)\d{1,4}|OVMF_\w+(?:\.\w+)*|AAVMF_\w+(?:\.\w+)*|edk2-[\w-]+|qemu-system-\w+|\d+)$/;
const PLAIN_NAMES = new Set(['default', 'images', 'boot', 'lo', 'root', 'nobody', 'kvm', 'qemu', 'libvirt', 'libvirt-qemu', 'libvirt-dnsmasq', 'disk', 'adm', 'wheel', 'sudo', 'users', 'systemd-journal', 'tss', 'swtpm', 'input', 'video', 'render', 'tty', 'localhost', 'admin']);
const PLAIN_INTERFACE = /^(?:eth\d+|(?:en|wl)[ops]\d[\da-z]{0,10}|ib\d+|virbr\d+(?:-nic)?|vnet\d+|macvtap\d+|br\d+|bond\d+|docker0|tap\d+|team\d+|dummy\d+)$/;
/** Filters that come with libvirt. */
const PLAIN_FILTER = /^(?:allow|no|clean|qemu)-(?:arp|dhcp|dhcp-server|dhcpv6|dhcpv6-server|incoming-ipv4|incoming-ipv6|ipv4|ipv6|traffic|traffic-gateway|arp-spoofing|arp-ip-spoofing|arp-mac-spoofing|ip-multicast|ip-spoofing|ipv6-multicast|ipv6-spoofing|mac-broadcast|mac-spoofing|other-l2-traffic|other-rarp-traffic|announce-self|announce-self-rarp)$/;
/** What of a kernel command line matters to virtual machines, and names nobody. */
const PLAIN_PARAMETER = /^(?:(?:intel|amd)_iommu|iommu(?:\.\w+)?|default_hugepagesz|hugepagesz?|transparent_hugepage|isolcpus|nohz_full|rcu_nocbs|kvm[\w-]*\.\w+|vfio[\w-]*\.\w+|vhost\w*\.\w+|pci|mem_encrypt|prot_virt|nosmt|mitigations|maxcpus|nr_cpus|mem|numa|numa_balancing|cgroup_\w+|systemd\.unified_cgroup_hierarchy|security|apparmor|selinux|lockdown|quiet|ro|rw|nomodule|tsc|clocksource|processor\.max_cstate|intel_idle\.max_cstate|intel_pstate)(?:=|$)/;

const hexadecimal = (count: number, digits: number): string => count.toString(16).padStart(digits, '0');

/** Pseudonyms that know nobody yet. Use one for all hosts that are to be compared. */
export function createPseudonyms(): Pseudonyms {
  const given = new Map<string, string>();
  const counts = new Map<string, number>();
  const stand = (kind: string, original: string, make: (count: number) => string): string => {
    const known = given.get(original);
    if (known !== undefined) return known;
    const count = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, count);
    given.set(original, make(count));
    return given.get(original)!;
  };
  const name = (kind: string): Rewrite => (text) => (text === '' || PLAIN_NAMES.has(text) ? text : stand(kind, text, (count) => `${kind}-${count}`));
  const anyName = name('name');
  const segment: Rewrite = (text) => {
    if (PLAIN_SEGMENTS.has(text) || PLAIN_SEGMENT.test(text)) return text;
    const [, stem = text, ending = ''] = /^(.*?)(\.(?:qcow2|img|raw|iso|vmdk|vdi|vhdx?|qed|fd|bin|sock|json|xml|conf|log|save))?$/s.exec(text) ?? [];
    const suffix = stem.endsWith('_VARS') ? '_VARS' : '';
    return `${anyName(stem.slice(0, stem.length - suffix.length))}${suffix}${ending}`;
  };
  const path: Rewrite = (text) => {
    // The distribution's own.
    if (/^\/usr\/(?!local\/)/.test(text)) return text;
    const [, scheme = '', rest = text] = /^([a-z][a-z+]{1,20}:\/\/|nbd:|rbd:)?(.*)$/s.exec(text) ?? [];
    return `${scheme}${rest.split('/').map(segment).join('/')}`;
  };
  const uuid: Rewrite = (text) => stand('uuid', text.toLowerCase(), (count) => `00000000-0000-4000-8000-${hexadecimal(count, 12)}`);
  const mac: Rewrite = (text) => {
    const low = text.toLowerCase();
    if (/^(?:00:){5}00$/.test(low)) return text;
    // Whose devices they are and whether they are group addresses stays; who they are does not.
    const maker = low.startsWith('52:54:00') ? '52:54:00' : /^.[13579bdf]/.test(low) ? '03:00:00' : '02:00:00';
    return stand('mac', low, (count) => `${maker}:${hexadecimal(count, 6).replace(/(..)(?=.)/g, '$1:')}`);
  };
  const address: Rewrite = (text) => (/^(?:0\.0\.0\.0|127\..*|::|::1)$/.test(text) ? text : stand('address', text, (count) => (text.includes(':') ? `2001:db8::${count.toString(16)}` : `192.0.2.${count % 256}`)));
  const networkInterface: Rewrite = (text) => (PLAIN_INTERFACE.test(text) ? text : name('if')(text));
  const account = (kind: string): Rewrite => (text) => (/^\+?\d+$/.test(text) ? text : name(kind)(text));
  const [user, group] = [account('user'), account('group')] as const;
  const filter: Rewrite = (text) => (PLAIN_FILTER.test(text) ? text : name('filter')(text));
  const source: Rewrite = (text) => (text.startsWith('/') ? path(text) : text.split(/([/:,@])/).map((part) => (/^[/:,@]$/.test(part) ? part : segment(part))).join(''));
  const thinPool: Rewrite = (text) => text.split('-').map((part) => (/^(?:tpool|tdata|tmeta)$/.test(part) ? part : anyName(part))).join('-');
  const commandLine: Rewrite = (text) => text.split(/\s+/).filter((word) => PLAIN_PARAMETER.test(word)).join(' ');
  /** A setting of qemu.conf: an address, or words with paths among them. */
  const setting: Rewrite = (text) => (/^(?:\d{1,3}(?:\.\d{1,3}){3}|[\da-f]*:[\da-f:.]+)$/i.test(text) ? address(text) : text.replace(/\/[^\s",:\]]+/g, path));

  const domain = {
    name: name('vm'), uuid, macs: { each: mac }, disks: { each: path }, sharedDisks: { each: path }, nvram: path, mediated: { each: uuid }, networks: { each: name('net') }, bridges: { each: networkInterface }, emulator: path,
  };
  const file = { path, target: path, backing: path, owner: user, group };
  /** One plan for each fact, or null where nothing in it names anybody; the type sees to it that none is forgotten. */
  const plans: Readonly<Record<FactName, Plan | null>> = {
    hostname: name('host'), architecture: null, kernel: { commandLine }, versions: null, memory: null, numaCells: null, cpus: null, kvm: { owner: user, group }, hostCpu: null,
    guests: { each: { emulator: path } }, domainCapabilities: { each: { emulator: path, loaderPaths: { each: path } } },
    domains: { each: domain }, networks: { each: { name: name('net'), uuid, bridge: networkInterface, portgroups: { each: anyName } } },
    pools: { each: { name: anyName, uuid, path } }, volumes: { each: { pool: anyName, name: segment, path } },
    hostDevices: { mediated: { each: { uuid } } },
    interfaces: { each: { name: networkInterface, mac, master: networkInterface } }, images: { each: file },
    security: { qemuUser: user, qemuGroup: group, qemuGroups: { each: group }, qemuConf: { user, group, swtpm_user: user, swtpm_group: group, '*': setting } }, maxVcpus: null, kernelModules: null, moduleParameters: null, iommu: null,
    deviceNodes: { each: { owner: user, group } }, firmware: { each: { path, executable: { path }, nvramTemplate: { path } } }, vhostUser: { each: { path, binary: path } }, programs: { each: { path } },
    secrets: { each: { uuid, usage: source } }, nwfilters: { each: { name: filter, uuid } }, fileSystems: { each: { mount: path, source } },
    storage: { zpools: { each: { name: anyName } }, volumeGroups: { each: { name: anyName } }, thinPools: { each: { name: thinPool } } }, cgroups: null, listeners: { each: { address } }, addresses: { each: address }, kernelOptions: null, qemuModules: null, certificates: { each: { path } }, accounts: { each: { name: user } }, daemonLimits: null, firmwareSwitches: null, connection: null,
    asker: { user, groups: { each: group } },
  };
  return { facts: (facts) => Object.fromEntries(Object.entries(facts).map(([key, value]) => [key, rewrite(value, plans[key as FactName])])) };
}

function rewrite(value: unknown, plan: Plan | null | undefined): unknown {
  if (!plan) return value;
  if (typeof plan === 'function') return typeof value === 'string' ? plan(value) : value;
  if (Array.isArray(value)) return 'each' in plan ? value.map((member) => rewrite(member, plan['each'] as Plan)) : value;
  if (typeof value !== 'object' || value === null) return value;
  const plans = plan as Readonly<Record<string, Plan>>;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, rewrite(member, Object.hasOwn(plans, key) ? plans[key] : plans['*'])]));
}
