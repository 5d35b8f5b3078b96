import { isOlder } from '../../core/version.ts';

const LINE = 1023;
const HEAD = 'flags\t\t: '.length;

/**
 * The flags that libvirt's own tool sees: before 10.6.0 it read the first 1023 bytes of a line of /proc/cpuinfo only (its NEWS of
 * that release), which hides the last ones of large CPUs.
 */
export function seenFlags(flags: readonly string[], libvirt: string | undefined): readonly string[] {
  if (!isOlder(libvirt, '10.6.0')) return flags;
  let at = HEAD;
  return flags.filter((flag) => {
    at += flag.length + 1;
    return at - 1 <= LINE;
  });
}
