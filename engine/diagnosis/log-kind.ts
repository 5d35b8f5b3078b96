import { CONSOLE_OF } from './console.ts';

/** Who wrote a log, told from its content; names of files are not to be trusted. */
export type LogKind = 'client' | 'qemu' | 'daemon' | 'kernel' | 'guest' | 'other';

const KINDS: readonly (readonly [LogKind, RegExp])[] = [
  // Hosts and guests use the same words; what a guest wrote must not pass for its host's.
  ['guest', new RegExp(`^${CONSOLE_OF}`)],
  ['qemu', /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d+[+-]\d{4}: (?:starting up|shutting down)|^\S*qemu[\w-]*: /m],
  ['daemon', /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d+(?:[+-]\d{4})?: \d+: (?:debug|info|warning|error) : |\b(?:libvirtd|virtqemud)\[\d+\]: /m],
  ['kernel', /^(?:<\d+>)?\[ *\d+\.\d+\] | kernel: |^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d,\d{6}[+-]\d\d:\d\d /m],
  ['client', /^error: /m],
];

/** Only the first part is looked at: a log says early what it is. */
export const logKind = (text: string): LogKind => KINDS.find(([, pattern]) => pattern.test(text.slice(0, 65536)))?.[0] ?? 'other';
