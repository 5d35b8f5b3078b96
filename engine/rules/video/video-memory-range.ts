import type { Fix } from '../../core/finding.ts';
import { count } from '../../schema/read.ts';
import { attribute, child, value } from '../../xml/query.ts';
import { removeAttribute } from '../edits.ts';
import { defineRule, offeredFix, QEMU_DRIVERS } from '../rule.ts';

const ROUNDS_ABOVE = 2_097_152;
const LARGEST = 2 ** 31;

const isPowerOfTwo = (n: number): boolean => Number.isInteger(Math.log2(n));

export default defineRule({
  id: 'video-memory-range',
  profile: 'libvirt',
  severity: 'error',
  title: 'Video memory that the model cannot have',
  why: 'qxl wants a vgamem of at least 1 MiB that is a power of two and ram and vram below 4 GiB; vga and vmvga want at least 1 MiB of vram.',
  remedy: 'Use a value in range (in KiB).',
  witness: [
    { source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDeviceDefVideo', text: "value for 'vgamem' must be at least 1 MiB (1024 KiB)" },
    { source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDeviceDefVideo', text: "value for 'vgamem' must be power of two" },
    { source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDeviceDefVideo', text: "value for 'vram' must be at least 1 MiB (1024 KiB)" },
    { source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDeviceDefVideo', text: "value for 'vram' must be less than '%1$u'" },
    { source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDeviceDefVideo', text: "value for 'ram' must be less than '%1$u'" },
  ],
  drivers: QEMU_DRIVERS,
  visits: ['domain/devices/video'],
  *check(video, { text: source }) {
    const model = child(video, 'model');
    const type = value(model, 'type');
    const without = (name: string): Fix[] => [offeredFix(`Remove ${name}`, removeAttribute(source, attribute(model, name)!))];
    if (type === 'qxl') {
      for (const name of ['vram', 'ram']) {
        const kib = count(model, name);
        // libvirt rounds up to a power of two of 32 bits before it looks.
        if (kib !== undefined && kib > ROUNDS_ABOVE && kib <= LARGEST) yield { at: attribute(model, name)!, message: `The qxl video device has ${name} ${kib} KiB; the most is ${ROUNDS_ABOVE}.`, fixes: without(name) };
      }
      const vgamem = count(model, 'vgamem');
      if (vgamem !== undefined && vgamem > 0 && (vgamem < 1024 || !isPowerOfTwo(vgamem))) {
        yield { at: attribute(model, 'vgamem')!, message: `The qxl video device has vgamem ${vgamem} KiB; it must be a power of two from 1024 on.`, fixes: without('vgamem') };
      }
    }
    const vram = count(model, 'vram');
    if ((type === 'vga' || type === 'vmvga') && vram !== undefined && vram > 0 && vram < 1024) yield { at: attribute(model, 'vram')!, message: `The ${type} video device has ${vram} KiB of memory; it needs at least 1024.`, fixes: without('vram') };
  },
  bad: [
    "<video><model type='qxl' «vgamem='3000'»/></video>",
    "<video><model type='vga' «vram='512'»/></video>",
  ],
  good: [
    "<video><model type='qxl' ram='65536' vram='65536' vgamem='16384'/></video>",
  ],
});
