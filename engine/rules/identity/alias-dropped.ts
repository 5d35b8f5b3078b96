import { deviceName } from '../../schema/read.ts';
import { attribute, value } from '../../xml/query.ts';
import { defineRule, replace, offeredFix } from '../rule.ts';

export default defineRule({
  id: 'alias-dropped',
  profile: 'silent',
  severity: 'hint',
  title: 'An alias that libvirt replaces',
  why: 'libvirt keeps only aliases that start with ua-; any other is replaced by one of its own at the next start.',
  remedy: 'Start it with ua-, or remove it.',
  witness: [{
    source: 'libvirt manual, formatdomain, element alias',
    text: 'To identify devices with user aliases, the alias must start with the ua- prefix; other aliases are ignored when the domain is defined.',
  }],
  visits: ['domain/devices/disk/alias', 'domain/devices/interface/alias', 'domain/devices/hostdev/alias', 'domain/devices/filesystem/alias', 'domain/devices/channel/alias'],
  *check(alias, { domain }) {
    const name = attribute(alias, 'name');
    if (!name?.valueSpan || name.value.startsWith('ua-') || value(domain, 'id') !== undefined) return;
    if (/^(?:virtio-disk|scsi|ide|sata|usb-disk|net|hostdev|fs|channel|ua)[\d-]*/.test(name.value)) return;
    yield { at: name, message: `${deviceName(alias)} has the alias '${name.value}', which libvirt drops; its own start with ua-.`, fixes: [offeredFix(`Write ua-${name.value}`, replace(name.valueSpan, `ua-${name.value}`))] };
  },
  bad: [
    `<interface type='user'>
      <alias «name='uplink'»/>
    </interface>`,
  ],
  good: [
    `<interface type='user'>
      <alias name='ua-uplink'/>
    </interface>`,
    `<interface type='user'>
      <alias name='net0'/>
    </interface>`,
  ],
});
