import type { Element } from '../../xml/tree.ts';
import { defineRule } from '../rule.ts';

/** Attributes that libvirt reads with VIR_XML_PROP_NONZERO, by the path of their element. */
const NONZERO: Readonly<Record<string, readonly string[]>> = {
  'cpu/topology': ['sockets', 'dies', 'clusters', 'cores', 'threads'], 'cpu/numa/cell/cache': ['level'], 'cpu/maxphysaddr': ['limit'],
  'iothreadids/iothread': ['id'], 'cputune/iothreadpin': ['iothread'],
  'devices/disk/boot': ['order'], 'devices/interface/boot': ['order'], 'devices/hostdev/boot': ['order'], 'devices/redirdev/boot': ['order'], 'devices/filesystem/boot': ['order'],
  'devices/disk/driver': ['iothread'], 'devices/audio': ['timerPeriod'], 'devices/interface/acpi': ['index'], 'devices/hostdev/acpi': ['index'],
  'devices/interface/portForward/range': ['start', 'end', 'to'], 'devices/sound/audio': ['id'], 'devices/vsock/cid': ['address'],
};

const pathBelow = (domain: Element, { name, parent }: Element): string => (parent && parent !== domain ? `${pathBelow(domain, parent)}/${name}` : name);

export default defineRule({
  id: 'zero-not-permitted',
  profile: 'libvirt',
  severity: 'error',
  title: 'A number that must not be zero',
  why: 'libvirt keeps 0 for "not given", and refuses it when it is written: orders, counts and ids begin at 1.',
  remedy: 'Write a number of at least 1, or remove the attribute where it is optional.',
  witness: [
    { source: 'libvirt 11.3.0 src/util/virxml.c virXMLPropUInt', text: "Invalid value for attribute '%1$s' in element '%2$s': Zero is not permitted" },
  ],
  visits: Object.keys(NONZERO).map((path) => `domain/${path}`),
  *check(element, { domain }) {
    const names = NONZERO[pathBelow(domain, element)] ?? [];
    for (const a of element.attributes) if (names.includes(a.name) && /^\s*\+?0+$/.test(a.value)) yield { at: a, message: `${a.name}='${a.value}' in <${element.name}>: libvirt takes numbers from 1.` };
  },
  bad: [
    "<devices><disk type='file'><source file='/srv/a.img'/><target dev='vda' bus='virtio'/><boot «order='0'»/></disk></devices>",
    "<cpu><topology «sockets='0'» cores='1' threads='1'/></cpu>",
  ],
  good: [
    "<devices><disk type='file'><source file='/srv/a.img'/><target dev='vda' bus='virtio'/><boot order='1'/></disk></devices>",
  ],
});
