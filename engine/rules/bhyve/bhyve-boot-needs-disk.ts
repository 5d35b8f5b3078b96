import { autoFirmware } from '../../schema/domain/firmware.ts';
import { all, child, text } from '../../xml/query.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'bhyve-boot-needs-disk',
  profile: 'libvirt',
  severity: 'error',
  title: 'A bhyve guest with nothing to boot from',
  why: 'Without UEFI and boot loader, bhyveload loads the system from a disk; a custom boot loader needs its arguments.',
  remedy: 'Add a <disk>, name a UEFI <loader>, or add <bootloader_args>.',
  witness: [
    { source: 'libvirt 11.3.0 src/bhyve/bhyve_command.c virBhyveGetBootDisk', text: 'Domain should have at least one disk defined' },
    { source: 'libvirt 11.3.0 src/bhyve/bhyve_command.c virBhyveProcessBuildCustomLoaderCmd', text: 'Custom loader requires explicit %1$s configuration' },
  ],
  drivers: ['bhyve'],
  visits: ['domain'],
  *check(domain) {
    const bootloader = child(domain, 'bootloader');
    const os = child(domain, 'os');
    if (bootloader && text(bootloader) !== '' && !text(bootloader).includes('grub-bhyve') && !child(domain, 'bootloader_args')) {
      yield { at: bootloader, message: 'A boot loader other than grub-bhyve needs <bootloader_args>.' };
    } else if (!bootloader && os && !child(os, 'loader') && autoFirmware(domain) === undefined && all(domain, 'devices', 'disk').length === 0) {
      yield { at: child(domain, 'devices') ?? os, message: 'The domain has neither a disk nor a UEFI loader to boot from; it can be defined but not started.', severity: 'warning' };
    }
  },
  bad: [
    "<domain type='bhyve'><name>example</name><memory unit='GiB'>1</memory>«<bootloader>»/usr/local/sbin/load</bootloader><os><type>hvm</type></os></domain>",
    "<domain type='bhyve'><name>example</name><memory unit='GiB'>1</memory><os><type>hvm</type></os>«<devices>»<serial type='nmdm'><source master='/dev/nmdm0A' slave='/dev/nmdm0B'/></serial></devices></domain>",
  ],
  good: [
    "<domain type='bhyve'><name>example</name><memory unit='GiB'>1</memory><bootloader>/usr/local/sbin/grub-bhyve</bootloader><os><type>hvm</type></os></domain>",
  ],
});
