import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'fw-smm-ud',
  category: 'firmware',
  severity: 'fatal',
  title: 'UEFI crashed for lack of system management mode',
  match: ['X64 Exception Type - 06\\(#UD'],
  message: 'The UEFI firmware crashed with an invalid instruction, as builds with SMM do on a machine without it.',
  why: 'Firmware built with SMM_REQUIRE (Secure Boot images) needs q35 with SMM; on other machines, or with SMM off, it stops early.',
  remedy: "Use q35 with <smm state='on'/> and loader secure='yes', or a firmware image without Secure Boot.",
  checks: [{ command: 'virsh dumpxml VM --xpath "//os | //features"' }],
  xml: [{ path: 'features/smm' }, { path: 'os/loader' }, { path: 'os/type/@machine' }],
  witness: { source: 'EDK II, UefiCpuPkg/Library/CpuExceptionHandlerLib and OvmfPkg/README', text: '!!!! X64 Exception Type - %02x(%a)' },
  samples: ['!!!! X64 Exception Type - 06(#UD - Invalid Opcode)  CPU Apic ID - 00000002 !!!!', 'serial: !!!! X64 Exception Type - 06(#UD - Invalid Opcode)'],
  nearMisses: ['!!!! X64 Exception Type - 0E(#PF - Page-Fault)  CPU Apic ID - 00000000 !!!!', 'Exception Type'],
});
