import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'hwvirt-no-hvm',
  category: 'hardware-virtualization',
  severity: 'fatal',
  title: 'The host offers no full virtualization',
  match: [
    "os type '{os:quoted}' & arch '{arch:quoted}' combination is not supported",
    "no support found for os <type> '",
    "Host does not support any virtualization options",
    "Host does not support virtualization type '(hvm|xen|linux){rest:quoted}'",
    "(no|unknown|Unknown) (OS|os) type '(hvm|linux){rest:quoted}'",
    "(unknown|unsupported) OS type (hvm|'hvm')",
    'could not find capabilities for ostype=hvm',
    'HVM is not supported',
    'hardware-assisted (full |)virtualization is not (available|supported)',
  ],
  message: 'The connection offers no guests of type hvm on this host.',
  why: 'No QEMU emulator is installed for the architecture, or the hypervisor has no hardware virtualization to use.',
  remedy: 'Install the emulator (qemu-system-x86 or the one for the architecture), enable VT-x or SVM, and restart the daemon so that it probes again.',
  checks: [{ command: 'virsh capabilities --xpath //guest', look: '<os_type>hvm</os_type>' }, { command: 'virt-host-validate' }],
  xml: [{ path: 'os/type' }],
  yieldsTo: ['hwvirt-no-kvm-caps'],
  witness: { source: 'virt-manager, virtinst/capabilities.py; libvirt src/conf/capabilities.c virCapabilitiesDomainDataLookupInternal', text: 'Host does not support any virtualization options' },
  samples: ['ERROR    Host does not support any virtualization options', 'error: invalid argument: could not find capabilities for ostype=hvm ', "ERROR    Host does not support virtualization type 'hvm' for architecture 'x86_64'"],
  nearMisses: ['<os_type>hvm</os_type>', 'error: invalid argument: could not find capabilities for arch=x86_64 domaintype=kvm '],
});
