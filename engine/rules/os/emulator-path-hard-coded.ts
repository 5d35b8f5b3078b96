import { text as textOf, textSpan } from '../../xml/query.ts';
import { removeElement } from '../edits.ts';
import { defineRule, offeredFix } from '../rule.ts';

/** Paths that one family of distributions has; the usual /usr/bin/qemu-system-ARCH is not among them. */
const OF: readonly (readonly [RegExp, string])[] = [
  [/^\/usr\/libexec\/qemu-kvm$/, 'RHEL and its kin'], [/^\/usr\/bin\/(?:kvm|kvm-spice)$/, 'Debian and Ubuntu'], [/^\/usr\/bin\/qemu-kvm$/, 'some releases of Fedora and SUSE'],
  [/^\/(?:nix|gnu)\/store\//, 'one build in a store'], [/^\/run\/libvirt\/nix-emulators\//, 'NixOS'], [/^\/(?:opt|snap)\//, 'an own build or package'],
];

export default defineRule({
  id: 'emulator-path-hard-coded',
  profile: 'portability',
  severity: 'hint',
  title: 'The path of a distribution\'s QEMU written out',
  why: "Distributions keep QEMU at different places. On another host the guest is refused with 'Cannot check QEMU binary …: No such file or directory'. Without <emulator> libvirt takes the host's own for the guest's architecture.",
  remedy: 'Remove <emulator>, unless a certain build is needed.',
  witness: [{ source: 'libvirt 11.3.0 src/qemu/qemu_capabilities.c virQEMUCapsNewForBinaryInternal', text: 'Cannot check QEMU binary %1$s' }],
  drivers: ['qemu', 'kvm'],
  visits: ['domain/devices/emulator'],
  *check(emulator, { text }) {
    const path = textOf(emulator);
    const owner = OF.find(([pattern]) => pattern.test(path))?.[1];
    if (owner !== undefined) yield { at: textSpan(emulator, text), message: `QEMU is taken from ${path.slice(0, 80)}, the place of ${owner}; libvirt finds it anywhere when <emulator> is left out.`, fixes: [offeredFix('Remove <emulator>', removeElement(text, emulator))] };
  },
  bad: ['<emulator>«/usr/libexec/qemu-kvm»</emulator>'],
  good: ['<emulator>/usr/bin/qemu-system-x86_64</emulator>'],
});
