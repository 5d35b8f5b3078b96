import type { ElementSpec } from '../../element-spec.ts';
import { acpi, address, alias, virtioOptions } from './shared.ts';
import { absFilePath, onOff, oneOf } from './values.ts';

export const hub: ElementSpec = {
  doc: '',
  attributes: {
    type: { doc: '', value: oneOf({ usb: '' }), required: true, enforced: true },
  },
  children: {
    address: { spec: address },
    alias: { spec: alias },
  },
};

export const inputDriver: ElementSpec = {
  doc: '',
  attributes: {
    ...virtioOptions,
  },
};

export const inputSource: ElementSpec = {
  doc: '',
  attributes: {
    evdev: { doc: '', value: absFilePath, required: true, when: { '../@type': ['passthrough'] }, unchecked: true, enforced: true },
    dev: { doc: '', value: absFilePath, required: true, when: { '../@type': ['evdev'] }, unchecked: true, enforced: true },
    grab: { doc: '', value: oneOf({ all: '' }), when: { '../@type': ['evdev'] } },
    grabToggle: { doc: '', value: oneOf({
      'ctrl-ctrl': '',
      'alt-alt': '',
      'shift-shift': '',
      'meta-meta': '',
      scrolllock: '',
      'ctrl-scrolllock': '',
    }), when: { '../@type': ['evdev'] } },
    repeat: { doc: '', value: onOff, when: { '../@type': ['evdev'] } },
  },
};

export const input: ElementSpec = {
  doc: '',
  attributes: {
    type: { doc: '', value: oneOf({ tablet: '', mouse: '', keyboard: '', passthrough: '', evdev: '' }), required: true, enforced: true },
    bus: { doc: '', value: oneOf({
      ps2: { doc: '', when: { '@type': ['keyboard', 'mouse', 'tablet'] } },
      usb: { doc: '', when: { '@type': ['keyboard', 'mouse', 'tablet'] } },
      xen: { doc: '', when: { '@type': ['keyboard', 'mouse', 'tablet'] } },
      virtio: '',
    }), required: { '@type': ['passthrough'] }, when: { '@type': ['keyboard', 'mouse', 'passthrough', 'tablet'] } },
    model: { doc: '', value: oneOf({ virtio: '', 'virtio-transitional': '', 'virtio-non-transitional': '' }), unchecked: true },
  },
  children: {
    acpi: { spec: acpi },
    address: { spec: address },
    alias: { spec: alias },
    driver: { spec: inputDriver },
    source: { spec: inputSource, required: true, when: { '@type': ['evdev', 'passthrough'] } },
  },
};
