import type { Prefix } from './read-record.ts';

/** Something that happened and is no failure: a record that says it, told by words that are worth a look. */
export interface EventWords {
  readonly event: 'daemon' | 'boot' | 'crash';
  readonly title: string;
  readonly words: readonly string[];
  /** Whether the words mean it, given what stands before them on their line. */
  readonly isMeant: (prefix: Prefix | undefined, line: string) => boolean;
}

const message = (prefix: Prefix | undefined, line: string): string => line.slice(prefix?.messages.at(-1)?.start ?? 0);

/**
 * Witnesses: libvirt 11.3.0 src/util/virlog.c virLogVersionString; systemd src/core/job.c job_done_messages "Started %s." and
 * src/shared/logs-show.c "-- Boot "SD_ID128_FORMAT_STR" --", before 250 "-- Reboot --"; Linux init/version-timestamp.c linux_banner;
 * libvirt 11.3.0 src/qemu/qemu_driver.c processGuestPanicEvent, qemu_domain.c qemuDomainGuestPanicInfo "%s: panic %s".
 */
export const eventWords: readonly EventWords[] = [
  { event: 'daemon', title: 'A daemon of libvirt started', words: [': info : libvirt version: '], isMeant: (prefix) => prefix?.kind === 'banner' },
  { event: 'daemon', title: 'A daemon of libvirt started', words: ['Started libvirtd.service', 'Started virtqemud.service', 'Started Virtualization daemon'], isMeant: (prefix, line) => prefix?.program === 'systemd' && message(prefix, line).startsWith('Started ') },
  { event: 'boot', title: 'A kernel started', words: ['Linux version '], isMeant: (prefix, line) => prefix?.program === 'kernel' && message(prefix, line).startsWith('Linux version ') },
  { event: 'boot', title: 'The host started', words: ['-- Boot ', '-- Reboot --'], isMeant: (prefix, line) => prefix === undefined && /^-- (?:Boot [\da-f]{32}|Reboot) --\s*$/.test(line) },
  { event: 'crash', title: 'The guest panicked', words: [': panic '], isMeant: (prefix) => prefix?.formats.at(-1) === 'qemu-domain-note' },
];
