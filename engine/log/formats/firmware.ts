import { byPrefix, defineFormat } from '../format.ts';

export default defineFormat({
  id: 'firmware',
  title: 'firmware on the serial console: OVMF, SeaBIOS, iPXE',
  witness: 'edk2 MdeModulePkg/Universal/BdsDxe/BdsEntry.c "BdsDxe: …"; UefiCpuPkg CpuExceptionHandlerLib "!!!! %s Exception Type"; SeaBIOS src/bootsplash.c "SeaBIOS (version %s)"; iPXE usr/autoboot.c banner',
  starts: /[B!Si]/,
  read: byPrefix(/(?:BdsDxe: |!!!! |SeaBIOS |iPXE )/, { wholeLine: true, program: 'firmware' }),
  samples: [
    { line: '«BdsDxe: starting Boot0007 "pear"»', program: 'firmware' },
    { line: '«SeaBIOS (version 9.1.0)»', program: 'firmware' },
  ],
});
