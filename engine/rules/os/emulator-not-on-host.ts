import { becauseOf, fileAt, missingPart } from '../../schema/domain/host-files.ts';
import { text as textOf, textSpan } from '../../xml/query.ts';
import { defineRule } from '../rule.ts';

const host = { images: [{ path: '/usr/libexec', exists: true }, { path: '/usr/libexec/qemu-kvm', exists: false }, { path: '/opt/qemu', exists: true, type: 'file', mode: '644' }, { path: '/usr/bin/qemu-system-x86_64', exists: true, type: 'file', mode: '755' }] } as const;
const EXECUTABLE = 0o111;

export default defineRule({
  id: 'emulator-not-on-host',
  cause: 'daemon-qemu-binary-missing',
  profile: 'host',
  severity: 'error',
  title: 'An emulator that is not on the host',
  why: '<emulator> is the QEMU program that runs the guest. Its path differs between distributions: /usr/bin/qemu-system-x86_64, /usr/libexec/qemu-kvm and others.',
  remedy: 'Remove <emulator>: libvirt chooses the one for the architecture. Or install that QEMU.',
  witness: [{ source: 'libvirt 11.3.0 src/qemu/qemu_capabilities.c virQEMUCapsNewForBinaryInternal', text: 'Cannot check QEMU binary %1$s' }, { source: 'libvirt 11.3.0 src/qemu/qemu_capabilities.c virQEMUCapsNewForBinaryInternal', text: 'QEMU binary %1$s is not executable' }],
  drivers: ['qemu', 'kvm'],
  visits: ['domain/devices/emulator'],
  needs: ['images'],
  *check(emulator, { text, host: { images } }) {
    const path = textOf(emulator);
    const missing = missingPart(images, path);
    const file = fileAt(images, path);
    const at = textSpan(emulator, text);
    if (missing !== undefined) yield { at, message: `The host has no ${path.slice(0, 120)}${becauseOf(missing, path)}.` };
    else if (file?.type === 'directory' || (/^[0-7]{3,4}$/.test(file?.mode ?? '') && (Number.parseInt(file!.mode!, 8) & EXECUTABLE) === 0)) yield { at, message: `${path.slice(0, 120)} on the host is no program that may be run.` };
  },
  bad: [{ xml: '<emulator>«/usr/libexec/qemu-kvm»</emulator>', host }, { xml: '<emulator>«/opt/qemu»</emulator>', host }],
  good: [{ xml: '<emulator>/usr/bin/qemu-system-x86_64</emulator>', host }],
});
