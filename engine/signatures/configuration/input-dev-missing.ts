import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'input-dev-missing',
  category: 'configuration',
  severity: 'fatal',
  title: "The host's input device is not there",
  match: ['/dev/input/{path:path}: is not an evdev device', "Path '/dev/input/{path:quoted}' is not accessible", "Could not open '/dev/input/{path:quoted}': {error}"],
  unless: ['Permission denied'],
  message: 'An input device of the host that the VM should read does not exist.',
  why: 'event numbers change with every boot and plug.',
  remedy: 'Use the stable names under /dev/input/by-id, or plug the device in.',
  checks: [{ command: 'ls -l /dev/input/by-id' }, { command: 'virsh dumpxml --inactive VM --xpath //input' }],
  xml: [{ path: 'devices/input/source/@dev' }, { path: "devices/input[@type='evdev']" }, { path: 'devices/input' }],
  witness: { source: "libvirt 9.0.0 and 11.3.0, src/qemu/qemu_domain_namespace.c; QEMU ui/input-linux.c", text: "Path '%1$s' is not accessible / %s: is not an evdev device" },
  samples: ['qemu-system-x86_64: -object input-linux,id=pear: /dev/input/event77: is not an evdev device', "error: Path '/dev/input/by-id/usb-Acme-kbd' is not accessible: No such file or directory", "qemu-system-x86_64: -object input-linux,id=i0,evdev=/dev/input/event9: Could not open '/dev/input/event9': No such file or directory"],
  nearMisses: ["error: Path '/dev/hwrng' is not accessible: No such file or directory", "Could not open '/dev/input/event9': Permission denied"],
});
