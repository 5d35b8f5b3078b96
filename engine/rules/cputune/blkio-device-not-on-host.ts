import { becauseOf, missingPart } from '../../schema/domain/host-files.ts';
import { text as textOf, textSpan } from '../../xml/query.ts';
import { defineRule } from '../rule.ts';

const host = { cgroups: { version: 2, controllers: ['cpu', 'blkio'] }, images: [{ path: '/dev', exists: true }, { path: '/dev/sdx', exists: false }, { path: '/dev/sda', exists: true }] } as const;
const guest = (path: string): string => `<domain type='kvm'><name>a</name><memory unit='MiB'>512</memory><blkiotune><device><path>${path}</path><weight>500</weight></device></blkiotune><os><type arch='x86_64'>hvm</type></os></domain>`;

export default defineRule({
  id: 'blkio-device-not-on-host',
  cause: 'host-path-missing',
  profile: 'host',
  severity: 'error',
  title: 'Block I/O tuning for a disk that the host does not have',
  why: 'Weights and limits of <blkiotune> are for whole disks of the host, which the kernel knows by number. libvirt looks for the device file when the guest starts.',
  remedy: 'Name a disk of this host, or limit the guest’s own disks by <iotune>.',
  witness: [{ source: 'libvirt 11.3.0 src/util/vircgroup.c virCgroupGetBlockDevString', text: "Path '%1$s' is not accessible" }],
  drivers: ['qemu', 'kvm'],
  onlyWith: ['blkiotune'],
  visits: ['domain/blkiotune/device/path'],
  needs: ['images', 'cgroups'],
  *check(path, { text, host: { images, cgroups } }) {
    const written = textOf(path);
    const missing = written.startsWith('/') ? missingPart(images, written) : undefined;
    // Without the controller nothing is tuned, and nothing refused.
    if (missing !== undefined && cgroups.controllers.includes('blkio')) yield { at: textSpan(path, text), message: `Block I/O of ${written.slice(0, 120)} is to be tuned, which the host does not have${becauseOf(missing, written)}.` };
  },
  bad: [{ xml: guest('«/dev/sdx»'), host }],
  good: [{ xml: guest('/dev/sda'), host }, { xml: guest('/dev/sdx'), host: { ...host, cgroups: { version: 'none', controllers: [] } } }],
});
