import type { ElementSpec } from '../../element-spec.ts';
import { acpi, address, alias, clipboard, mouse, virtioOptions } from './shared.ts';
import { absFilePath, anyText, dateTime, hostOrIp, nonEmpty, onOff, oneOf, portNumber, uint8, unsignedInt, yesNo } from './values.ts';

const graphicsListen: ElementSpec = {
  doc: 'Where the server listens.',
  since: '0.9.4',
  attributes: {
    type: { doc: 'How the place is given.', value: oneOf({
      address: 'An address of the host.',
      network: 'The host\'s address on a libvirt network.',
      socket: { doc: 'A UNIX socket on the host instead of a port.', since: '2.0.0' },
      none: { doc: 'Nowhere; programs get connections through libvirt.', since: '2.0.0' },
    }), required: true, enforced: true },
    address: { doc: 'The address or host name; 127.0.0.1 keeps it local.', value: hostOrIp, when: { '@type': ['address', 'network'] } },
    network: { doc: 'The name of the network whose address on the host is used.', value: anyText, required: true, when: { '@type': ['network'] }, enforced: true },
    socket: { doc: 'The path of the socket; libvirt makes one up when missing.', value: absFilePath, when: { '@type': ['socket'] }, unchecked: true },
  },
};

export const graphics: ElementSpec = {
  doc: 'How a person sees and operates the guest.',
  manual: 'graphical-framebuffers',
  attributes: {
    type: { doc: 'The kind of display.', value: oneOf({
      sdl: 'A window on the host\'s own screen.',
      vnc: 'A VNC server inside QEMU; any VNC client shows it, also through `virsh vncdisplay`.',
      spice: { doc: 'A SPICE server: sound, clipboard, USB; removed from RHEL and its likes.', since: '0.8.6' },
      dbus: { doc: 'Frames over D-Bus, for local viewers.', since: '8.4.0' },
      rdp: 'Remote desktop; VirtualBox\' own, or qemu-rdp since 11.1.0.',
      desktop: 'A window of VirtualBox on its desktop.',
      'egl-headless': { doc: 'No display of its own; gives VNC and others 3D by the host\'s GPU.', since: '4.6.0' },
    }), required: true, enforced: true },
    display: { doc: 'The X display for SDL, such as :0.0.', value: anyText, when: { '@type': ['desktop', 'sdl'] } },
    xauth: { doc: 'The X authority file for SDL.', value: anyText, when: { '@type': ['sdl'] } },
    fullscreen: { doc: 'Whether the window fills the screen.', value: yesNo, when: { '@type': ['sdl'] } },
    port: { doc: 'The TCP port; -1 together with autoport lets libvirt choose, for VNC from 5900.', value: portNumber, when: { '@type': ['rdp', 'spice', 'vnc'] } },
    autoport: { doc: 'Whether libvirt chooses a free port at start.', value: yesNo, when: { '@type': ['rdp', 'spice', 'vnc'] } },
    websocket: { doc: 'VNC\'s port for browsers; -1 lets libvirt choose.', value: portNumber, since: '1.0.6', when: { '@type': ['vnc'] } },
    listen: { doc: 'The address that is listened on, kept for old programs; <listen> says more. 0.0.0.0 is all the world.', value: hostOrIp, when: { '@type': ['rdp', 'spice', 'vnc'] } },
    sharePolicy: { doc: 'Who may share a VNC session.', value: oneOf({
      'allow-exclusive': 'A client may ask to be alone, which throws the others out.',
      'force-shared': 'Nobody can be alone.',
      ignore: 'Everybody is let in.',
    }), since: '1.0.6', when: { '@type': ['vnc'] } },
    powerControl: { doc: 'Whether VNC clients may switch the guest off and reset it.', value: yesNo, since: '7.1.0', when: { '@type': ['vnc'] } },
    wait: { doc: 'Whether the guest starts only when a VNC client is there; bhyve.', value: yesNo, since: '11.10.0', when: { '@type': ['vnc'] } },
    socket: { doc: 'The path of a UNIX socket for VNC instead of a port.', value: absFilePath, since: '0.8.8', when: { '@type': ['vnc'] }, unchecked: true },
    passwd: { doc: 'The password in plain text; everybody who may see the domain with its secrets reads it. VNC uses 8 characters.', value: anyText, when: { '@type': ['rdp', 'spice', 'vnc'] } },
    keymap: { doc: 'The keyboard\'s layout, such as de; modern clients need none.', value: anyText, when: { '@type': ['spice', 'vnc'] } },
    passwdValidTo: { doc: 'When the password ends, as UTC date and time.', value: dateTime, when: { '@type': ['spice', 'vnc'] } },
    connected: { doc: 'What a change of password does to clients.', value: oneOf({
      keep: 'Clients that are connected stay connected.',
      fail: { doc: 'The change is refused while somebody is connected.', when: { '@type': ['spice'] } },
      disconnect: { doc: 'They are thrown out.', when: { '@type': ['spice'] } },
    }), since: '0.9.3', when: { '@type': ['spice', 'vnc'] } },
    tlsPort: { doc: 'SPICE\'s port for encrypted connections.', value: portNumber, when: { '@type': ['spice'] } },
    defaultMode: { doc: 'Whether SPICE channels are encrypted when nothing is said of them.', value: oneOf({
      any: 'Encrypted when the client can, else not.',
      secure: 'Encrypted only.',
      insecure: 'Never encrypted.',
    }), since: '0.9.12', when: { '@type': ['spice'] }, default: 'any' },
    address: { doc: 'The address of the D-Bus bus.', value: nonEmpty, when: { '@type': ['dbus'] }, unchecked: true },
    p2p: { doc: 'Whether D-Bus connections are peer to peer instead of over a bus.', value: yesNo, when: { '@type': ['dbus'] } },
    replaceUser: { doc: 'Whether a new RDP client throws the old one out.', value: yesNo, when: { '@type': ['rdp'] }, unchecked: true },
    multiUser: { doc: 'Whether several RDP clients may be connected.', value: yesNo, when: { '@type': ['rdp'] }, unchecked: true },
    username: { doc: 'The name of the RDP account.', value: anyText, since: '11.1.0', when: { '@type': ['rdp'] } },
  },
  children: {
    audio: { spec: {
      doc: 'The audio backend that VNC clients hear.',
      since: '7.2.0',
      attributes: {
        id: { doc: 'The number of the audio backend.', value: uint8, required: true, enforced: true },
      },
    }, when: { '@type': ['dbus', 'vnc'] } },
    channel: { spec: {
      doc: 'Whether one SPICE channel is encrypted.',
      attributes: {
        name: { doc: 'The channel.', value: oneOf({
            main: 'The channel that controls the others.',
            display: 'The picture.',
            inputs: 'Keyboard and mouse.',
            cursor: 'The pointer.',
            playback: 'Sound from the guest.',
            record: 'Sound to the guest.',
            smartcard: { doc: 'The client\'s smartcard reader.', since: '0.8.8' },
            usbredir: { doc: 'USB devices of the client.', since: '0.9.12' },
          }), required: true, enforced: true },
        mode: { doc: 'Whether it is encrypted.', value: oneOf({
            any: 'Encrypted when the client can, else not.',
            secure: 'Encrypted only.',
            insecure: 'Never encrypted.',
          }), required: true, enforced: true },
      },
    }, many: true, when: { '@type': ['spice'] } },
    clipboard: { spec: clipboard, when: { '@type': ['spice'] } },
    filetransfer: { spec: {
      doc: 'Whether SPICE clients may send files to the guest.',
      since: '1.2.2',
      attributes: {
        enable: { doc: 'no forbids it.', value: yesNo, required: true, enforced: true },
      },
    }, when: { '@type': ['spice'] } },
    gl: { spec: {
      doc: 'Drawing by the host\'s GPU.',
      since: '1.3.3',
      attributes: {
        enable: { doc: 'Whether OpenGL is used; local clients only for SPICE.', value: yesNo, required: true, when: { '../@type': ['dbus', 'sdl', 'spice'] }, enforced: true },
        rendernode: { doc: 'The host\'s GPU, such as /dev/dri/renderD128.', value: absFilePath, since: '3.1.0', when: { '../@type': ['dbus', 'egl-headless', 'spice'] }, unchecked: true },
      },
    }, when: { '@type': ['dbus', 'egl-headless', 'sdl', 'spice'] } },
    image: { spec: {
      doc: 'How SPICE compresses pictures.',
      attributes: {
        compression: { doc: 'The method by which pictures are compressed.', value: oneOf({
            auto_glz: 'Chosen by picture, with GLZ.',
            auto_lz: 'Chosen by picture, with LZ.',
            quic: 'QUIC, for photographs.',
            glz: 'LZ with a dictionary over several pictures.',
            lz: 'LZ, picture by picture.',
            off: 'Pictures are sent as they are.',
          }), required: true, enforced: true },
      },
    }, when: { '@type': ['spice'] } },
    jpeg: { spec: {
      doc: 'Whether SPICE uses JPEG for pictures over slow lines.',
      attributes: {
        compression: { doc: 'When it does.', value: oneOf({
            auto: 'It is used on slow lines only.',
            never: 'It is not used, even on slow lines.',
            always: 'It is used on fast lines as well.',
          }), required: true, enforced: true },
      },
    }, when: { '@type': ['spice'] } },
    listen: { spec: graphicsListen, many: true, when: { '@type': ['rdp', 'spice', 'vnc'] } },
    mouse: { spec: mouse, when: { '@type': ['spice'] } },
    playback: { spec: {
      doc: 'Whether SPICE compresses sound.',
      attributes: {
        compression: { doc: 'Whether sound is compressed.', value: onOff, required: true, enforced: true },
      },
    }, when: { '@type': ['spice'] } },
    streaming: { spec: {
      doc: 'How SPICE treats video in the picture.',
      since: '0.9.2',
      attributes: {
        mode: { doc: 'Which changing regions are sent as video.', value: oneOf({
            filter: 'Those that look like video.',
            all: 'Every region that changes often is sent as video.',
            off: 'Nothing is sent as video.',
          }), required: true, enforced: true },
      },
    }, when: { '@type': ['spice'] } },
    zlib: { spec: {
      doc: 'Whether SPICE packs GLZ pictures again over slow lines.',
      attributes: {
        compression: { doc: 'When it does.', value: oneOf({
            auto: 'It is used on slow lines only.',
            never: 'It is not used, even on slow lines.',
            always: 'It is used on fast lines as well.',
          }), required: true, enforced: true },
      },
    }, when: { '@type': ['spice'] } },
  },
  constraints: [
    { kind: 'exclusive', of: ['@port', '@socket'], when: { '@type': ['vnc'] } },
    { kind: 'exclusive', of: ['@autoport', '@socket'], when: { '@type': ['vnc'] } },
    { kind: 'exclusive', of: ['@websocket', '@socket'], when: { '@type': ['vnc'] } },
    { kind: 'exclusive', of: ['@listen', '@socket'], when: { '@type': ['vnc'] } },
    { kind: 'exclusive', of: ['@sharePolicy', '@socket'], when: { '@type': ['vnc'] } },
    { kind: 'exclusive', of: ['@powerControl', '@socket'], when: { '@type': ['vnc'] } },
    { kind: 'exclusive', of: ['@wait', '@socket'], when: { '@type': ['vnc'] } },
    { kind: 'exclusive', of: ['@address', '@p2p'] },
  ],
};

