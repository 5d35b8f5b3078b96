import { deviceName } from '../../schema/read.ts';
import { attribute, value } from '../../xml/query.ts';
import { defineRule, offeredFix, replace } from '../rule.ts';

const DEVICES = [
  'disk', 'interface', 'hostdev', 'filesystem', 'channel', 'serial', 'parallel', 'console', 'controller', 'graphics', 'video', 'sound', 'input',
  'watchdog', 'memballoon', 'rng', 'tpm', 'shmem', 'memory', 'redirdev', 'smartcard', 'hub', 'panic', 'vsock', 'iommu', 'nvram',
];
/** Names of the kind libvirt makes up itself: in the XML of a guest that ran once they are leftovers nobody chose. */
const OWN = /^(?:[a-z-]+\d[\d.-]*|pcie?\.\d+|usb|ide|fdc|sata|nvram)$/;

export default defineRule({
  id: 'alias-dropped',
  profile: 'silent',
  severity: 'hint',
  title: 'An alias that libvirt replaces',
  why: 'libvirt keeps only aliases that start with ua- and consist of letters, digits, underscores and hyphens; it drops any other from the definition, and makes up its own at the next start.',
  remedy: 'Start it with ua-, or remove it.',
  witness: [
    { source: 'libvirt manual, formatdomain, element alias', text: 'To identify devices with user aliases, the alias must start with the ua- prefix; other aliases are ignored when the domain is defined.' },
    { source: 'libvirt 11.3.0 src/conf/domain_conf.c virDomainDeviceInfoParseXML', text: 'virDomainDeviceAliasIsUserAlias(aliasStr) && strspn(aliasStr, USER_ALIAS_CHARS) == strlen(aliasStr)' },
  ],
  visits: DEVICES.map((device) => `domain/devices/${device}/alias`),
  *check(alias, { domain }) {
    const name = attribute(alias, 'name');
    if (!name?.valueSpan || value(domain, 'id') !== undefined || OWN.test(name.value) || /^ua-[\w-]*$/.test(name.value)) return;
    const shown = name.value.slice(0, 60);
    const kept = `ua-${name.value.replace(/^ua-/, '').replace(/[^\w-]/g, '-').slice(0, 60)}`;
    const why = name.value.startsWith('ua-') ? 'it may hold only letters, digits, _ and -' : 'those that stay start with ua-';
    yield { at: name, message: `${deviceName(alias)} has the alias '${shown}', which libvirt drops; ${why}.`, fixes: [offeredFix(`Write ${kept}`, replace(name.valueSpan, kept))] };
  },
  bad: [
    `<interface type='user'>
      <alias «name='uplink'»/>
    </interface>`,
    "<video><model type='virtio'/><alias «name='ua-front screen'»/></video>",
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
