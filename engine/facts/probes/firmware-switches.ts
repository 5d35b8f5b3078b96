import type { FirmwareSwitches } from '../host-facts.ts';
import { known } from '../machine-xml.ts';
import { defineProbe } from '../probe.ts';

const WORDS = 'disabled by bios|SVM disabled|IOMMU enabled|IRQ remapping|Interrupt remapping|Secure boot (en|dis)abled|kvm_amd: SEV|SEV (en|supp)|SGX disabled|sgx: EPC|Linux version';

/** The ring may have lost what was said at the start; the journal has it for those who may read it. */
const LOOK = `m=$(dmesg 2> /dev/null | grep -i -E -e "$1")
case $m in *'Linux version'*) ;; *) m=$(journalctl -k -b -q --no-pager -o cat 2> /dev/null | head -n 4000 | grep -i -E -e "$1");; esac
printf '%s\\n' "$m" | head -n 100
if [ -r /sys/kernel/security/lockdown ]; then read -r l < /sys/kernel/security/lockdown; echo "lockdown $l"; fi; :`;

const said = (text: string, pattern: RegExp, value: boolean): boolean | undefined => (pattern.test(text) ? value : undefined);

export default defineProbe({
  id: 'firmware-switches',
  title: 'Switches of the firmware',
  why: 'Virtualisation, IOMMU and others may be off in the BIOS; the kernel says so when it starts.',
  argv: ['/bin/sh', '-c', LOOK, 'sh', WORDS],
  limits: { bytes: 32768, seconds: 10 },
  parse(stdout) {
    const switches = known<FirmwareSwitches>({
      virtualization: said(stdout, /\bkvm: disabled by bios|VMX \(outside TXT\) disabled by BIOS|SVM disabled \(by BIOS\)/i, false),
      iommu: said(stdout, /\bDMAR: IOMMU enabled/, true),
      interruptRemapping: said(stdout, /\bAMD-Vi: Interrupt remapping enabled|\bDMAR-IR: Enabled IRQ remapping/, true),
      secureBoot: said(stdout, /\bSecure boot enabled/i, true) ?? said(stdout, /\bSecure boot disabled/i, false),
      lockdown: /^lockdown .*\[(integrity|confidentiality)\]/m.exec(stdout)?.[1],
      sev: said(stdout, /\bkvm_amd: SEV (?:enabled|supported)/, true),
      sgx: said(stdout, /\bsgx: EPC section/, true) ?? said(stdout, /\bSGX disabled/, false),
    });
    return Object.keys(switches).length > 0 ? { firmwareSwitches: switches } : {};
  },
  samples: [
    {
      stdout: `[    0.142751] x86/cpu: VMX (outside TXT) disabled by BIOS
[    0.142753] x86/cpu: SGX disabled or unsupported by BIOS.
[    0.001] secureboot: Secure boot disabled
lockdown none integrity confidentiality
`,
      facts: { firmwareSwitches: { virtualization: false, secureBoot: false, sgx: false } },
    },
    {
      stdout: 'AMD-Vi: Interrupt remapping enabled\nkvm_amd: SEV enabled (ASIDs 100 - 509)\nlockdown none [integrity] confidentiality\n',
      facts: { firmwareSwitches: { interruptRemapping: true, lockdown: 'integrity', sev: true } },
    },
    { stdout: '\n', facts: {} },
  ],
});
