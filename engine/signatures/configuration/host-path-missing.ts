import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'host-path-missing',
  category: 'configuration',
  severity: 'fatal',
  title: 'A path of the XML does not exist on the host',
  match: [
    '{path:path}: no such host device',
    'not found: could not access {path:path}: No such file',
    "Path '{path:quoted}' is not accessible: No such (file or directory|device)",
    'unable to stat: {path:path}: No such file or directory',
    "Unable to stat {path:path}: No such file or directory",
    "cannot execute binary {path:path}: No such file or directory",
    "failed to open '{path:quoted}': No such file or directory",
    "Unable to open '{path:quoted}' …: No such file or directory",
    "Failed to open file '{path:quoted}': No such file or directory",
    "cannot open directory '{path:quoted}': No such file or directory",
  ],
  unless: ['migrate:', 'Migrate'],
  message: 'The path {path} does not exist on this host.',
  why: 'The XML names a file or device that was never made, was moved, or belongs to another host.',
  remedy: 'Correct the path or make what it names available before the start.',
  checks: [{ command: 'namei -l PATH' }],
  xml: [{ path: 'os/kernel', equals: 'path' }, { path: 'os/initrd', equals: 'path' }, { path: 'os', equals: 'path' }, { path: 'devices', equals: 'path' }],
  yieldsTo: [
    'cfg-kernel-missing', 'rng-dev-missing', 'input-dev-missing', 'chr-dev-missing', 'chr-file-dir-missing', 'gfx-egl-no-render-node', 'tpm-dev-missing', 'vfio-group-node-missing', 'usb-no-host-bus',
    'fw-nvram-template-missing', 'fw-loader-missing', 'net-script-missing', 'net-vdpa-missing', 'fs-source-missing', 'fs-virtiofsd-missing', 'img-missing', 'img-backing-missing', 'img-stat-relative',
    'stor-pool-dir-missing', 'daemon-qemu-binary-missing', 'sev-dev-missing', 'mem-nvdimm-path-missing', 'migr-disk-missing-dest', 'daemon-dmidecode-missing', 'daemon-hook-failed', 'scsi-hostdev-missing',
  ],
  witness: { source: "libvirt 9.0.0 and 11.3.0, src/qemu/qemu_domain_namespace.c, src/security/security_dac.c, src/util/vircommand.c", text: "Path '%1$s' is not accessible" },
  samples: ["error: Path '/dev/mapper/lost-lv' is not accessible: No such file or directory", "libvirt.libvirtError: Path '/dev/uio9' is not accessible: No such file or directory"],
  nearMisses: ["Path '/dev/mapper/lost-lv' is not accessible: Permission denied", 'No such file or directory'],
});
