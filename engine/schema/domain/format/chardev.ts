import type { ElementSpec } from '../../element-spec.ts';
import { channelSource, log, protocol } from './chardev-source.ts';
import { acpi, address, alias, boot } from './shared.ts';
import { absDirPath, absFilePath, anyText, oneOf, usbClassOrAny, usbIdOrAny, usbVersionOrAny, yesNo } from './values.ts';

export const channelTarget: ElementSpec = {
  doc: '',
  attributes: {
    type: { doc: '', value: oneOf({ xen: '', guestfwd: '', virtio: '' }), required: true, enforced: true },
    name: { doc: '', value: anyText, when: { '@type': ['virtio', 'xen'] } },
    address: { doc: '', value: anyText, required: true, when: { '@type': ['guestfwd'] } },
    port: { doc: '', value: anyText, required: true, when: { '@type': ['guestfwd'] } },
    state: { doc: '', value: oneOf({ connected: '', disconnected: '' }), when: { '@type': ['virtio'] }, unchecked: true },
  },
};

export const channel: ElementSpec = {
  doc: '',
  attributes: {
    type: { doc: '', value: oneOf({
      dev: '',
      file: '',
      pipe: '',
      unix: '',
      tcp: '',
      udp: '',
      null: '',
      stdio: '',
      vc: '',
      pty: '',
      spicevmc: '',
      spiceport: '',
      nmdm: '',
      'qemu-vdagent': '',
      dbus: '',
    }), required: true },
  },
  children: {
    address: { spec: address },
    alias: { spec: alias },
    log: { spec: log, single: true },
    protocol: { spec: protocol, single: true },
    source: { spec: channelSource, many: true },
    target: { spec: channelTarget, required: true, enforced: true },
  },
};

export const consoleTarget: ElementSpec = {
  doc: '',
  attributes: {
    type: { doc: '', value: oneOf({
      xen: '',
      serial: '',
      uml: '',
      virtio: '',
      lxc: '',
      openvz: '',
      sclp: '',
      sclplm: '',
      'isa-serial': '',
      'usb-serial': '',
      'pci-serial': '',
      'spapr-vio-serial': '',
      'system-serial': '',
      'sclp-serial': '',
      'isa-debug': '',
    }) },
    port: { doc: '', value: anyText },
  },
  children: {
    model: { spec: {
      doc: '',
      attributes: {
        name: { doc: '', value: oneOf({
            'isa-serial': '',
            'usb-serial': '',
            'pci-serial': '',
            'spapr-vty': '',
            pl011: '',
            '16550a': '',
            sclpconsole: '',
            sclplmconsole: '',
            'isa-debugcon': '',
          }), required: true, unchecked: 'empty' },
      },
    } },
  },
};

export const console: ElementSpec = {
  doc: '',
  attributes: {
    tty: { doc: '', value: absFilePath, unchecked: true },
    type: { doc: '', value: oneOf({
      dev: '',
      file: '',
      pipe: '',
      unix: '',
      tcp: '',
      udp: '',
      null: '',
      stdio: '',
      vc: '',
      pty: '',
      spicevmc: '',
      spiceport: '',
      nmdm: '',
      'qemu-vdagent': '',
      dbus: '',
    }) },
  },
  children: {
    acpi: { spec: acpi, when: { '@type': ['dbus', 'dev', 'file', 'nmdm', 'null', 'pipe', 'pty', 'qemu-vdagent', 'spiceport', 'spicevmc', 'stdio', 'tcp', 'udp', 'unix', 'vc'] } },
    address: { spec: address, when: { '@type': ['dbus', 'dev', 'file', 'nmdm', 'null', 'pipe', 'pty', 'qemu-vdagent', 'spiceport', 'spicevmc', 'stdio', 'tcp', 'udp', 'unix', 'vc'] } },
    alias: { spec: alias, when: { '@type': ['dbus', 'dev', 'file', 'nmdm', 'null', 'pipe', 'pty', 'qemu-vdagent', 'spiceport', 'spicevmc', 'stdio', 'tcp', 'udp', 'unix', 'vc'] } },
    log: { spec: log, when: { '@type': ['dbus', 'dev', 'file', 'nmdm', 'null', 'pipe', 'pty', 'qemu-vdagent', 'spiceport', 'spicevmc', 'stdio', 'tcp', 'udp', 'unix', 'vc'] }, single: true },
    protocol: { spec: protocol, when: { '@type': ['dbus', 'dev', 'file', 'nmdm', 'null', 'pipe', 'pty', 'qemu-vdagent', 'spiceport', 'spicevmc', 'stdio', 'tcp', 'udp', 'unix', 'vc'] }, single: true },
    source: { spec: channelSource, many: true, when: { '@type': ['dbus', 'dev', 'file', 'nmdm', 'null', 'pipe', 'pty', 'qemu-vdagent', 'spiceport', 'spicevmc', 'stdio', 'tcp', 'udp', 'unix', 'vc'] } },
    target: { spec: consoleTarget, when: { '@type': ['dbus', 'dev', 'file', 'nmdm', 'null', 'pipe', 'pty', 'qemu-vdagent', 'spiceport', 'spicevmc', 'stdio', 'tcp', 'udp', 'unix', 'vc'] } },
  },
};

