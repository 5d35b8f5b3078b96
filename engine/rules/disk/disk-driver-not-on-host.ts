import { deviceName } from '../../schema/read.ts';
import { attribute, child, descend, text, value } from '../../xml/query.ts';
import type { Element } from '../../xml/tree.ts';
import { defineRule } from '../rule.ts';

const host = { qemuModules: ['ui-spice-core', 'block-iscsi'], programs: [{ name: 'nbdkit', path: '/usr/bin/nbdkit' }] };
const disk = (source: string): string => `<disk type='network'><driver name='qemu' type='raw'/><source ${source} name='pool/a'><host name='192.0.2.1'/></source><target dev='vda' bus='virtio'/></disk>`;

/** The module of each protocol, in QEMU's block/meson.build: with loadable modules, these are always apart. */
const MODULES: Readonly<Record<string, string>> = { rbd: 'block-rbd', iscsi: 'block-iscsi', gluster: 'block-gluster', nfs: 'block-nfs', ssh: 'block-ssh', http: 'block-curl', https: 'block-curl', ftp: 'block-curl', ftps: 'block-curl' };
/** libvirt hands these to nbdkit where it is installed (src/qemu/qemu_nbdkit.c). */
const NBDKIT: ReadonlySet<string> = new Set(['ssh', 'http', 'https', 'ftp', 'ftps', 'tftp']);

/** Only the distribution's own emulator looks for modules where they were looked for. */
const isPackaged = (domain: Element): boolean => {
  const emulator = descend(domain, 'devices', 'emulator');
  return !emulator || /^\/usr\/(?:bin|libexec)\//.test(text(emulator));
};

export default defineRule({
  id: 'disk-driver-not-on-host',
  cause: 'qemu-module-notfound',
  profile: 'host',
  severity: 'error',
  title: 'A network disk whose driver is not installed',
  why: 'Where QEMU is built with loadable modules, the drivers of Ceph, iSCSI, Gluster, NFS, ssh and http are files of their own, mostly in a package of their own.',
  remedy: 'Install it: qemu-block-extra on Debian and Ubuntu, qemu-kvm-block-rbd and its like on Fedora, RHEL and SUSE.',
  witness: [{ source: 'qemu 7.2.0 util/module.c module_load', text: 'module %s%s not found' }, { source: 'qemu 7.2.0 block.c bdrv_fill_options', text: "Unknown driver '%s'" }],
  drivers: ['qemu', 'kvm'],
  onlyWith: ['@protocol'],
  visits: ['domain/devices/disk', 'domain/devices/hostdev'],
  needs: ['qemuModules', 'programs'],
  *check(device, { domain, host: { qemuModules, programs } }) {
    const at = attribute(child(device, 'source'), 'protocol');
    const module = at && Object.hasOwn(MODULES, at.value) ? MODULES[at.value] : undefined;
    if (!at || module === undefined || (device.name === 'disk' && value(device, 'type') !== 'network') || qemuModules.length === 0 || qemuModules.includes(module) || !isPackaged(domain)) return;
    if (NBDKIT.has(at.value) && programs.some(({ name, path }) => name === 'nbdkit' && path !== undefined)) return;
    yield { at, message: `${deviceName(device)} is reached by ${at.value}, for which QEMU needs its module ${module}; it is not installed on the host.` };
  },
  bad: [{ xml: disk("«protocol='rbd'»"), host }, { xml: disk("«protocol='ssh'»"), host: { ...host, programs: [{ name: 'nbdkit' }] } }],
  good: [{ xml: disk("protocol='iscsi'"), host }, { xml: disk("protocol='https'"), host }, { xml: disk("protocol='nbd'"), host }, { xml: disk("protocol='rbd'"), host: { ...host, qemuModules: [] } }],
});
