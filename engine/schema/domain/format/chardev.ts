import type { ElementSpec } from '../../element-spec.ts';
import { channelSource, hostEnd, hostEnds, log, protocol } from './chardev-source.ts';
import { acpi, address, alias, boot } from './shared.ts';
import { absDirPath, absFilePath, anyText, oneOf, usbClassOrAny, usbIdOrAny, usbVersionOrAny, yesNo } from './values.ts';

const channelTarget: ElementSpec = {
  doc: 'How the guest sees the channel.',
  attributes: {
    type: { doc: 'The kind of channel.', value: oneOf({
      virtio: { doc: 'A virtio-serial port, found by its name.', since: '0.7.7' },
      guestfwd: 'A TCP address in the guest\'s user network.',
      xen: { doc: 'Xen\'s PV channel.', since: '2.3.0' },
    }), required: true, enforced: true },
    name: { doc: 'The name in the guest; org.qemu.guest_agent.0 is the guest agent\'s.', value: anyText, when: { '@type': ['virtio', 'xen'] } },
    address: { doc: 'The address in the guest\'s network.', value: anyText, required: true, when: { '@type': ['guestfwd'] } },
    port: { doc: 'The port in the guest\'s network.', value: anyText, required: true, when: { '@type': ['guestfwd'] } },
    state: { doc: 'Whether something in the guest has opened it. libvirt writes it.', value: oneOf({
      connected: 'Something in the guest has it open.',
      disconnected: 'Nothing in the guest has it open: the agent does not run.',
    }), when: { '@type': ['virtio'] }, output: true, unchecked: true },
  },
};

