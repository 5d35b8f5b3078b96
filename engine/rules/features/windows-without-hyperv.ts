import { guestOf } from '../../schema/domain/example-domains.ts';
import { isWindows } from '../../schema/domain/guest-os.ts';
import { isX86 } from '../../schema/domain/machine.ts';
import { child, descend } from '../../xml/query.ts';
import { appendChild } from '../edits.ts';
import { defineRule, offeredFix } from '../rule.ts';

const metadata = (os: string): string => `<metadata><libosinfo:libosinfo xmlns:libosinfo='http://libosinfo.org/xmlns/libvirt/domain/1.0'><libosinfo:os id='${os}'/></libosinfo:libosinfo></metadata>`;

const USUAL = "<hyperv mode='custom'><relaxed state='on'/><vapic state='on'/><spinlocks state='on' retries='8191'/><vpindex state='on'/><synic state='on'/></hyperv>";

export default defineRule({
  id: 'windows-without-hyperv',
  profile: 'performance',
  severity: 'hint',
  title: 'A Windows guest without Hyper-V enlightenments',
  why: 'Windows knows Hyper-V and saves work when it believes to run there: fewer exits for timers, spinlocks and interrupts. Without enlightenments an idle Windows guest keeps a host CPU noticeably busy.',
  remedy: "Add <hyperv mode='custom'> with relaxed, vapic, spinlocks, vpindex, synic and stimer, and the timer hypervclock.",
  witness: [{ source: 'qemu 7.2.0 docs/system/i386/hyperv.rst', text: 'KVM on x86 implements Hyper-V Enlightenments for Windows guests. No Hyper-V enlightenments are enabled by default by either KVM or QEMU.' }],
  drivers: ['kvm'],
  visits: ['domain'],
  *check(domain, { text }) {
    if (!isWindows(domain) || isX86(domain) === false || descend(domain, 'features', 'hyperv')) return;
    const features = child(domain, 'features');
    yield { at: features ?? domain, message: 'This is a Windows guest, and it has no Hyper-V enlightenments.', fixes: features ? [offeredFix('Add the usual enlightenments', appendChild(text, features, USUAL))] : [] };
  },
  bad: [guestOf('x86_64', 'q35', `${metadata('http://microsoft.com/win/10')}«<features>»<acpi/></features>`)],
  good: [guestOf('x86_64', 'q35', `${metadata('http://microsoft.com/win/10')}<features><hyperv><relaxed state='on'/></hyperv></features>`), guestOf('x86_64', 'q35', `${metadata('http://debian.org/debian/12')}<features><acpi/></features>`)],
});
