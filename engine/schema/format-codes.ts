import type { CodeNote } from '../core/code-note.ts';

const domain = (inside: string): string => `<domain type='kvm'>\n  <name>web</name>\n  <memory unit='GiB'>2</memory>\n  <os><type arch='x86_64' machine='q35'>hvm</type></os>\n${inside}</domain>\n`;
const devices = (inside: string): string => domain(`  <devices>\n${inside}  </devices>\n`);

const DROPPED = 'libvirt reads what it knows and drops the rest without a word, so the domain is defined, but without this.';

/** The codes that judging a text by libvirt's domain format gives. Their severity is `error` where libvirt refuses, else `warning`. */
const notes = {
  'unknown-element': {
    severity: 'warning', title: 'An element that libvirt does not know here', why: DROPPED,
    remedy: 'Correct the name, move the element to where it belongs, or take it away. Data of your own belongs into <metadata>, in a namespace of its own.',
    bad: devices(`    «<interfaces» type='network'><source network='default'/></interfaces>\n`),
    good: devices(`    <interface type='network'><source network='default'/></interface>\n`),
  },
  'misplaced-element': {
    severity: 'warning', title: 'An element of another place', why: DROPPED,
    remedy: 'Move it to the element that the message names, or choose the type that knows it.',
    bad: domain(`  «<disk» type='file' device='disk'><source file='/srv/vm/a.qcow2'/><target dev='vda' bus='virtio'/></disk>\n`),
    good: devices(`    <disk type='file' device='disk'><source file='/srv/vm/a.qcow2'/><target dev='vda' bus='virtio'/></disk>\n`),
  },
  'duplicate-element': {
    severity: 'warning', title: 'A second element where there can be one', why: 'libvirt takes one of them (mostly the first) and drops the others, or refuses the domain.',
    remedy: 'Keep the one that is meant.',
    bad: domain(`  <on_reboot>restart</on_reboot>\n  «<on_reboot»>destroy</on_reboot>\n`),
    good: domain(`  <on_reboot>restart</on_reboot>\n`),
  },
  'missing-element': {
    severity: 'error', title: 'An element that must be there', why: 'Without it libvirt does not know what is meant; mostly it refuses the domain.',
    remedy: 'Add the element.',
    bad: `«<domain» type='kvm'>\n  <memory unit='GiB'>2</memory>\n  <os><type arch='x86_64' machine='q35'>hvm</type></os>\n</domain>\n`,
    good: domain(''),
  },
  'unknown-attribute': {
    severity: 'warning', title: 'An attribute that libvirt does not know here', why: DROPPED,
    remedy: 'Correct the name, or take the attribute away.',
    bad: domain(`  <vcpu «curent»='1'>2</vcpu>\n`),
    good: domain(`  <vcpu current='1'>2</vcpu>\n`),
  },
  'misplaced-attribute': {
    severity: 'warning', title: 'An attribute of another type', why: `Which attributes count is decided by a type. ${DROPPED}`,
    remedy: 'Use the attribute that belongs to the type, or change the type.',
    bad: devices(`    <disk type='block' device='disk'><source dev='/dev/vg/a' «file»='/srv/vm/a.raw'/><target dev='vda' bus='virtio'/></disk>\n`),
    good: devices(`    <disk type='block' device='disk'><source dev='/dev/vg/a'/><target dev='vda' bus='virtio'/></disk>\n`),
  },
  'missing-attribute': {
    severity: 'error', title: 'An attribute that must be there', why: 'Without it libvirt does not know what is meant; mostly it refuses the domain.',
    remedy: 'Add the attribute.',
    bad: devices(`    «<graphics» port='5900'/>\n`),
    good: devices(`    <graphics type='vnc' port='5900'/>\n`),
  },
  'unknown-value': {
    severity: 'error', title: 'A word that libvirt does not know here', why: 'libvirt compares with its own list of words, letter by letter; mostly it refuses the domain.',
    remedy: 'Write one of the words that the message names.',
    bad: domain(`  <on_reboot>«reboot»</on_reboot>\n`),
    good: domain(`  <on_reboot>restart</on_reboot>\n`),
  },
  'misplaced-value': {
    severity: 'warning', title: 'A word of another type', why: 'The word is known, but not beside the other values that stand here.',
    remedy: 'Choose a word that goes with them, or change them.',
    bad: devices(`    <controller type='usb' index='0' model='«lsilogic»'/>\n`),
    good: devices(`    <controller type='usb' index='0' model='qemu-xhci'/>\n`),
  },
  'bad-value': {
    severity: 'error', title: 'A value of the wrong form', why: 'libvirt reads a number, a size, an address or the like here, and refuses what is none.',
    remedy: 'Write the value in the form that the message names.',
    bad: domain(`  <vcpu>«two»</vcpu>\n`),
    good: domain(`  <vcpu>2</vcpu>\n`),
  },
  'missing-text': {
    severity: 'warning', title: 'An element that lacks its text', why: 'The element says nothing while it is empty.',
    remedy: 'Write its value, or take the element away.',
    bad: domain(`  «<on_reboot»/>\n`),
    good: domain(`  <on_reboot>restart</on_reboot>\n`),
  },
  'unexpected-text': {
    severity: 'warning', title: 'Text where none belongs', why: DROPPED,
    remedy: 'Take it away, or put it into the element that is meant. A note belongs into a comment or <description>.',
    bad: domain(`  <devices>\n    «todo»\n  </devices>\n`),
    good: domain(`  <devices>\n    <!-- todo -->\n  </devices>\n`),
  },
  'exclusive-parts': {
    severity: 'warning', title: 'Two parts that exclude each other', why: 'Both answer the same question; libvirt takes one of them or refuses the domain.',
    remedy: 'Keep one of the two.',
    bad: devices(`    <graphics type='vnc' port='5901' «socket»='/run/vm/web.sock'/>\n`),
    good: devices(`    <graphics type='vnc' socket='/run/vm/web.sock'/>\n`),
  },
  'missing-part': {
    severity: 'warning', title: 'A part without the one it goes with', why: 'Alone it says nothing: libvirt drops it or refuses the domain.',
    remedy: 'Add the part that the message names, or take this one away.',
    bad: devices(`    <interface type='network'><source network='default'/><model type='virtio'/><driver «rss»='on'/></interface>\n`),
    good: devices(`    <interface type='network'><source network='default'/><model type='virtio'/><driver rss='on' rss_hash_report='on'/></interface>\n`),
  },
  'missing-namespace': {
    severity: 'warning', title: 'A prefix that is not declared', why: 'An element counts by its namespace, not by its prefix. Without the declaration libvirt ignores the element silently.',
    remedy: 'Declare the namespace on <domain>.',
    bad: domain(`  «<qemu:commandline»><qemu:arg value='-nodefaults'/></qemu:commandline>\n`),
    good: domain(`  <qemu:commandline><qemu:arg value='-nodefaults'/></qemu:commandline>\n`).replace('<domain ', "<domain xmlns:qemu='http://libvirt.org/schemas/domain/qemu/1.0' "),
  },
} as const satisfies Readonly<Record<string, CodeNote>>;

export type FormatCode = keyof typeof notes;
export const formatCodes: Readonly<Record<FormatCode, CodeNote>> = notes;