export const channel: ElementSpec = {
  doc: 'A private line between guest and host, such as the guest agent\'s.',
  manual: 'consoles-serial-parallel-channel-devices',
  attributes: {
    type: { doc: 'What is at the other end, on the host.', value: hostEnd, required: true },
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

const consoleTarget: ElementSpec = {
  doc: 'How the guest sees it.',
  attributes: {
    type: { doc: 'The kind of device in the guest.', value: oneOf({
      serial: 'The first serial port.',
      virtio: 'A virtio console, hvc0 in Linux.',
      xen: 'The paravirtual console of Xen guests, hvc0 in Linux.',
      uml: 'User-mode Linux\' console.',
      lxc: 'A container\'s console.',
      openvz: 'An OpenVZ console.',
      sclp: 'The line-mode or VT220 console of s390.',
      sclplm: 'The line-mode console of s390.',
      'isa-serial': { doc: 'A port of the ISA bus, ttyS0 in Linux.', since: '1.0.2' },
      'usb-serial': { doc: 'A USB serial adapter, ttyUSB0 in Linux.', since: '1.0.2' },
      'pci-serial': { doc: 'A card on PCI.', since: '1.0.2' },
      'spapr-vio-serial': { doc: 'A terminal of pSeries guests.', since: '3.10.0' },
      'system-serial': { doc: 'The port built into ARM and RISC-V boards.', since: '3.10.0' },
      'sclp-serial': { doc: 'A console of s390.', since: '3.10.0' },
      'isa-debug': { doc: 'A debug port for firmware messages.', since: '8.1.0' },
    }) },
    port: { doc: 'Which of the guest\'s ports of this kind it is; the first one is 0.', value: anyText },
  },
  children: {
    model: { spec: {
      doc: 'The device behind the port.',
      since: '3.10.0',
      attributes: {
        name: { doc: 'QEMU\'s name of the device.', value: oneOf({
            'isa-serial': 'The UART of a PC\'s COM ports.',
            'usb-serial': 'An FTDI-like adapter on the guest\'s USB bus.',
            'pci-serial': 'A UART on a PCI card.',
            'spapr-vty': 'For type spapr-vio-serial.',
            pl011: 'ARM\'s UART, for type system-serial.',
            '16550a': { doc: 'RISC-V\'s UART, for type system-serial.', since: '4.7.0' },
            sclpconsole: 'VT220, for type sclp-serial.',
            sclplmconsole: 'Line mode, for type sclp-serial.',
            'isa-debugcon': { doc: 'A port that firmware writes its debug messages to.', since: '8.1.0' },
          }), required: true, unchecked: 'empty' },
      },
    } },
  },
};

/** A console may say nothing but where it appears in the guest. */
const connected = { '@type': Object.keys(hostEnds).sort() };

export const console: ElementSpec = {
  doc: 'The guest\'s main text console; the first one mirrors the first serial port on many machines.',
  manual: 'consoles-serial-parallel-channel-devices',
  attributes: {
    tty: { doc: 'The path of the pseudo terminal. libvirt writes it.', value: absFilePath, output: true, unchecked: true },
    type: { doc: 'What is at the other end, on the host.', value: hostEnd },
  },
  children: {
    acpi: { spec: acpi, when: connected },
    address: { spec: address, when: connected },
    alias: { spec: alias, when: connected },
    log: { spec: log, when: connected, single: true },
    protocol: { spec: protocol, when: connected, single: true },
    source: { spec: channelSource, many: true, when: connected },
    target: { spec: consoleTarget, when: connected },
  },
};

export const parallel: ElementSpec = {
  doc: 'A parallel port of the guest.',
  manual: 'consoles-serial-parallel-channel-devices',
  attributes: {
    type: { doc: 'What is at the other end, on the host.', value: hostEnd, required: true },
    tty: { doc: 'The path of the pseudo terminal. libvirt writes it.', value: absFilePath, output: true, unchecked: true },
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
  doc: 'A USB device of a client\'s machine.',
  manual: 'redirected-devices',
  attributes: {
    bus: { doc: 'The bus that is redirected.', value: oneOf({ usb: 'USB, the only one there is.' }), required: true },
    type: { doc: 'What carries the redirection; spicevmc for SPICE clients.', value: hostEnd, required: true, enforced: true },
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

const redirfilterUsbdev: ElementSpec = {
  doc: 'One rule: it fits when all of the attributes given do.',
  attributes: {
    allow: { doc: 'Whether devices that fit may come in.', value: yesNo, required: true, enforced: true },
    class: { doc: 'The USB class, such as 0x08 for storage; -1 is any.', value: usbClassOrAny },
    vendor: { doc: 'The vendor\'s number; -1 is any.', value: usbIdOrAny },
    product: { doc: 'The product\'s number; -1 is any.', value: usbIdOrAny },
    version: { doc: 'The device\'s version, such as 1.10; -1 is any.', value: usbVersionOrAny },
  },
};

export const redirfilter: ElementSpec = {
  doc: 'Which USB devices may be redirected; the first rule that fits counts.',
  manual: 'redirected-devices',
  children: {
    usbdev: { spec: redirfilterUsbdev, many: true },
  },
};

export const serial: ElementSpec = {
  doc: 'A serial port of the guest.',
  manual: 'consoles-serial-parallel-channel-devices',
  attributes: {
    type: { doc: 'What is at the other end, on the host.', value: hostEnd, required: true, default: 'pty' },
    tty: { doc: 'The path of the pseudo terminal. libvirt writes it.', value: absFilePath, output: true, unchecked: true },
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
  doc: 'A smartcard reader with a card.',
  since: '0.8.8',
  manual: 'smartcard-devices',
  attributes: {
    mode: { doc: 'Where the card is.', value: oneOf({
      host: 'The host\'s own card, through NSS.',
      'host-certificates': 'A card made up from three certificates of the host.',
      passthrough: 'The client\'s card, through a character device.',
    }), required: true, enforced: true },
    type: { doc: 'What carries a passed-through card; spicevmc for SPICE clients.', value: hostEnd, required: true, when: { '@mode': ['passthrough'] }, enforced: true },
  },
  children: {
    acpi: { spec: acpi },
    address: { spec: address },
    certificate: { spec: {
      doc: 'The name of a certificate in the host\'s NSS database; exactly three are needed.',
      text: { value: anyText, optional: true },
    }, many: true, required: true, when: { '@mode': ['host-certificates'] }, enforced: true },
    database: { spec: {
      doc: 'The directory of the NSS database.',
      text: { value: absDirPath },
    }, when: { '@mode': ['host-certificates'] } },
    log: { spec: log, when: { '@mode': ['passthrough'] } },
    protocol: { spec: protocol, when: { '@mode': ['passthrough'] } },
    source: { spec: channelSource, many: true, when: { '@mode': ['passthrough'] } },
    target: { spec: consoleTarget, when: { '@mode': ['passthrough'] } },
  },
};
