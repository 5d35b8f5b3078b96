import type { ElementSpec } from '../../element-spec.ts';
import { acpi, address, alias, graphicsClipboard, graphicsMouse, virtioOptions } from './shared.ts';
import { absFilePath, anyText, dateTime, hostOrIp, nonEmpty, onOff, oneOf, portNumber, uint8, unsignedInt, yesNo } from './values.ts';

export const graphicsListen: ElementSpec = {
  doc: '',
  attributes: {
    type: { doc: '', value: oneOf({ address: '', network: '', socket: '', none: '' }), required: true, enforced: true },
    address: { doc: '', value: hostOrIp, when: { '@type': ['address', 'network'] } },
    network: { doc: '', value: anyText, required: true, when: { '@type': ['network'] } },
    socket: { doc: '', value: absFilePath, when: { '@type': ['socket'] }, unchecked: true },
  },
};

export const graphics: ElementSpec = {
  doc: '',
  attributes: {
    type: { doc: '', value: oneOf({ sdl: '', vnc: '', spice: '', dbus: '', rdp: '', desktop: '', 'egl-headless': '' }), required: true, enforced: true },
    display: { doc: '', value: anyText, when: { '@type': ['desktop', 'sdl'] } },
    xauth: { doc: '', value: anyText, when: { '@type': ['sdl'] } },
    fullscreen: { doc: '', value: yesNo, when: { '@type': ['sdl'] }, unchecked: true },
    port: { doc: '', value: portNumber, when: { '@type': ['rdp', 'spice', 'vnc'] }, unchecked: true },
    autoport: { doc: '', value: yesNo, when: { '@type': ['rdp', 'spice', 'vnc'] }, unchecked: true },
    websocket: { doc: '', value: portNumber, when: { '@type': ['vnc'] }, unchecked: true },
    listen: { doc: '', value: hostOrIp, when: { '@type': ['rdp', 'spice', 'vnc'] } },
    sharePolicy: { doc: '', value: oneOf({ 'allow-exclusive': '', 'force-shared': '', ignore: '' }), when: { '@type': ['vnc'] } },
    powerControl: { doc: '', value: yesNo, when: { '@type': ['vnc'] } },
    wait: { doc: '', value: yesNo, when: { '@type': ['vnc'] }, unchecked: true },
    socket: { doc: '', value: absFilePath, when: { '@type': ['vnc'] }, unchecked: true },
    passwd: { doc: '', value: anyText, when: { '@type': ['rdp', 'spice', 'vnc'] } },
    keymap: { doc: '', value: anyText, when: { '@type': ['spice', 'vnc'] } },
    passwdValidTo: { doc: '', value: dateTime, when: { '@type': ['spice', 'vnc'] } },
    connected: { doc: '', value: oneOf({
      fail: { doc: '', when: { '@type': ['spice'] } },
      disconnect: { doc: '', when: { '@type': ['spice'] } },
      keep: '',
    }), when: { '@type': ['spice', 'vnc'] } },
    tlsPort: { doc: '', value: portNumber, when: { '@type': ['spice'] }, unchecked: true },
    defaultMode: { doc: '', value: oneOf({ any: '', secure: '', insecure: '' }), when: { '@type': ['spice'] } },
    address: { doc: '', value: nonEmpty, when: { '@type': ['dbus'] }, unchecked: true },
    p2p: { doc: '', value: yesNo, when: { '@type': ['dbus'] } },
    replaceUser: { doc: '', value: yesNo, when: { '@type': ['rdp'] }, unchecked: true },
    multiUser: { doc: '', value: yesNo, when: { '@type': ['rdp'] }, unchecked: true },
    username: { doc: '', value: anyText, when: { '@type': ['rdp'] } },
  },
  children: {
    audio: { spec: {
      doc: '',
      attributes: {
        id: { doc: '', value: uint8, required: true, enforced: true },
      },
    }, when: { '@type': ['dbus', 'vnc'] } },
    channel: { spec: {
      doc: '',
      attributes: {
        name: { doc: '', value: oneOf({
            main: '',
            display: '',
            inputs: '',
            cursor: '',
            playback: '',
            record: '',
            smartcard: '',
            usbredir: '',
          }), required: true, enforced: true },
        mode: { doc: '', value: oneOf({ any: '', secure: '', insecure: '' }), required: true, enforced: true },
      },
    }, many: true, when: { '@type': ['spice'] } },
    clipboard: { spec: graphicsClipboard, when: { '@type': ['spice'] } },
    filetransfer: { spec: {
      doc: '',
      attributes: {
        enable: { doc: '', value: yesNo, required: true, enforced: true },
      },
    }, when: { '@type': ['spice'] } },
    gl: { spec: {
      doc: '',
      attributes: {
        enable: { doc: '', value: yesNo, required: true, when: { '../@type': ['dbus', 'sdl', 'spice'] }, enforced: true },
        rendernode: { doc: '', value: absFilePath, when: { '../@type': ['dbus', 'egl-headless', 'spice'] }, unchecked: true },
      },
    }, when: { '@type': ['dbus', 'egl-headless', 'sdl', 'spice'] } },
    image: { spec: {
      doc: '',
      attributes: {
        compression: { doc: '', value: oneOf({ auto_glz: '', auto_lz: '', quic: '', glz: '', lz: '', off: 'Switches it off.' }), required: true, enforced: true },
      },
    }, when: { '@type': ['spice'] } },
    jpeg: { spec: {
      doc: '',
      attributes: {
        compression: { doc: '', value: oneOf({ auto: '', never: '', always: '' }), required: true, enforced: true },
      },
    }, when: { '@type': ['spice'] } },
    listen: { spec: graphicsListen, many: true, when: { '@type': ['rdp', 'spice', 'vnc'] } },
    mouse: { spec: graphicsMouse, when: { '@type': ['spice'] } },
    playback: { spec: {
      doc: '',
      attributes: {
        compression: { doc: '', value: onOff, required: true, enforced: true },
      },
    }, when: { '@type': ['spice'] } },
    streaming: { spec: {
      doc: '',
      attributes: {
        mode: { doc: '', value: oneOf({ filter: '', all: '', off: 'Switches it off.' }), required: true, enforced: true },
      },
    }, when: { '@type': ['spice'] } },
    zlib: { spec: {
      doc: '',
      attributes: {
        compression: { doc: '', value: oneOf({ auto: '', never: '', always: '' }), required: true, enforced: true },
      },
    }, when: { '@type': ['spice'] } },
  },
};

