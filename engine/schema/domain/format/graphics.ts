import type { ElementSpec } from '../../element-spec.ts';
import { acpi, address, alias, graphicsClipboard, graphicsMouse, virtioOptions } from './shared.ts';
import { absFilePath, anyText, dateTime, hostOrIp, nonEmpty, onOff, oneOf, portNumber, uint8, unsignedInt, yesNo } from './values.ts';

export const graphicsListen: ElementSpec = {
  doc: '',
  attributes: {
    type: { doc: '', value: oneOf({ address: '', network: '', socket: '', none: '' }), required: true },
    address: { doc: '', value: hostOrIp, when: { '@type': ['address', 'network'] } },
    network: { doc: '', value: anyText, required: true, when: { '@type': ['network'] } },
    socket: { doc: '', value: absFilePath, when: { '@type': ['socket'] } },
  },
};

export const graphics: ElementSpec = {
  doc: '',
  attributes: {
    type: { doc: '', value: oneOf({ sdl: '', vnc: '', spice: '', dbus: '', rdp: '', desktop: '', 'egl-headless': '' }), required: true },
    display: { doc: '', value: anyText, when: { '@type': ['desktop', 'sdl'] } },
    xauth: { doc: '', value: anyText, when: { '@type': ['sdl'] } },
    fullscreen: { doc: '', value: yesNo, when: { '@type': ['sdl'] } },
    port: { doc: '', value: portNumber, when: { '@type': ['rdp', 'spice', 'vnc'] } },
    autoport: { doc: '', value: yesNo, when: { '@type': ['rdp', 'spice', 'vnc'] } },
    websocket: { doc: '', value: portNumber, when: { '@type': ['vnc'] } },
    listen: { doc: '', value: hostOrIp, when: { '@type': ['rdp', 'spice', 'vnc'] } },
    sharePolicy: { doc: '', value: oneOf({ 'allow-exclusive': '', 'force-shared': '', ignore: '' }), when: { '@type': ['vnc'] } },
    powerControl: { doc: '', value: yesNo, when: { '@type': ['vnc'] } },
    wait: { doc: '', value: yesNo, when: { '@type': ['vnc'] } },
    socket: { doc: '', value: absFilePath, when: { '@type': ['vnc'] } },
    passwd: { doc: '', value: anyText, when: { '@type': ['rdp', 'spice', 'vnc'] } },
    keymap: { doc: '', value: anyText, when: { '@type': ['spice', 'vnc'] } },
    passwdValidTo: { doc: '', value: dateTime, when: { '@type': ['spice', 'vnc'] } },
    connected: { doc: '', value: oneOf({
      fail: { doc: '', when: { '@type': ['spice'] } },
      disconnect: { doc: '', when: { '@type': ['spice'] } },
      keep: '',
    }), when: { '@type': ['spice', 'vnc'] } },
    tlsPort: { doc: '', value: portNumber, when: { '@type': ['spice'] } },
    defaultMode: { doc: '', value: oneOf({ any: '', secure: '', insecure: '' }), when: { '@type': ['spice'] } },
    address: { doc: '', value: nonEmpty, when: { '@type': ['dbus'] } },
    p2p: { doc: '', value: yesNo, when: { '@type': ['dbus'] } },
    replaceUser: { doc: '', value: yesNo, when: { '@type': ['rdp'] } },
    multiUser: { doc: '', value: yesNo, when: { '@type': ['rdp'] } },
    username: { doc: '', value: anyText, when: { '@type': ['rdp'] } },
  },
  children: {
    audio: { spec: {
      doc: '',
      attributes: {
        id: { doc: '', value: uint8, required: true },
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
          }), required: true },
        mode: { doc: '', value: oneOf({ any: '', secure: '', insecure: '' }), required: true },
      },
    }, many: true, when: { '@type': ['spice'] } },
    clipboard: { spec: graphicsClipboard, when: { '@type': ['spice'] } },
    filetransfer: { spec: {
      doc: '',
      attributes: {
        enable: { doc: '', value: yesNo, required: true },
      },
    }, when: { '@type': ['spice'] } },
    gl: { spec: {
      doc: '',
      attributes: {
        enable: { doc: '', value: yesNo, required: true, when: { '../@type': ['dbus', 'sdl', 'spice'] } },
        rendernode: { doc: '', value: absFilePath, when: { '../@type': ['dbus', 'egl-headless', 'spice'] } },
      },
    }, when: { '@type': ['dbus', 'egl-headless', 'sdl', 'spice'] } },
    image: { spec: {
      doc: '',
      attributes: {
        compression: { doc: '', value: oneOf({ auto_glz: '', auto_lz: '', quic: '', glz: '', lz: '', off: 'Switches it off.' }), required: true },
      },
    }, when: { '@type': ['spice'] } },
    jpeg: { spec: {
      doc: '',
      attributes: {
        compression: { doc: '', value: oneOf({ auto: '', never: '', always: '' }), required: true },
      },
    }, when: { '@type': ['spice'] } },
    listen: { spec: graphicsListen, many: true, when: { '@type': ['rdp', 'spice', 'vnc'] } },
    mouse: { spec: graphicsMouse, when: { '@type': ['spice'] } },
    playback: { spec: {
      doc: '',
      attributes: {
        compression: { doc: '', value: onOff, required: true },
      },
    }, when: { '@type': ['spice'] } },
    streaming: { spec: {
      doc: '',
      attributes: {
        mode: { doc: '', value: oneOf({ filter: '', all: '', off: 'Switches it off.' }), required: true },
      },
    }, when: { '@type': ['spice'] } },
    zlib: { spec: {
      doc: '',
      attributes: {
        compression: { doc: '', value: oneOf({ auto: '', never: '', always: '' }), required: true },
      },
    }, when: { '@type': ['spice'] } },
  },
};

export const videoDriver: ElementSpec = {
  doc: '',
  attributes: {
    ...virtioOptions,
    name: { doc: '', value: oneOf({ qemu: '', vhostuser: '' }) },
    vgaconf: { doc: '', value: oneOf({ io: '', on: 'Switches it on.', off: 'Switches it off.' }) },
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
    }), required: true },
    ram: { doc: '', value: unsignedInt, when: { '@type': ['qxl'] } },
    vgamem: { doc: '', value: unsignedInt, when: { '@type': ['qxl'] } },
    vram64: { doc: '', value: unsignedInt, when: { '@type': ['qxl'] } },
    device: { doc: '', value: oneOf({
      'virtio-vga': '',
      'virtio-vga-gl': '',
      'virtio-gpu': '',
      'virtio-gpu-gl': '',
      'vhost-user-vga': '',
      'vhost-user-gpu': '',
    }), when: { '@type': ['virtio'] } },
    vram: { doc: '', value: unsignedInt },
    heads: { doc: '', value: unsignedInt },
    primary: { doc: '', value: yesNo },
    blob: { doc: '', value: onOff },
    edid: { doc: '', value: onOff },
  },
  children: {
    acceleration: { spec: {
      doc: '',
      attributes: {
        accel3d: { doc: '', value: yesNo },
        accel2d: { doc: '', value: yesNo },
        rendernode: { doc: '', value: absFilePath },
      },
    } },
    resolution: { spec: {
      doc: '',
      attributes: {
        x: { doc: '', value: unsignedInt, required: true },
        y: { doc: '', value: unsignedInt, required: true },
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
