import type { Finding } from '../core/finding.ts';
import { commandCodes } from '../signatures/command-codes.ts';

const LONGEST_LINE = 4096;
const MOST_FINDINGS = 100;

/** A line without one of these has none of the commands. */
const HINT = /sysctl|nosm[ae]p|-drive file=\/dev|numactl|\/boot\/config-|cache-miss|kvm-seccomp|kernel\.sm|fsck|zfs|zpool|dracut|modprobe|options kvm|dmidecode|kvmalloc|-enable-kvm-pit|-node-name|-blockdev|blockdev|pgrep/;

/**
 * Advice of the harmful kind in a script, a note or a comment: commands that are passed around for virtual machines and break a host, or
 * do nothing. One finding for a line and code, each an information with what is right instead. Linear; other commands are nobody's business.
 */
export function commandFindings(text: string): Finding[] {
  const findings: Finding[] = [];
  for (let start = 0; start < text.length && findings.length < MOST_FINDINGS;) {
    const feed = text.indexOf('\n', start);
    const end = feed < 0 ? text.length : feed;
    const line = text.slice(start, Math.min(end, start + LONGEST_LINE));
    if (HINT.test(line)) findings.push(...inLine(line, start));
    start = end + 1;
  }
  return findings;
}

function inLine(line: string, start: number): Finding[] {
  return Object.entries(commandCodes).flatMap(([code, { pattern, title, remedy, severity }]): Finding[] => {
    const match = pattern.exec(line);
    return match ? [{ code, severity, span: { start: start + match.index, end: start + match.index + match[0].length }, message: `${title}. ${remedy}` }] : [];
  });
}
