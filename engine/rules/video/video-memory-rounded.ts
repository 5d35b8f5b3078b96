import { attribute, value } from '../../xml/query.ts';
import { deviceName } from '../../schema/read.ts';
import { defineRule, replace, safeFix } from '../rule.ts';

const roundUp = (n: number): number => 2 ** Math.ceil(Math.log2(n));

export default defineRule({
  id: 'video-memory-rounded',
  profile: 'silent',
  severity: 'hint',
  title: 'Video memory that is no power of two',
  why: 'libvirt rounds ram and vram of a graphics card up to the next power of two, in KiB, and writes that into the definition.',
  remedy: 'Write the number that libvirt takes.',
  witness: [{ source: 'libvirt 11.3.0 src/conf/domain_postparse.c virDomainVideoDefPostParse', text: 'video->vram = VIR_ROUND_UP_POWER_OF_TWO(video->vram);' }],
  onlyWith: ['@ram', '@vram', '@vgamem', '@vram64'],
  visits: ['domain/devices/video/model'],
  *check(model) {
    if (value(model, 'type') === 'none') return;
    for (const name of ['ram', 'vram']) {
      const at = attribute(model, name);
      if (!at?.valueSpan || !/^\d{1,9}$/.test(at.value) || Number(at.value) < 1) continue;
      const taken = roundUp(Number(at.value));
      if (taken !== Number(at.value)) yield { at, message: `${deviceName(model)}: libvirt rounds ${name}='${at.value}' up to ${taken} KiB, a power of two.`, fixes: [safeFix(`Write ${taken}`, replace(at.valueSpan, String(taken)))] };
    }
  },
  bad: ["<video><model type='qxl' «ram='70000'» vram='65536' heads='1'/></video>"],
  good: ["<video><model type='qxl' ram='65536' vram='65536' heads='1'/></video>", "<video><model type='virtio' heads='1'/></video>"],
});
