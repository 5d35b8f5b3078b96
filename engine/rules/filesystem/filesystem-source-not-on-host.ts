import { becauseOf, fileAt, missingPart } from '../../schema/domain/host-files.ts';
import { deviceName } from '../../schema/read.ts';
import { attribute, child, value } from '../../xml/query.ts';
import { defineRule } from '../rule.ts';

const host = { images: [{ path: '/srv', exists: true, type: 'directory' }, { path: '/srv/gone', exists: false }, { path: '/srv/share', exists: true, type: 'directory' }, { path: '/srv/a.img', exists: true, type: 'file' }] } as const;
const share = (source: string): string => `<filesystem type='mount' accessmode='mapped'><source ${source}/><target dir='share'/></filesystem>`;

export default defineRule({
  id: 'filesystem-source-not-on-host',
  cause: 'fs-source-missing',
  profile: 'host',
  severity: 'error',
  title: 'A shared folder that is not on the host',
  why: 'A folder that is shared with the guest must be there when the guest starts; libvirt does not make it.',
  remedy: 'Create the folder, or correct the path.',
  witness: [{ source: 'qemu 7.2.0 hw/9pfs/9p-local.c local_init', text: "failed to open '%s'" }],
  drivers: ['qemu', 'kvm'],
  visits: ['domain/devices/filesystem'],
  needs: ['images'],
  *check(filesystem, { host: { images } }) {
    const at = ['mount', undefined].includes(value(filesystem, 'type')) ? attribute(child(filesystem, 'source'), 'dir') : undefined;
    const missing = at?.valueSpan ? missingPart(images, at.value) : undefined;
    if (at && missing !== undefined) yield { at, message: `${deviceName(filesystem)} shares ${at.value.slice(0, 120)}, which the host does not have${becauseOf(missing, at.value)}.` };
    else if (at && fileAt(images, at.value)?.type === 'file') yield { at, message: `${deviceName(filesystem)} shares ${at.value.slice(0, 120)}, which is a file on the host and no folder.` };
  },
  bad: [{ xml: share("«dir='/srv/gone'»"), host }, { xml: share("«dir='/srv/a.img'»"), host }],
  good: [{ xml: share("dir='/srv/share'"), host }],
});
