import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'cfg-io-native-cache',
  category: 'configuration',
  severity: 'fatal',
  title: 'Native I/O needs a cache mode without the page cache',
  match: ["io='native' needs either no disk cache or directsync", 'aio=native was specified, but it requires cache.direct=on'],
  message: "A disk has io='native' together with a cache mode that uses the host's page cache.",
  why: 'Linux native AIO is asynchronous only with O_DIRECT.',
  remedy: "Set cache='none' or 'directsync' beside io='native', or drop io='native'.",
  checks: [{ command: 'virsh dumpxml --inactive VM --xpath //disk/driver' }],
  xml: [{ path: "devices/disk/driver[@io='native']/@io" }, { path: 'devices/disk/driver/@io' }, { path: 'devices/disk/driver' }],
  witness: { source: "libvirt 9.0.0 and 11.3.0, src/qemu/qemu_validate.c; QEMU block/file-posix.c raw_open_common", text: "io='native' needs either no disk cache or directsync cache mode, QEMU will fallback to aio=threads" },
  samples: ["error: unsupported configuration: io='native' needs either no disk cache or directsync cache mode", 'qemu-kvm: -drive file=/srv/a.img: aio=native was specified, but it requires cache.direct=on, which was not specified.'],
  nearMisses: ['aio=io_uring was specified, but is not supported in this build.', "io='threads'"],
});
