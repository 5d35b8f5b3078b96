import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'rng-dev-missing',
  category: 'configuration',
  severity: 'fatal',
  title: "The host's random source is not there",
  match: ["Path '/dev/{path:quoted}rng{rest:quoted}' is not accessible", "Path '/dev/(random|urandom|trng)' is not accessible", "Could not open '/dev/{path:quoted}(rng|random){rest:quoted}': {error}", "-object …rng-random…Could not open '{path:quoted}': {error}"],
  message: 'The device that feeds the virtual random generator does not exist.',
  why: '/dev/hwrng is only there with a hardware generator and its driver.',
  remedy: 'Use /dev/urandom in <backend model=\'random\'>: it is always there and good enough.',
  checks: [{ command: 'ls -l /dev/hwrng /dev/urandom' }, { command: 'cat /sys/class/misc/hw_random/rng_available' }],
  xml: [{ path: "devices/rng/backend[@model='random']" }, { path: 'devices/rng/backend' }],
  witness: { source: "libvirt 9.0.0 and 11.3.0, src/qemu/qemu_domain_namespace.c; QEMU backends/rng-random.c", text: "Path '%1$s' is not accessible" },
  samples: ["error: Path '/dev/hwrng' is not accessible: No such file or directory", "qemu-system-x86_64: -object rng-random,id=objrng0,filename=/dev/hwrng: Could not open '/dev/hwrng': No such device"],
  nearMisses: ["error: Path '/dev/input/event3' is not accessible: No such file or directory", 'virtio_rng: hwrng registered'],
});