const videoDriver: ElementSpec = {
  doc: 'How the card works on the host.',
  attributes: {
    ...virtioOptions,
    name: { doc: 'Who emulates the card.', value: oneOf({ qemu: 'The card is emulated inside QEMU.', vhostuser: 'A process of its own; virtio only.' }), since: '5.8.0' },
    vgaconf: { doc: 'Which VGA registers bhyve emulates.', value: oneOf({ io: 'VGA registers by I/O ports.', on: 'VGA registers are emulated.', off: 'No VGA registers.' }), since: '3.5.0', unchecked: true },
  },
};

const videoModel: ElementSpec = {
  doc: 'Which card it is and how much memory it has.',
  attributes: {
    type: { doc: 'Which graphics card the guest finds.', value: oneOf({
      vga: 'QEMU\'s standard VGA; every guest knows it.',
      cirrus: 'A very old Cirrus Logic; for very old guests.',
      vmvga: 'VMware\'s SVGA II.',
      xen: 'Xen\'s paravirtual frame buffer.',
      vbox: 'VirtualBox\' own card.',
      gop: { doc: 'bhyve\'s frame buffer by UEFI.', since: '3.2.0' },
      none: { doc: 'No card at all; has to be alone.', since: '4.6.0' },
      bochs: { doc: 'Like vga without its legacy, for UEFI guests.', since: '5.6.0' },
      ramfb: { doc: 'A frame buffer in memory, for the time before a driver is there.', since: '5.9.0' },
      qxl: { doc: 'SPICE\'s card; several monitors for Windows.', since: '0.8.6' },
      virtio: { doc: 'virtio-gpu: best for Linux, with 3D where the host has it.', since: '1.3.0' },
    }), required: true, unchecked: 'empty' },
    ram: { doc: 'qxl\'s primary bar in KiB.', value: unsignedInt, since: '1.0.2', when: { '@type': ['qxl'] }, unchecked: 'empty' },
    vgamem: { doc: 'qxl\'s VGA frame buffer in KiB.', value: unsignedInt, since: '1.2.11', when: { '@type': ['qxl'] }, unchecked: 'empty' },
    vram64: { doc: 'qxl\'s 64-bit bar in KiB.', value: unsignedInt, since: '1.3.3', when: { '@type': ['qxl'] }, unchecked: 'empty' },
    device: { doc: 'QEMU\'s device behind a virtio card.', value: oneOf({
      'virtio-vga': 'virtio with VGA compatibility.',
      'virtio-vga-gl': 'virtio with VGA compatibility and OpenGL.',
      'virtio-gpu': 'virtio without VGA.',
      'virtio-gpu-gl': 'virtio without VGA, with OpenGL.',
      'vhost-user-vga': 'virtio with VGA compatibility in a process of its own.',
      'vhost-user-gpu': 'virtio without VGA in a process of its own.',
    }), since: '12.5.0', when: { '@type': ['virtio'] }, unchecked: true },
    vram: { doc: 'Video memory in KiB; for qxl the secondary bar.', value: unsignedInt, unchecked: 'empty' },
    heads: { doc: 'How many screens the card has.', value: unsignedInt },
    primary: { doc: 'Whether it is the card the guest boots with; one card is.', value: yesNo, since: '1.0.2', unchecked: true },
    blob: { doc: 'Whether the guest can share memory with the host\'s GPU, for zero-copy displays.', value: onOff, since: '9.2.0' },
    edid: { doc: 'Whether the guest can ask for the monitor\'s data.', value: onOff },
  },
  children: {
    acceleration: { spec: {
      doc: 'Drawing by the host\'s GPU.',
      attributes: {
        accel3d: { doc: '3D by the host: virgl with virtio, needs a display with OpenGL.', value: yesNo, since: '0.7.1' },
        accel2d: { doc: '2D by the host; VirtualBox only.', value: yesNo, since: '0.7.1' },
        rendernode: { doc: 'The host\'s GPU for the vhostuser driver.', value: absFilePath, since: '5.8.0', unchecked: true },
      },
    } },
    resolution: { spec: {
      doc: 'The smallest picture the guest starts with.',
      since: '5.9.0',
      attributes: {
        x: { doc: 'The width in pixels.', value: unsignedInt, required: true, enforced: true },
        y: { doc: 'The height in pixels.', value: unsignedInt, required: true, enforced: true },
      },
    } },
  },
};

export const video: ElementSpec = {
  doc: 'A graphics card of the guest. libvirt adds one when there is <graphics>.',
  manual: 'video-devices',
  children: {
    acpi: { spec: acpi },
    address: { spec: address },
    alias: { spec: alias },
    driver: { spec: videoDriver },
    model: { spec: videoModel },
  },
};
