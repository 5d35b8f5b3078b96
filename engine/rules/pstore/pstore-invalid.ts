import { sizeInBytes } from '../../schema/read.ts';
import { formatBytes } from '../../core/quantities.ts';
import { child, text } from '../../xml/query.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'pstore-invalid',
  profile: 'libvirt',
  severity: 'error',
  title: 'A store for crash logs without path, or of odd size',
  why: 'The store is a file; its size is a power of two of at least 4 KiB.',
  remedy: "Write <path>/var/lib/…</path> and <size unit='KiB'>8</size>.",
  witness: [
    { source: 'libvirt 11.3.0 src/conf/domain_validate.c virDomainPstoreDefValidate', text: 'missing path for ACPI ERST pstore device' },
    { source: 'libvirt 11.3.0 src/conf/domain_validate.c virDomainPstoreDefValidate', text: 'invalid size of ACPI ERST pstore device' },
  ],
  since: '10.6.0',
  visits: ['domain/devices/pstore'],
  *check(pstore) {
    const path = child(pstore, 'path');
    const size = child(pstore, 'size');
    const bytes = sizeInBytes(size);
    if (path && text(path) === '') yield { at: path, message: 'The store for crash logs has an empty path.' };
    if (!size || bytes === undefined) return;
    const kib = (bytes + 1023n) / 1024n;
    if (kib < 4n || (kib & (kib - 1n)) !== 0n) yield { at: size, message: `The store for crash logs has ${formatBytes(bytes)}; it takes a power of two of at least 4 KiB.` };
  },
  bad: [
    "<pstore backend='acpi-erst'>«<path/>»<size unit='KiB'>8</size></pstore>",
    "<pstore backend='acpi-erst'><path>/srv/p</path>«<size unit='KiB'>»6</size></pstore>",
  ],
  good: [
    "<pstore backend='acpi-erst'><path>/srv/p</path><size unit='KiB'>8</size></pstore>",
  ],
});
