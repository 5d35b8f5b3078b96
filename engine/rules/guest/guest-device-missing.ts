import { guestOf } from '../../schema/domain/example-domains.ts';
import { isOsKnown, isWindows, osMetadata } from '../../schema/domain/guest-os.ts';
import { all, child, value } from '../../xml/query.ts';
import type { Element } from '../../xml/tree.ts';
import { appendChild } from '../edits.ts';
import { defineRule, offeredFix } from '../rule.ts';

interface Missing { readonly what: string; readonly xml: string; readonly use: string; readonly lacks: (domain: Element) => boolean }

const has = (domain: Element, name: string, test: (device: Element) => boolean = () => true): boolean => all(domain, 'devices', name).some(test);
const channelTo = (domain: Element, name: string): boolean => has(domain, 'channel', (c) => value(child(c, 'target'), 'name') === name);

const MISSING: readonly Missing[] = [
  {
    what: 'channel for the guest agent', xml: "<channel type='unix'><target type='virtio' name='org.qemu.guest_agent.0'/></channel>",
    use: 'virsh shutdown, domifaddr and consistent snapshots work through it', lacks: (d) => !channelTo(d, 'org.qemu.guest_agent.0'),
  },
  {
    what: 'random number generator', xml: "<rng model='virtio'><backend model='random'>/dev/urandom</backend></rng>",
    use: 'its first keys wait for randomness at boot', lacks: (d) => !isWindows(d) && !has(d, 'rng'),
  },
  {
    what: 'tablet', xml: "<input type='tablet' bus='usb'/>",
    use: 'with a mouse alone the pointer in a VNC window drifts from yours', lacks: (d) => has(d, 'graphics', (g) => value(g, 'type') === 'vnc') && !has(d, 'input', (i) => value(i, 'type') === 'tablet') && !has(d, 'controller', (c) => value(c, 'type') === 'usb' && value(c, 'model') === 'none'),
  },
];

export default defineRule({
  id: 'guest-device-missing',
  profile: 'portability',
  severity: 'hint',
  title: 'A device that makes a guest easier to live with',
  why: 'virt-install and virt-manager give a guest whose operating system they know a channel to its agent, a random number generator and a tablet for the pointer. Definitions edited by hand often lose them.',
  remedy: 'Add the device; it costs next to nothing.',
  witness: [
    { source: 'libvirt manual, formatdomain, Channel', text: 'then libvirt can interact with a guest agent installed in the guest, for actions such as guest shutdown or file system quiescing' },
    { source: 'libvirt manual, formatdomain, Random number generator device', text: 'pass through entropy to guest operating systems' },
    { source: 'libvirt manual, formatdomain, Input devices', text: 'The tablet provides absolute cursor movement, while the mouse uses relative movement.' },
  ],
  drivers: ['kvm'],
  visits: ['domain/devices'],
  *check(devices, { text, domain }) {
    // Only guests whose system is known: appliances and tests go without on purpose.
    if (!isOsKnown(domain) || child(domain, 'devices') !== devices) return;
    for (const { what, xml, use, lacks } of MISSING) {
      if (lacks(domain)) yield { at: devices.nameSpan, message: `The guest has no ${what}: ${use}.`, fixes: [offeredFix(`Add a ${what}`, appendChild(text, devices, xml))] };
    }
  },
  bad: [guestOf('x86_64', 'q35', `${osMetadata('http://debian.org/debian/12')}<«devices»><rng model='virtio'><backend model='random'>/dev/urandom</backend></rng></devices>`)],
  good: [
    guestOf('x86_64', 'q35', '<devices/>'),
    guestOf('x86_64', 'q35', `${osMetadata('http://debian.org/debian/12')}<devices><channel type='unix'><target type='virtio' name='org.qemu.guest_agent.0'/></channel><rng model='virtio'><backend model='random'>/dev/urandom</backend></rng></devices>`),
  ],
});
