import { closest } from '../../core/edit-distance.ts';
import { architectures } from '../../schema/domain/machine.ts';
import { guestWith } from '../../schema/domain/example-domains.ts';
import { attribute } from '../../xml/query.ts';
import { defineRule, offeredFix, replace } from '../rule.ts';

/** Names that others use for what libvirt calls differently. */
const OTHER_NAMES: Readonly<Record<string, string>> = { amd64: 'x86_64', 'x86-64': 'x86_64', x64: 'x86_64', i386: 'i686', x86: 'i686', i586: 'i686', arm64: 'aarch64', armhf: 'armv7l', arm: 'armv7l', ppc64el: 'ppc64le', riscv: 'riscv64', loongarch: 'loongarch64' };

export default defineRule({
  id: 'unknown-arch',
  profile: 'libvirt',
  severity: 'error',
  title: 'An architecture by a name libvirt does not know',
  why: "libvirt names architectures as the kernel does (uname -m): x86_64 and aarch64, where distributions say amd64 and arm64.",
  remedy: "Write the kernel's name.",
  witness: [{ source: 'libvirt 11.3.0 src/conf/domain_conf.c virDomainDefParseCaps', text: 'Unknown architecture %1$s' }],
  visits: ['domain/os/type'],
  *check(type) {
    const arch = attribute(type, 'arch');
    if (!arch?.valueSpan || arch.value === '' || (architectures as readonly string[]).includes(arch.value)) return;
    const known = Object.hasOwn(OTHER_NAMES, arch.value.toLowerCase()) ? OTHER_NAMES[arch.value.toLowerCase()] : closest(arch.value, architectures);
    yield { at: arch, message: `libvirt knows no architecture ${arch.value.slice(0, 30)}${known ? `; did you mean ${known}?` : '.'}`, ...(known && { fixes: [offeredFix(`Write ${known}`, replace(arch.valueSpan, known))] }) };
  },
  bad: [guestWith("<os><type «arch='amd64'» machine='q35'>hvm</type></os>"), guestWith("<os><type «arch='x86_65'»>hvm</type></os>")],
  good: [guestWith("<os><type arch='x86_64' machine='q35'>hvm</type></os>"), guestWith('<os><type>hvm</type></os>')],
});
