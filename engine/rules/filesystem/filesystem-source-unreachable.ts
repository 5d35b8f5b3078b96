import { allows, closedFolder, described, fileAt } from '../../schema/domain/host-files.ts';
import { ownSeclabel } from '../../schema/domain/host-seclabel.ts';
import { deviceName } from '../../schema/read.ts';
import { attribute, child, value } from '../../xml/query.ts';
import { defineRule } from '../rule.ts';

const folder = (path: string, mode: string) => ({ path, exists: true, type: 'directory', mode, owner: 'root', group: 'root' }) as const;
const host = { security: { qemuUser: 'libvirt-qemu', qemuGroup: 'kvm', qemuGroups: ['kvm'] }, images: [folder('/srv', '755'), folder('/srv/shut', '700'), folder('/srv/shut/in', '755'), folder('/srv/share', '755')] };
const share = (source: string, driver = ''): string => `<filesystem type='mount' accessmode='mapped'>${driver}<source ${source}/><target dir='share'/></filesystem>`;

export default defineRule({
  id: 'filesystem-source-unreachable',
  cause: 'fsdev-9p-perm',
  profile: 'host',
  severity: 'error',
  title: 'A shared folder that QEMU may not read',
  why: 'For 9p QEMU itself opens the folder, as the user that it runs as. libvirt changes the owner of images, but never of shared folders.',
  remedy: "Let the user read the folder and pass those above it (setfacl -m u:libvirt-qemu:rx FOLDER), or share it by virtiofs, whose daemon runs as root.",
  witness: [{ source: 'qemu 7.2.0 hw/9pfs/9p-local.c local_init', text: "failed to open '%s'" }],
  drivers: ['qemu', 'kvm'],
  visits: ['domain/devices/filesystem'],
  needs: ['images', 'security'],
  *check(filesystem, { domain, host: { images, security } }) {
    const at = ['mount', undefined].includes(value(filesystem, 'type')) ? attribute(child(filesystem, 'source'), 'dir') : undefined;
    if (!at?.value.startsWith('/') || value(child(filesystem, 'driver'), 'type') === 'virtiofs' || ownSeclabel(domain)) return;
    const closed = closedFolder(images, security, at.value);
    const own = fileAt(images, at.value);
    const reads = allows(own, security, 'read');
    const shut = closed ?? (own && (reads === 'no' || reads === 'perhaps-not') ? { folder: own, isSure: reads === 'no' } : undefined);
    if (shut) yield { at, severity: shut.isSure ? 'error' : 'warning', message: `${deviceName(filesystem)} shares ${at.value.slice(0, 120)}, but QEMU's user ${security.qemuUser!.slice(0, 40)} may not ${closed ? 'enter' : 'read'} ${described(shut.folder)}.` };
  },
  bad: [{ xml: share("«dir='/srv/shut'»"), host }, { xml: share("«dir='/srv/shut/in'»"), host }],
  good: [{ xml: share("dir='/srv/share'"), host }, { xml: share("dir='/srv/shut'", "<driver type='virtiofs'/>"), host }],
});
