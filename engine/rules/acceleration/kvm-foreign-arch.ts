import { archOf } from '../../schema/domain/machine.ts';
import { attribute, descend } from '../../xml/query.ts';
import { setAttribute } from '../edits.ts';
import { defineRule, offeredFix } from '../rule.ts';

/** What KVM runs besides the host's own architecture. */
const ALSO: Readonly<Record<string, readonly string[]>> = { x86_64: ['i686'], aarch64: ['armv7l', 'armv6l', 'armv7b'], ppc64le: ['ppc64'], ppc64: ['ppc64le', 'ppc'], s390x: ['s390'], riscv64: ['riscv32'] };
const host = { architecture: 'x86_64' };
const guest = (type: string, arch: string): string => `<domain type='${type}'><name>example</name><memory unit='GiB'>1</memory><os><type ${arch} machine='virt'>hvm</type></os></domain>`;

export default defineRule({
  id: 'kvm-foreign-arch',
  profile: 'host',
  severity: 'error',
  title: 'KVM for an architecture that is not the host\'s',
  why: 'KVM runs the instructions of the guest on the CPU of the host, so both speak the same language. Other architectures have to be emulated.',
  remedy: "Write <domain type='qemu'>, or run the guest on a host of its architecture.",
  witness: [{ source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDef', text: "Emulator '%1$s' does not support virt type '%2$s'" }, { source: 'libvirt 9.0.0 src/conf/capabilities.c virCapabilitiesDomainDataLookupInternal', text: 'could not find capabilities for %s' }],
  drivers: ['kvm'],
  visits: ['domain'],
  needs: ['architecture'],
  *check(domain, { host: { architecture } }) {
    const arch = archOf(domain);
    const also = Object.hasOwn(ALSO, architecture) ? ALSO[architecture]! : [];
    if (arch === undefined || arch === architecture || also.includes(arch)) return;
    yield { at: attribute(descend(domain, 'os', 'type'), 'arch')!, message: `The host is ${architecture}; its KVM cannot run a guest of ${arch.slice(0, 20)}.`, fixes: [offeredFix("Emulate (type='qemu'), slowly", setAttribute(domain, 'type', 'qemu'))] };
  },
  bad: [{ xml: guest('kvm', "«arch='aarch64'»"), host }],
  good: [{ xml: guest('kvm', "arch='i686'"), host }, { xml: guest('qemu', "arch='aarch64'"), host }],
});
