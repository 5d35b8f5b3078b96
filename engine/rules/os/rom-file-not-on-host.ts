import { becauseOf, missingPart } from '../../schema/domain/host-files.ts';
import { deviceName } from '../../schema/read.ts';
import { attribute, value } from '../../xml/query.ts';
import { defineRule } from '../rule.ts';

const host = { images: [{ path: '/srv/rom', exists: true }, { path: '/srv/rom/gone.rom', exists: false }, { path: '/srv/rom/card.rom', exists: true }] };
const nic = (rom: string): string => `<interface type='user'><model type='virtio'/><rom ${rom}/></interface>`;

export default defineRule({
  id: 'rom-file-not-on-host',
  cause: 'fw-romfile-missing',
  profile: 'host',
  severity: 'error',
  title: 'A ROM file that is not on the host',
  why: 'The file holds the firmware that a card shows to the guest. QEMU reads it when the guest starts.',
  remedy: "Correct the path, copy the file to the host, or remove <rom>.",
  witness: [{ source: 'qemu 7.2.0 hw/pci/pci.c pci_add_option_rom', text: 'failed to find romfile "%s"' }],
  drivers: ['qemu', 'kvm'],
  onlyWith: ['rom'],
  visits: ['domain/devices/interface/rom', 'domain/devices/hostdev/rom'],
  needs: ['images'],
  *check(rom, { host: { images } }) {
    const at = attribute(rom, 'file');
    const missing = at?.value.startsWith('/') && value(rom, 'enabled') !== 'no' ? missingPart(images, at.value) : undefined;
    if (at && missing !== undefined) yield { at, message: `${deviceName(rom)} is to have the ROM ${at.value.slice(0, 120)}, which the host does not have${becauseOf(missing, at.value)}.` };
  },
  bad: [{ xml: nic("«file='/srv/rom/gone.rom'»"), host }],
  good: [{ xml: nic("file='/srv/rom/card.rom'"), host }, { xml: nic("enabled='no'"), host }],
});
