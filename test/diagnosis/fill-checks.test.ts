import { describe, expect, test } from 'vitest';
import { shellWord } from '../../engine/core/shell-word.ts';
import { fillCommand } from '../../engine/diagnosis/fill-checks.ts';
import { diagnose } from '../../engine/index.ts';
import { placeholders } from '../../engine/schema/domain/placeholders.ts';
import { signatures } from '../../engine/signatures/index.ts';
import { execFileSync } from 'node:child_process';

const known = (vm: string | undefined, groups: Record<string, string> = {}) => ({ vm, groups, domain: undefined, element: undefined });

const HOSTILE = ['a b', "it's", '$(touch x)', '`id`', 'a;b', 'a|b', '"q"', 'a\\b', '*', '~root', '&', '<x>', 'ä', "'';reboot;'", '#c', '!x', '{a,b}', 'VM', 'IMAGE'];

describe('a word of the shell', () => {
  test('is read back by a real shell as what it stands for', () => {
    for (const text of HOSTILE) expect(execFileSync('sh', ['-c', `printf %s ${shellWord(text)!}`], { encoding: 'utf8' }), text).toBe(text);
  });
  test('is not made of what would be an option, or what nobody sees', () => {
    for (const text of ['', '-rf', 'a\nb', 'a\u202eb', '\u001b[31m', 'a\u0000b', 'a\u200bb']) expect(shellWord(text), JSON.stringify(text)).toBeUndefined();
  });
});

describe('commands are filled', () => {
  test('with what is known; the rest stays', () => {
    expect(fillCommand('virsh domblklist DOMAIN --details', known('web-1'))).toBe('virsh domblklist web-1 --details');
    expect(fillCommand('tail -40 /var/log/libvirt/qemu/VM.log', known('my web'))).toBe("tail -40 '/var/log/libvirt/qemu/my web.log'");
    expect(fillCommand('ls -ld -- PATH', known(undefined, { path: '/srv/a b' }))).toBe("ls -ld -- '/srv/a b'");
    expect(fillCommand('ls -ld -- PATH', known('x', { path: 'not/absolute' }))).toBe('ls -ld -- PATH');
    expect(fillCommand('virsh dumpxml VM --xpath "//os | //VM"', known('x'))).toBe('virsh dumpxml x --xpath "//os | //VM"');
    expect(fillCommand('journalctl -k -g AMD-Vi; qm config VMID', known('x'))).toBe('journalctl -k -g AMD-Vi; qm config VMID');
  });
  test('with hostile names as one word each, or not at all', () => {
    for (const name of [...HOSTILE, '-x', 'a\nreboot', 'a\u202eb']) {
      const command = fillCommand('printf %s DOMAIN', known(name));
      expect(execFileSync('sh', ['-c', command], { encoding: 'utf8' }), name).toBe(shellWord(name) === undefined ? 'DOMAIN' : name);
    }
  });
  test('no signature has a placeholder within quotes that a value could escape from', () => {
    for (const { id, checks } of signatures) {
      for (const { command } of checks) {
        const hostile = fillCommand(command, known("x'; reboot #", { path: "/x'; reboot #", pool: "p'; reboot #", network: "n'; reboot #" }));
        expect(hostile.replaceAll(/'(?:[^']|'\\'')*'/g, '').includes('; reboot'), `${id}: ${hostile}`).toBe(false);
      }
    }
  });
});

describe('a diagnosis', () => {
  const xml = (name: string, uuid = '') => ({ name: 'domain.xml', text: `<domain type='qemu'><name>${name}</name>${uuid}<memory>65536</memory><os><type arch='x86_64' machine='q35'>hvm</type></os><devices><disk type='file' device='disk'><driver name='qemu' type='raw'/><source file='/srv/vm/root disk.img'/><target dev='vda' bus='virtio'/></disk></devices></domain>` });
  const log = { name: 'virsh.err', text: "error: Cannot access storage file '/srv/vm/root disk.img' (as uid:64055, gid:108): No such file or directory\n" };
  const commands = (bundle: Parameters<typeof diagnose>[0]): string[] => diagnose(bundle).causes[0]!.checks.map(({ command }) => command);
  test('shows commands for the machine and the file at hand', () => {
    expect(commands({ xml: xml('web'), logs: [log] })).toEqual(['virsh domblklist web --details', "ls -ld -- '/srv/vm/root disk.img'", "findmnt -T '/srv/vm/root disk.img'"]);
  });
  test('asks by UUID for a machine whose name virsh takes for a number', () => {
    expect(commands({ xml: xml('7', '<uuid>6f1a3d0e-30a4-4c7e-9b9f-0a6b7b0e9c11</uuid>'), logs: [log] })[0]).toBe('virsh domblklist 6f1a3d0e-30a4-4c7e-9b9f-0a6b7b0e9c11 --details');
    expect(commands({ xml: xml('7'), logs: [log] })[0]).toBe('virsh domblklist DOMAIN --details');
  });
  test('says by name what to collect', () => {
    expect(diagnose({ vm: 'my web', logs: [] }).missing.join('\n')).toContain("virsh -r dumpxml --inactive 'my web'");
  });
});

test('every placeholder of the table stands in a command', () => {
  const all = signatures.flatMap(({ checks }) => checks.map(({ command }) => command)).join('\n');
  for (const placeholder of Object.keys(placeholders)) expect(all, placeholder).toMatch(new RegExp(`(?<![A-Za-z_])${placeholder}(?![A-Za-z_])`));
});
