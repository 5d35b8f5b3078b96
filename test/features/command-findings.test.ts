import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { commandFindings } from '../../engine/features/command-findings.ts';
import { commandCodes } from '../../engine/signatures/command-codes.ts';
import { codePage } from '../../engine/features/code-page.ts';
import { COMMANDS } from '../../client/src/harmful-commands.ts';
import { cpuTime } from '../log/cpu-time.ts';

describe('harmful commands', () => {
  it.each(Object.entries(commandCodes))('%s is told at its place, and what looks alike is not', (code, { example, fine }) => {
    for (const around of [(line: string) => line, (line: string) => `# Notes\n\nDo this:\n\n    ${line}\nThen wait.\n`, (line: string) => `#!/bin/sh\n# ${line}\n`]) {
      const marked = around(example);
      const text = marked.replace(/[«»]/g, '');
      const start = marked.indexOf('«');
      expect(commandFindings(text).filter((finding) => finding.code === code), text).toEqual([expect.objectContaining({ severity: 'info', span: { start, end: marked.indexOf('»') - 1 } })]);
      expect(commandFindings(around(fine))).toEqual([]);
    }
    expect(JSON.stringify(codePage(code))).toContain(JSON.stringify(`See ${commandCodes[code]!.reference}.`));
  });

  it.each(Object.entries(commandCodes))('%s has the server started for a script with nothing else in it', (_, { example }) => {
    expect(COMMANDS.test(example.replace(/[«»]/g, ''))).toBe(true);
  });

  it('are not seen in what this machine brings along', () => {
    const found: string[] = [];
    let files = 0;
    for (const folder of ['/usr/share/doc', '/etc', '/usr/bin', '/usr/sbin', '/usr/lib/dracut', 'docs', 'README.md', 'scripts', 'test/lab']) {
      for (const path of filesBelow(folder)) {
        const text = readFileSync(path, 'utf8');
        if (text.includes('\0')) continue;
        files++;
        found.push(...commandFindings(text).map(({ code, span }) => `${path}: ${code}: ${text.slice(span.start, span.end)}`));
      }
    }
    expect(files).toBeGreaterThan(100);
    // What is installed differs; a manual may well quote a harmful command.
    expect(found.length / files, found.join('\n')).toBeLessThan(0.001);
  });

  it('take linear time to look for', () => {
    for (const piece of ['echo ', 'zfs snapshot a@b;', 'fsck ', 'dracut -v ', 'qemu -node-name ', 'echo kvmalloc > /sys/fs/cgroup/', '-blockdev driver=a ', 'kernel.sm ', 'zfs snapshot ']) {
      expect(cpuTime(() => void commandFindings(`${piece.repeat(20_000)}\n`.repeat(20))), piece).toBeLessThan(3000);
      expect(cpuTime(() => void commandFindings(`sysctl zfs fsck ${piece.repeat(200)}\n`.repeat(300))), piece).toBeLessThan(5000);
    }
  });
});

function filesBelow(path: string): string[] {
  if (!existsSync(path)) return [];
  const stats = statSync(path);
  if (stats.isFile()) return stats.size < 500_000 && !path.endsWith('.gz') ? [path] : [];
  if (!stats.isDirectory()) return [];
  return readdirSync(path, { withFileTypes: true }).flatMap((entry) => (entry.isSymbolicLink() ? [] : entry.isFile() || entry.isDirectory() ? readable(join(path, entry.name)) : []));
}

function readable(path: string): string[] {
  try {
    return filesBelow(path);
  } catch {
    return [];
  }
}
