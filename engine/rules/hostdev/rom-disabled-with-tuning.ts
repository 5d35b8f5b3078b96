import { deviceName, isNo } from '../../schema/read.ts';
import { attribute } from '../../xml/query.ts';
import { removeAttribute } from '../edits.ts';
import { defineRule, offeredFix } from '../rule.ts';

export default defineRule({
  id: 'rom-disabled-with-tuning',
  profile: 'libvirt',
  severity: 'error',
  title: 'Settings for a ROM that is switched off',
  why: "With enabled='no' the device has no ROM, so neither a file nor the BAR can be chosen.",
  remedy: "Remove file and bar, or enabled='no'.",
  witness: [
    { source: 'libvirt 11.3.0 src/conf/domain_conf.c virDomainDeviceInfoParseXML', text: 'ROM tuning is not supported when ROM is disabled' },
  ],
  visits: ['domain/devices/interface/rom', 'domain/devices/hostdev/rom'],
  *check(rom, { text: source }) {
    const extras = ['bar', 'file'].flatMap((n) => attribute(rom, n) ?? []);
    if (!isNo(rom, 'enabled') || extras.length === 0) return;
    yield {
      at: rom, message: `${deviceName(rom)} switches its ROM off and sets ${extras.map((a) => a.name).join(' and ')}.`,
      fixes: [offeredFix(`Remove ${extras.map((a) => a.name).join(' and ')}`, ...extras.map((a) => removeAttribute(source, a))), offeredFix("Remove enabled='no'", removeAttribute(source, attribute(rom, 'enabled')!))],
    };
  },
  bad: [
    "<interface type='user'>«<rom enabled='no' file='/srv/rom.bin'/>»</interface>",
  ],
  good: [
    "<interface type='user'><rom enabled='no'/></interface>",
    "<interface type='user'><rom bar='off' file='/srv/rom.bin'/></interface>",
  ],
});
