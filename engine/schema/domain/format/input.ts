import type { ElementSpec } from '../../element-spec.ts';
import { acpi, address, alias, virtioModel, virtioOptions } from './shared.ts';
import { absFilePath, onOff, oneOf } from './values.ts';

export const hub: ElementSpec = {
  doc: 'A USB hub, for more ports.',
  manual: 'hub-devices',
  attributes: {
    type: { doc: 'The bus of the hub.', value: oneOf({ usb: 'USB, the only one there is.' }), required: true, enforced: true },
  },
  children: {
    address: { spec: address },
    alias: { spec: alias },
  },
};

const inputDriver: ElementSpec = {
  doc: 'virtio options of the device.',
  attributes: {
    ...virtioOptions,
  },
};

const inputSource: ElementSpec = {
  doc: 'The host\'s device.',
  attributes: {
    evdev: { doc: 'The path of the device node, such as /dev/input/event3.', value: absFilePath, required: true, when: { '../@type': ['passthrough'] }, unchecked: true, enforced: true },
    dev: { doc: 'The path of the device node, such as /dev/input/by-id/….', value: absFilePath, required: true, when: { '../@type': ['evdev'] }, unchecked: true, enforced: true },
    grab: { doc: 'Whether all evdev devices change hands together.', value: oneOf({ all: 'All of them at once.' }), when: { '../@type': ['evdev'] } },
    grabToggle: { doc: 'The keys that move the device between host and guest.', value: oneOf({
      'ctrl-ctrl': 'Both control keys.',
      'alt-alt': 'Both alt keys.',
      'shift-shift': 'Both shift keys.',
      'meta-meta': 'Both meta keys.',
      scrolllock: 'Scroll lock.',
      'ctrl-scrolllock': 'Control and scroll lock.',
    }), since: '7.6.0', when: { '../@type': ['evdev'] }, default: 'ctrl-ctrl' },
    repeat: { doc: 'Whether held keys repeat.', value: onOff, when: { '../@type': ['evdev'] } },
  },
};

export const input: ElementSpec = {
  doc: 'Keyboard, mouse or tablet. libvirt adds those that a display needs.',
  manual: 'input-devices',
  attributes: {
    type: { doc: 'Which kind of input device the guest sees.', value: oneOf({
      tablet: 'A pointer with absolute positions: guest\'s and client\'s pointers stay together.',
      mouse: 'A pointer with relative moves, which captures the client\'s.',
      keyboard: { doc: 'A keyboard; PCs have one on PS/2 without asking.', since: '1.2.2' },
      passthrough: { doc: 'A device of the host by virtio.', since: '1.3.0' },
      evdev: { doc: 'A device of the host by evdev, shared between host and guest.', since: '7.4.0' },
    }), required: true, enforced: true },
    bus: { doc: 'What it is attached to.', value: oneOf({
      ps2: { doc: 'PS/2, built into PCs.', when: { '@type': ['keyboard', 'mouse', 'tablet'] } },
      usb: { doc: 'A port of a USB controller; needs one.', when: { '@type': ['keyboard', 'mouse', 'tablet'] } },
      xen: { doc: 'Xen\'s paravirtual bus.', when: { '@type': ['keyboard', 'mouse', 'tablet'] } },
      virtio: { doc: 'virtio-input on PCI or ccw; the guest needs the driver.', since: '1.3.0' },
    }), required: { '@type': ['passthrough'] }, when: { '@type': ['keyboard', 'mouse', 'passthrough', 'tablet'] } },
    model: { doc: 'Which virtio generation it is of.', value: virtioModel, since: '5.2.0', unchecked: true },
  },
  children: {
    acpi: { spec: acpi },
    address: { spec: address },
    alias: { spec: alias },
    driver: { spec: inputDriver },
    source: { spec: inputSource, required: true, when: { '@type': ['evdev', 'passthrough'] } },
  },
};