export const parallel: ElementSpec = {
  doc: '',
  attributes: {
    type: { doc: '', value: oneOf({
      dev: '',
      file: '',
      pipe: '',
      unix: '',
      tcp: '',
      udp: '',
      null: '',
      stdio: '',
      vc: '',
      pty: '',
      spicevmc: '',
      spiceport: '',
      nmdm: '',
      'qemu-vdagent': '',
      dbus: '',
    }), required: true },
    tty: { doc: '', value: absFilePath, unchecked: true },
  },
  children: {
    acpi: { spec: acpi },
    address: { spec: address },
    alias: { spec: alias },
    log: { spec: log },
    protocol: { spec: protocol },
    source: { spec: channelSource, many: true },
    target: { spec: consoleTarget },
  },
};

export const redirdev: ElementSpec = {
  doc: '',
  attributes: {
    bus: { doc: '', value: oneOf({ usb: '' }), required: true },
    type: { doc: '', value: oneOf({
      dev: '',
      file: '',
      pipe: '',
      unix: '',
      tcp: '',
      udp: '',
      null: '',
      stdio: '',
      vc: '',
      pty: '',
      spicevmc: '',
      spiceport: '',
      nmdm: '',
      'qemu-vdagent': '',
      dbus: '',
    }), required: true, enforced: true },
  },
  children: {
    address: { spec: address },
    alias: { spec: alias },
    boot: { spec: boot },
    log: { spec: log },
    protocol: { spec: protocol, single: true },
    source: { spec: channelSource, many: true },
  },
};

export const redirfilterUsbdev: ElementSpec = {
  doc: '',
  attributes: {
    allow: { doc: '', value: yesNo, required: true, enforced: true },
    class: { doc: '', value: usbClassOrAny },
    vendor: { doc: '', value: usbIdOrAny },
    product: { doc: '', value: usbIdOrAny, unchecked: true },
    version: { doc: '', value: usbVersionOrAny },
  },
};

export const redirfilter: ElementSpec = {
  doc: '',
  children: {
    usbdev: { spec: redirfilterUsbdev, many: true },
  },
};

export const serial: ElementSpec = {
  doc: '',
  attributes: {
    type: { doc: '', value: oneOf({
      dev: '',
      file: '',
      pipe: '',
      unix: '',
      tcp: '',
      udp: '',
      null: '',
      stdio: '',
      vc: '',
      pty: '',
      spicevmc: '',
      spiceport: '',
      nmdm: '',
      'qemu-vdagent': '',
      dbus: '',
    }), required: true },
    tty: { doc: '', value: absFilePath, unchecked: true },
  },
  children: {
    acpi: { spec: acpi },
    address: { spec: address },
    alias: { spec: alias },
    log: { spec: log, single: true },
    protocol: { spec: protocol, single: true },
    source: { spec: channelSource, many: true },
    target: { spec: consoleTarget },
  },
};

export const smartcard: ElementSpec = {
  doc: '',
  attributes: {
    mode: { doc: '', value: oneOf({ host: '', 'host-certificates': '', passthrough: '' }), required: true, enforced: true },
    type: { doc: '', value: oneOf({
      dev: '',
      file: '',
      pipe: '',
      unix: '',
      tcp: '',
      udp: '',
      null: '',
      stdio: '',
      vc: '',
      pty: '',
      spicevmc: '',
      spiceport: '',
      nmdm: '',
      'qemu-vdagent': '',
      dbus: '',
    }), required: true, when: { '@mode': ['passthrough'] }, enforced: true },
  },
  children: {
    acpi: { spec: acpi },
    address: { spec: address },
    certificate: { spec: {
      doc: '',
      text: { value: anyText, optional: true },
    }, many: true, required: true, when: { '@mode': ['host-certificates'] }, enforced: true },
    database: { spec: {
      doc: '',
      text: { value: absDirPath },
    }, when: { '@mode': ['host-certificates'] } },
    log: { spec: log, when: { '@mode': ['passthrough'] } },
    protocol: { spec: protocol, when: { '@mode': ['passthrough'] } },
    source: { spec: channelSource, many: true, when: { '@mode': ['passthrough'] } },
    target: { spec: consoleTarget, when: { '@mode': ['passthrough'] } },
  },
};