export const videoDriver: ElementSpec = {
  doc: '',
  attributes: {
    ...virtioOptions,
    name: { doc: '', value: oneOf({ qemu: '', vhostuser: '' }) },
    vgaconf: { doc: '', value: oneOf({ io: '', on: 'Switches it on.', off: 'Switches it off.' }), unchecked: true },
  },
};

export const videoModel: ElementSpec = {
  doc: '',
  attributes: {
    type: { doc: '', value: oneOf({
      vga: '',
      cirrus: '',
      vmvga: '',
      xen: '',
      vbox: '',
      gop: '',
      none: '',
      bochs: '',
      ramfb: '',
      qxl: '',
      virtio: '',
    }), required: true, unchecked: 'empty' },
    ram: { doc: '', value: unsignedInt, when: { '@type': ['qxl'] }, unchecked: 'empty' },
    vgamem: { doc: '', value: unsignedInt, when: { '@type': ['qxl'] }, unchecked: 'empty' },
    vram64: { doc: '', value: unsignedInt, when: { '@type': ['qxl'] }, unchecked: 'empty' },
    device: { doc: '', value: oneOf({
      'virtio-vga': '',
      'virtio-vga-gl': '',
      'virtio-gpu': '',
      'virtio-gpu-gl': '',
      'vhost-user-vga': '',
      'vhost-user-gpu': '',
    }), when: { '@type': ['virtio'] }, unchecked: true },
    vram: { doc: '', value: unsignedInt, unchecked: 'empty' },
    heads: { doc: '', value: unsignedInt, unchecked: 'empty' },
    primary: { doc: '', value: yesNo, unchecked: true },
    blob: { doc: '', value: onOff, unchecked: true },
    edid: { doc: '', value: onOff, unchecked: true },
  },
  children: {
    acceleration: { spec: {
      doc: '',
      attributes: {
        accel3d: { doc: '', value: yesNo },
        accel2d: { doc: '', value: yesNo },
        rendernode: { doc: '', value: absFilePath, unchecked: true },
      },
    } },
    resolution: { spec: {
      doc: '',
      attributes: {
        x: { doc: '', value: unsignedInt, required: true, enforced: true },
        y: { doc: '', value: unsignedInt, required: true, enforced: true },
      },
    } },
  },
};

export const video: ElementSpec = {
  doc: '',
  children: {
    acpi: { spec: acpi },
    address: { spec: address },
    alias: { spec: alias },
    driver: { spec: videoDriver },
    model: { spec: videoModel },
  },
};
