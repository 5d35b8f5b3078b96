import type { Fault } from './fault.ts';
import { guestWith } from './guest.ts';

const GRAPHICS = '/domain/devices/graphics';
const serial = (type: string, source: string): string => `<serial type='${type}'>${source}<target port='0'/></serial>`;
const SHARED = "<memoryBacking><source type='memfd'/><access mode='shared'/></memoryBacking>";

/** Screens, character devices, shared folders, and what is passed through from the host. */
export const devices: readonly Fault[] = [
  {
    id: 'vnc-port', title: 'Another program has the port of the screen', quick: true,
    inject: 'listen tcp 127.0.0.1 5977',
    xml: guestWith("<graphics type='vnc' port='5977' listen='127.0.0.1'/>"),
    expect: { cause: ['gfx-vnc-port-inuse', 'up-vnc-no-port'], element: [`${GRAPHICS}/@port`], evidence: 'Address already in use', wrong: ['gfx-spice-bind', 'gfx-listen-addr'] },
  },
  {
    id: 'vnc-address', title: 'The screen listens on an address of another host',
    xml: guestWith("<graphics type='vnc' port='5977' listen='192.0.2.44'/>"),
    expect: { cause: ['gfx-listen-addr'], element: [`${GRAPHICS}/@listen`, `${GRAPHICS}/listen/@address`, `${GRAPHICS}/listen`], evidence: 'Cannot assign requested address', wrong: ['gfx-vnc-port-inuse', 'gfx-spice-bind'] },
  },
  {
    id: 'vnc-socket-folder', title: 'The folder of the screen’s socket is missing',
    xml: guestWith("<graphics type='vnc'><listen type='socket' socket='/run/lab/nowhere/vnc.sock'/></graphics>"),
    expect: { cause: ['gfx-vnc-socket-dir', 'chr-socket-dir-missing', 'host-path-missing'], element: [`${GRAPHICS}/listen/@socket`, `${GRAPHICS}/@socket`], evidence: '/run/lab/nowhere/vnc.sock', wrong: ['gfx-vnc-port-inuse', 'img-missing'] },
  },
  {
    id: 'vnc-tls', title: 'Encryption of the screen without certificates', spoils: true,
    inject: "sed -i '1i vnc_tls = 1\\nvnc_tls_x509_cert_dir = \"/run/lab/pki\"' /etc/libvirt/qemu.conf; mkdir /run/lab/pki; restart_libvirtd",
    xml: guestWith("<graphics type='vnc' port='-1'/>"),
    expect: { cause: ['gfx-vnc-tls-certs'], element: [GRAPHICS], evidence: ['ca-cert.pem', '/run/lab/pki'], wrong: ['migr-tls-cert', 'daemon-ca-cert-missing', 'gfx-spice-tls-certs'] },
  },
  {
    id: 'spice-port', title: 'Another program has the port of SPICE', needs: ['spice'],
    inject: 'listen tcp 127.0.0.1 5978',
    xml: guestWith("<graphics type='spice' port='5978' listen='127.0.0.1'/>"),
    expect: { cause: ['gfx-spice-bind'], element: [`${GRAPHICS}/@port`], evidence: '5978', wrong: ['gfx-vnc-port-inuse', 'gfx-spice-addrfamily'] },
  },
  {
    id: 'spice-tls-off', title: 'A port for encrypted SPICE while that is switched off', needs: ['spice'],
    refused: guestWith("<graphics type='spice' port='5978' tlsPort='5979' listen='127.0.0.1'/>"),
    expect: { cause: ['gfx-spice-tls-off'], element: [`${GRAPHICS}/@tlsPort`, GRAPHICS], evidence: 'TLS', wrong: ['gfx-spice-tls-certs', 'gfx-spice-bind'] },
  },
  {
    id: 'spice-channel-alone', title: 'A channel of SPICE without SPICE',
    refused: guestWith("<graphics type='vnc' port='-1'/><channel type='spicevmc'><target type='virtio' name='com.redhat.spice.0'/></channel>"), start: 'virsh define /run/lab/work/guest.xml && virsh start guest',
    expect: { cause: ['gfx-spicevmc-no-spice'], element: ['/domain/devices/channel/@type', '/domain/devices/channel', `${GRAPHICS}/@type`], evidence: "spicevmc", wrong: ['gfx-spice-not-compiled', 'agent-channel-missing'] },
  },
  {
    id: 'render-node', title: 'OpenGL on a host without a GPU', needs: ['no-dri'],
    xml: guestWith("<graphics type='egl-headless'><gl rendernode='/dev/dri/renderD130'/></graphics><video><model type='virtio'><acceleration accel3d='yes'/></model></video>"),
    expect: { cause: ['gfx-egl-no-render-node', 'host-path-missing', 'gfx-egl-init'], element: [`${GRAPHICS}/gl/@rendernode`, `${GRAPHICS}/gl`], evidence: '/dev/dri', wrong: ['img-missing', 'stor-pool-dir-missing'] },
  },
  {
    id: 'two-primary', title: 'Two video devices are the first', refused: guestWith("<video><model type='vga' primary='yes'/></video><video><model type='cirrus' primary='yes'/></video>"),
    expect: { cause: ['gfx-two-primary'], element: ['/domain/devices/video[1]/model/@primary', '/domain/devices/video[2]/model/@primary'], evidence: 'Only one primary video device', wrong: ['gfx-video-model-unsupported'] },
  },
  {
    id: 'sdl-no-display', title: 'A local window where nobody has a screen',
    xml: guestWith("<graphics type='sdl' display=':7' xauth='/root/.Xauthority'/>"),
    expect: { cause: ['qemu-module-notfound', 'gfx-sdl-no-display', 'up-not-supported-by-binary'], element: [`${GRAPHICS}/@type`, GRAPHICS], evidence: ['sdl', 'SDL'], wrong: ['gfx-egl-init'] },
  },
  {
    id: 'serial-folder', title: 'The folder of a console’s socket is missing', quick: true,
    xml: guestWith(serial('unix', "<source mode='bind' path='/run/lab/nowhere/con.sock'/>")),
    expect: { cause: ['chr-socket-dir-missing'], element: ['/domain/devices/serial/source/@path'], evidence: "/run/lab/nowhere/con.sock", wrong: ['cfg-sockpath-long', 'chr-socket-missing'] },
  },
  {
    id: 'serial-path-long', title: 'The path of a socket is too long',
    xml: guestWith(serial('unix', `<source mode='bind' path='/run/lab/work/${'consoles-of-virtual-machines/'.repeat(4)}con.sock'/>`)),
    expect: { cause: ['cfg-sockpath-long'], element: ['/domain/devices/serial/source/@path'], evidence: ['too long', 'con.sock'], wrong: ['chr-socket-dir-missing', 'chr-socket-missing'] },
  },
  {
    id: 'serial-connect', title: 'The program that a console connects to has no socket',
    xml: guestWith(serial('unix', "<source mode='connect' path='/run/lab/work/con.sock'/>")),
    expect: { cause: ['chr-socket-missing', 'host-path-missing'], element: ['/domain/devices/serial/source/@path'], evidence: '/run/lab/work/con.sock', wrong: ['chr-socket-dir-missing', 'daemon-sock-missing', 'net-vhost-user-sock'] },
  },
  {
    id: 'serial-tcp', title: 'Nobody listens for the console',
    xml: guestWith(serial('tcp', "<source mode='connect' host='127.0.0.1' service='4555'/><protocol type='raw'/>")),
    expect: { cause: ['chr-connect-refused'], element: ['/domain/devices/serial/source', '/domain/devices/serial/source/@service'], evidence: "Connection refused", wrong: ['stor-nbd-refused', 'daemon-sock-refused', 'migr-refused'] },
  },
  {
    id: 'serial-tcp-taken', title: 'The port of a console belongs to another program',
    inject: 'listen tcp 127.0.0.1 4555',
    xml: guestWith(serial('tcp', "<source mode='bind' host='127.0.0.1' service='4555'/><protocol type='raw'/>")),
    expect: { cause: ['chr-port-inuse'], element: ['/domain/devices/serial/source', '/domain/devices/serial/source/@service'], evidence: 'Address already in use', wrong: ['gfx-vnc-port-inuse', 'gfx-spice-bind', 'net-dnsmasq-exit', 'chr-connect-refused'] },
  },
  {
    id: 'serial-file-folder', title: 'The folder of a console’s file is missing',
    xml: guestWith(serial('file', "<source path='/srv/consoles/guest.txt'/>")),
    expect: { cause: ['chr-file-dir-missing', 'host-path-missing'], element: ['/domain/devices/serial/source/@path'], evidence: '/srv/consoles/guest.txt', wrong: ['img-missing', 'daemon-log-nospace'] },
  },
  {
    id: 'serial-log-folder', title: 'The folder of a console’s log is missing',
    xml: guestWith("<serial type='pty'><log file='/srv/consoles/guest.log'/><target port='0'/></serial>"),
    expect: { cause: ['chr-file-dir-missing', 'host-path-missing', 'chr-log-dir-missing'], element: ['/domain/devices/serial/log/@file', '/domain/devices/serial/log'], evidence: '/srv/consoles/guest.log', wrong: ['img-missing', 'daemon-log-nospace'] },
  },
  {
    id: 'serial-device', title: 'The host has no such serial port',
    xml: guestWith(serial('dev', "<source path='/dev/ttyUSB4'/>")),
    expect: { cause: ['chr-dev-missing', 'host-path-missing'], element: ['/domain/devices/serial/source/@path'], evidence: '/dev/ttyUSB4', wrong: ['img-missing', 'daemon-crash'] },
  },
  {
    id: 'agent-folder', title: 'The folder of the agent’s socket is missing',
    xml: guestWith("<channel type='unix'><source mode='bind' path='/srv/agents/guest.agent'/><target type='virtio' name='org.qemu.guest_agent.0'/></channel>"),
    expect: { cause: ['chr-socket-dir-missing'], element: ['/domain/devices/channel/source/@path'], evidence: '/srv/agents/guest.agent', wrong: ['agent-not-connected', 'cfg-sockpath-long', 'agent-channel-missing'] },
  },
  {
    id: 'rng-device', title: 'The source of randomness is not there',
    xml: guestWith("<rng model='virtio'><backend model='random'>/dev/hwrng7</backend></rng>"),
    expect: { cause: ['rng-dev-missing', 'host-path-missing'], element: ['/domain/devices/rng/backend'], evidence: '/dev/hwrng7', wrong: ['img-missing'] },
  },
  {
    id: 'rng-daemon', title: 'The entropy daemon does not run',
    xml: guestWith("<rng model='virtio'><backend model='egd' type='tcp'><source mode='connect' host='127.0.0.1' service='8123'/></backend></rng>"),
    expect: { cause: ['rng-egd-refused', 'chr-connect-refused'], element: ['/domain/devices/rng/backend', '/domain/devices/rng/backend/source', '/domain/devices/rng/backend/source/@service'], evidence: 'Connection refused', wrong: ['stor-nbd-refused', 'daemon-sock-refused'] },
  },
  {
    id: 'input-device', title: 'The keyboard was unplugged',
    xml: guestWith("<input type='evdev'><source dev='/dev/input/event40' grab='all'/></input>"),
    expect: { cause: ['input-dev-missing', 'host-path-missing'], element: ['/domain/devices/input/source/@dev'], evidence: '/dev/input/event40', wrong: ['img-missing', 'usb-host-not-found'] },
  },
  {
    id: 'shared-folder', title: 'The folder that is shared does not exist',
    xml: guestWith("<filesystem type='mount' accessmode='passthrough'><source dir='/srv/projects'/><target dir='projects'/></filesystem>"),
    expect: { cause: ['fs-source-missing', 'host-path-missing'], element: ['/domain/devices/filesystem/source/@dir'], evidence: '/srv/projects', wrong: ['fsdev-9p-perm', 'img-missing'] },
  },
  {
    id: 'shared-folder-closed', title: 'QEMU may not enter the folder that is shared',
    inject: 'mkdir -p /run/lab/work/projects; chmod 700 /run/lab/work/projects',
    xml: guestWith("<filesystem type='mount' accessmode='passthrough'><source dir='/run/lab/work/projects'/><target dir='projects'/></filesystem>"),
    expect: { cause: ['fsdev-9p-perm'], element: ['/domain/devices/filesystem/source/@dir'], evidence: '/run/lab/work/projects', wrong: ['fs-source-missing', 'img-perm', 'kvm-dev-perm'] },
  },
  {
    id: 'virtiofs-memory', title: 'virtiofs without shared memory',
    refused: guestWith("<filesystem type='mount'><driver type='virtiofs'/><source dir='/srv'/><target dir='srv'/></filesystem>"), start: 'virsh define /run/lab/work/guest.xml && virsh start guest',
    expect: { cause: ['cfg-virtiofs-shared-mem'], element: ['/domain/devices/filesystem/driver/@type', '/domain/devices/filesystem', '/domain/memoryBacking'], evidence: "'virtiofs' requires shared memory", wrong: ['fs-virtiofsd-missing', 'virtiofsd-invalidparam'] },
  },
  {
    id: 'virtiofsd-path', title: 'The path of virtiofsd is that of another distribution',
    xml: guestWith("<filesystem type='mount'><driver type='virtiofs'/><binary path='/usr/lib/lab/virtiofsd'/><source dir='/srv'/><target dir='srv'/></filesystem>", { top: SHARED }),
    expect: { cause: ['fs-virtiofsd-missing', 'host-path-missing'], element: ['/domain/devices/filesystem/binary/@path'], evidence: '/usr/lib/lab/virtiofsd', wrong: ['virtiofsd-invalidparam', 'daemon-emulator-exec-perm', 'fs-source-missing'] },
  },
  {
    id: 'virtiofs-source', title: 'The folder shared by virtiofs does not exist', needs: ['virtiofsd'],
    xml: guestWith("<filesystem type='mount'><driver type='virtiofs'/><source dir='/srv/projects'/><target dir='srv'/></filesystem>", { top: SHARED }),
    expect: { cause: ['fs-source-missing', 'host-path-missing'], element: ['/domain/devices/filesystem/source/@dir'], evidence: '/srv/projects', wrong: ['virtiofsd-invalidparam', 'fs-virtiofsd-missing', 'img-missing'] },
  },
  {
    id: 'pci-device', title: 'A PCI device of another host', needs: ['no-vfio'],
    xml: guestWith("<hostdev mode='subsystem' type='pci' managed='yes'><source><address domain='0' bus='0x65' slot='0' function='0'/></source></hostdev>"),
    expect: { cause: ['vfio-host-no-passthrough', 'vfio-device-missing', 'pci-device-not-on-host'], element: ['/domain/devices/hostdev', '/domain/devices/hostdev/source/address', '/domain/devices/hostdev/@type'], wrong: ['drv-vfio-module-missing', 'vfio-device-in-use', 'vfio-group-not-viable'] },
  },
  {
    id: 'usb-device', title: 'A USB stick where the host has no USB', needs: ['no-usb'],
    xml: guestWith("<hostdev mode='subsystem' type='usb'><source><vendor id='0x0951'/><product id='0x1666'/></source></hostdev>"),
    expect: { cause: ['usb-no-host-bus', 'usb-host-not-found'], element: ['/domain/devices/hostdev/source', '/domain/devices/hostdev'], evidence: ['/sys/bus/usb', '0951:1666', '951:1666'], wrong: ['stor-pool-dir-missing', 'cfg-usb-disabled', 'host-path-missing'] },
  },
  {
    id: 'mediated-device', title: 'A mediated device that nobody created',
    xml: guestWith("<hostdev mode='subsystem' type='mdev' model='vfio-pci'><source><address uuid='4b20d080-1b54-4048-85b3-a6a62d165c01'/></source></hostdev>"),
    expect: { cause: ['vfio-mdev-no-vfio', 'mdev-missing', 'vfio-host-no-passthrough', 'mdev-not-on-host'], element: ['/domain/devices/hostdev/source/address', '/domain/devices/hostdev', '/domain/devices/hostdev/source/address/@uuid'], evidence: ['mediated', '4b20d080', 'VFIO'], wrong: ['vgpu-start-failed', 'vgpu-uuid'] },
  },
  {
    id: 'scsi-device', title: 'A SCSI device that the host does not have', needs: ['no-scsi-host'],
    xml: guestWith("<controller type='scsi' model='virtio-scsi'/><hostdev mode='subsystem' type='scsi'><source><adapter name='scsi_host6'/><address bus='0' target='0' unit='0'/></source></hostdev>"),
    expect: { cause: ['scsi-hostdev-missing'], element: ['/domain/devices/hostdev/source/adapter', '/domain/devices/hostdev/source/adapter/@name', '/domain/devices/hostdev/source/address', '/domain/devices/hostdev'], evidence: ['scsi', 'SCSI'], wrong: ['img-missing', 'stor-pool-dir-missing'] },
  },
  {
    id: 'shmem-server', title: 'The server of a shared memory does not run',
    xml: guestWith("<shmem name='lab'><model type='ivshmem-doorbell'/><server path='/run/lab/work/shmem.sock'/><msi vectors='2'/></shmem>"),
    expect: { cause: ['shmem-server-missing', 'chr-socket-missing'], element: ['/domain/devices/shmem/server/@path', '/domain/devices/shmem/server'], evidence: '/run/lab/work/shmem.sock', wrong: ['net-vhost-user-sock', 'daemon-sock-missing', 'stor-vhost-user-sock'] },
  },
  {
    id: 'pci-address-twice', title: 'Two devices at one PCI address',
    refused: guestWith("<rng model='virtio'><backend model='random'>/dev/urandom</backend><address type='pci' domain='0' bus='0' slot='9' function='0'/></rng><memballoon model='virtio'><address type='pci' domain='0' bus='0' slot='9' function='0'/></memballoon>"),
    expect: { cause: ['cfg-pci-dup'], element: ['/domain/devices/rng/address', '/domain/devices/memballoon/address'], evidence: '0000:00:09.0', wrong: ['cfg-pci-addr-invalid', 'cfg-no-pci-slots'] },
  },
  {
    id: 'pci-bus-missing', title: 'An address on a PCI bus that is not there',
    refused: guestWith("<rng model='virtio'><backend model='random'>/dev/urandom</backend><address type='pci' domain='0' bus='0' slot='0x2a' function='0'/></rng>"),
    expect: { cause: ['cfg-pci-addr-invalid'], element: ['/domain/devices/rng/address', '/domain/devices/rng/address/@slot'], evidence: 'PCI address', wrong: ['cfg-pci-dup'] },
  },
  {
    id: 'usb-off', title: 'A USB tablet with USB switched off',
    refused: guestWith("<controller type='usb' model='none'/><input type='tablet' bus='usb'/>"), start: 'virsh define /run/lab/work/guest.xml && virsh start guest',
    expect: { cause: ['cfg-usb-disabled'], element: ['/domain/devices/controller/@model', '/domain/devices/input/@bus'], evidence: 'USB', wrong: ['usb-no-host-bus'] },
  },
  {
    id: 'qemu-argument', title: 'An argument of QEMU that was misspelt',
    xml: guestWith('', { root: "xmlns:qemu='http://libvirt.org/schemas/domain/qemu/1.0'", bottom: "<qemu:commandline><qemu:arg value='-no-hpett'/></qemu:commandline>" }),
    expect: { cause: ['cfg-qemu-arg-unknown'], element: ['/domain/qemu:commandline/qemu:arg/@value', '/domain/qemu:commandline/qemu:arg'], evidence: '-no-hpett', wrong: ['benign-taint', 'cfg-device-model-unknown'] },
  },
  {
    id: 'qemu-device-property', title: 'A property that a device of QEMU does not have',
    xml: guestWith('', { root: "xmlns:qemu='http://libvirt.org/schemas/domain/qemu/1.0'", bottom: "<qemu:commandline><qemu:arg value='-device'/><qemu:arg value='virtio-balloon-pci,turbo=on,addr=0x1d'/></qemu:commandline>" }),
    expect: { cause: ['cfg-device-property-unknown'], element: ['/domain/qemu:commandline/qemu:arg[2]/@value', '/domain/qemu:commandline/qemu:arg[2]'], evidence: "turbo", wrong: ['benign-taint', 'cfg-qemu-arg-unknown'] },
  },
];
