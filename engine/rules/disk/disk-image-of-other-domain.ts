import { diskFiles, writesAlone } from '../../schema/domain/host-disk.ts';
import { called, isActive, otherDomains } from '../../schema/domain/other-domains.ts';
import { deviceName } from '../../schema/read.ts';
import { defineRule } from '../rule.ts';

const host = { domains: [{ name: 'db', uuid: '11111111-1111-4111-8111-111111111111', state: 'running', disks: ['/srv/db.img', '/srv/debian.iso'], sharedDisks: ['/srv/debian.iso'] }, { name: 'old', uuid: '22222222-2222-4222-8222-222222222222', state: 'shut off', disks: ['/srv/old.img'] }] };
const disk = (source: string, more = ''): string => `<disk type='file'><driver name='qemu' type='raw'/><source ${source}/><target dev='vda' bus='virtio'/>${more}</disk>`;

export default defineRule({
  id: 'disk-image-of-other-domain',
  cause: 'img-write-lock',
  profile: 'host',
  severity: 'warning',
  title: 'An image that another virtual machine has as well',
  why: 'Two guests that write to one image destroy it. QEMU locks what it writes to and refuses an image that another QEMU has open; where locks do not work, nobody stops them.',
  remedy: 'Give the guest an image of its own (qemu-img create -b for an overlay), or mark the disk <shareable/> in both when their file system is made for that.',
  witness: [{ source: 'qemu 7.2.0 block/file-posix.c raw_check_lock_bytes', text: 'Failed to get "%s" lock' }],
  drivers: ['qemu', 'kvm'],
  visits: ['domain/devices/disk'],
  needs: ['domains'],
  *check(element, { domain, host: { domains } }) {
    const [own] = diskFiles(element);
    if (own?.depth !== 0 || own.type === 'dir' || !writesAlone(element)) return;
    const others = otherDomains(domain, domains).filter((other) => other.disks?.includes(own.path) && !other.sharedDisks?.includes(own.path));
    const active = others.find((other) => isActive(other) === true);
    if (active) yield { at: own.at, message: `${deviceName(element)} writes to ${own.path.slice(0, 120)}, which ${called(active)} has open now.` };
    else if (others[0]) yield { at: own.at, severity: 'info', message: `${deviceName(element)} writes to ${own.path.slice(0, 120)}, as ${called(others[0])} does: they cannot run at the same time.` };
  },
  bad: [{ xml: disk("«file='/srv/db.img'»"), host }, { xml: disk("«file='/srv/old.img'»"), host }],
  good: [
    { xml: disk("file='/srv/db.img'", '<shareable/>'), host }, { xml: disk("file='/srv/debian.iso'"), host }, { xml: disk("file='/srv/own.img'"), host },
    { xml: `<domain type='kvm'><name>db</name><memory>1048576</memory><os><type>hvm</type></os><devices>${disk("file='/srv/db.img'")}</devices></domain>`, host },
  ],
});
