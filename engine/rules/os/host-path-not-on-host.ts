import { becauseOf, missingPart } from '../../schema/domain/host-files.ts';
import { deviceName } from '../../schema/read.ts';
import { attribute, child, descend, text as textOf, textSpan, value } from '../../xml/query.ts';
import type { Element, Target } from '../../xml/tree.ts';
import { defineRule } from '../rule.ts';

const host = { images: [{ path: '/dev', exists: true }, { path: '/dev/hwrng', exists: false }, { path: '/dev/tpm0', exists: false }, { path: '/dev/input/event3', exists: true }, { path: '/dev/dri', exists: false }, { path: '/usr/libexec/virtiofsd', exists: false }] };

interface Place {
  readonly at: Target;
  readonly path: string;
}

const written = (element: Element | undefined, name: string): Place[] => {
  const at = attribute(element, name);
  return at?.valueSpan && at.value.startsWith('/') ? [{ at, path: at.value }] : [];
};

/** Files of the host, mostly devices, that QEMU opens for a device of this kind. */
const PATHS: Readonly<Record<string, (device: Element, text: string) => readonly Place[]>> = {
  rng: (device, text) => {
    const backend = child(device, 'backend');
    const path = backend && value(backend, 'model') === 'random' ? textOf(backend) : '';
    return backend && path.startsWith('/') ? [{ at: textSpan(backend, text), path }] : [];
  },
  input: (device) => (['passthrough', 'evdev'].includes(value(device, 'type') ?? '') ? [...written(child(device, 'source'), 'evdev'), ...written(child(device, 'source'), 'dev')] : []),
  tpm: (device) => (value(child(device, 'backend'), 'type') === 'passthrough' ? written(descend(device, 'backend', 'device'), 'path') : []),
  graphics: (device) => written(child(device, 'gl'), 'rendernode'),
  video: (device) => written(descend(device, 'model', 'acceleration'), 'rendernode'),
  interface: (device) => (value(device, 'type') === 'vdpa' ? written(child(device, 'source'), 'dev') : []),
  filesystem: (device) => (value(child(device, 'driver'), 'type') === 'virtiofs' ? written(child(device, 'binary'), 'path') : []),
  memory: (device) => {
    const path = ['nvdimm', 'virtio-pmem'].includes(value(device, 'model') ?? '') ? descend(device, 'source', 'path') : undefined;
    return path && textOf(path).startsWith('/') ? [{ at: path, path: textOf(path) }] : [];
  },
  serial: (device) => (value(device, 'type') === 'dev' ? written(child(device, 'source'), 'path') : []),
  parallel: (device) => (value(device, 'type') === 'dev' ? written(child(device, 'source'), 'path') : []),
};

export default defineRule({
  id: 'host-path-not-on-host',
  cause: 'host-path-missing',
  profile: 'host',
  severity: 'error',
  title: 'A device file or program that the host does not have',
  why: 'The device stands on one of the host: a random generator, a TPM, a graphics card, a serial port, or is served by a program. Without its file, the hardware, its driver or the package is missing.',
  remedy: 'Load the driver, correct the path, or use an emulated device (/dev/urandom, swtpm).',
  witness: [{ source: 'libvirt 11.3.0 src/util/vircgroup.c virCgroupAllowDevicePath', text: "Path '%1$s' is not accessible" }, { source: 'libvirt 11.3.0 src/qemu/qemu_virtiofs.c qemuVirtioFSStart', text: "virtiofsd binary '%1$s' is not executable" }, { source: 'libvirt 11.3.0 src/qemu/qemu_command.c', text: "Unable to open '%1$s' for vdpa device" }, { source: 'libvirt 11.3.0 src/qemu/qemu_command.c', text: 'Could not open TPM device %1$s' }],
  drivers: ['qemu', 'kvm'],
  onlyWith: ['backend', 'gl', 'acceleration', 'path', '@evdev', '@dev', '@path'],
  visits: Object.keys(PATHS).map((device) => `domain/devices/${device}`),
  needs: ['images'],
  *check(device, { text, host: { images } }) {
    for (const { at, path } of PATHS[device.name]!(device, text)) {
      const missing = missingPart(images, path);
      if (missing !== undefined) yield { at, message: `${deviceName(device)} needs ${path.slice(0, 120)}, which the host does not have${becauseOf(missing, path)}.` };
    }
  },
  bad: [
    { xml: "<rng model='virtio'><backend model='random'>«/dev/hwrng»</backend></rng>", host },
    { xml: "<tpm model='tpm-tis'><backend type='passthrough'><device «path='/dev/tpm0'»/></backend></tpm>", host },
    { xml: "<graphics type='spice'><gl enable='yes' «rendernode='/dev/dri/renderD128'»/></graphics>", host },
    { xml: "<filesystem type='mount'><driver type='virtiofs'/><binary «path='/usr/libexec/virtiofsd'»/><source dir='/srv'/><target dir='a'/></filesystem>", host },
  ],
  good: [{ xml: "<filesystem type='mount'><driver type='path'/><source dir='/usr/libexec/virtiofsd'/><target dir='a'/></filesystem>", host }, { xml: "<input type='evdev'><source dev='/dev/input/event3'/></input>", host }, { xml: "<rng model='virtio'><backend model='random'>/dev/urandom</backend></rng>", host }, { xml: "<tpm model='tpm-tis'><backend type='emulator'/></tpm>", host }],
});
