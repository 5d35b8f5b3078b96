import { guestWith } from '../../schema/domain/example-domains.ts';
import { fileAt } from '../../schema/domain/host-files.ts';
import { isX86 } from '../../schema/domain/machine.ts';
import { text as textOf, textSpan, value } from '../../xml/query.ts';
import { defineRule } from '../rule.ts';

const host = { images: [{ path: '/var/lib/nvram/a.fd', exists: true, type: 'file', sizeBytes: 1024 }, { path: '/var/lib/nvram/b.fd', exists: true, type: 'file', sizeBytes: 540672 }] } as const;
const guest = (nvram: string): string => guestWith(`<os><type arch='x86_64' machine='q35'>hvm</type><loader readonly='yes' type='pflash'>/usr/share/OVMF/CODE.fd</loader><nvram>${nvram}</nvram></os>`);
/** FLASH_SECTOR_SIZE of QEMU's pc_sysfw.c. */
const BLOCK = 4096;


export default defineRule({
  id: 'nvram-wrong-size',
  cause: 'fw-flash-size',
  profile: 'host',
  severity: 'error',
  title: 'A file with UEFI variables that is no flash image',
  why: 'Flash memory comes in whole blocks. QEMU refuses a file whose size is none of 4 KiB blocks: mostly one that was cut off while it was copied.',
  remedy: 'Remove the file: libvirt makes a new one from the template (the boot entries of the guest are lost).',
  witness: [{ source: 'qemu 7.2.0 hw/i386/pc_sysfw.c pc_system_flash_map', text: "system firmware block device %s has invalid size %" }],
  drivers: ['qemu', 'kvm'],
  visits: ['domain/os/nvram', 'domain/os/loader'],
  needs: ['images'],
  *check(element, { text, domain, host: { images } }) {
    const path = textOf(element);
    const file = fileAt(images, path);
    const isFlash = element.name === 'nvram' || value(element, 'type') === 'pflash';
    if (!isFlash || isX86(domain) !== true || !file?.exists || file.type !== 'file' || file.sizeBytes === undefined || (file.format !== undefined && file.format !== 'raw') || value(element, 'format') === 'qcow2') return;
    if (file.sizeBytes === 0 || file.sizeBytes % BLOCK !== 0) yield { at: textSpan(element, text), message: `${path.slice(0, 120)} has ${file.sizeBytes} bytes on the host, which is no multiple of 4 KiB: QEMU cannot use it as flash memory.` };
  },
  bad: [{ xml: guest('«/var/lib/nvram/a.fd»'), host }],
  good: [{ xml: guest('/var/lib/nvram/b.fd'), host }],
});
