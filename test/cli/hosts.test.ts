import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeSnapshot } from '../../engine/index.ts';
import { domain, folderWith, virtDoctor } from './command-line.ts';

const xml = (name: string): string => domain("    <disk type='file' device='disk'>\n      <source file='/srv/a.qcow2'/>\n      <target dev='vda' bus='virtio'/>\n    </disk>\n", name).replace("'test'", "'kvm'");
const log = (name: string, why: string): string => `2031-04-05 06:07:08.901+0000: starting up libvirt version: 9.0.0, qemu version: 7.2.0, kernel: 6.1.0, hostname: rack7
LC_ALL=C \\
/usr/bin/qemu-system-x86_64 \\
-name guest=${name},debug-threads=on
${why}2031-04-05 06:07:10.000+0000: shutting down, reason=failed
`;
const GONE = "2031-04-05T06:07:09.000000Z qemu-system-x86_64: -blockdev x: Could not open '/srv/a.qcow2': No such file or directory\n";
const evil = 'web|<img src=x> [a](command:x)\u001b[31m';

let files: ReturnType<typeof folderWith>;
beforeAll(() => {
  files = folderWith({
    'one/web/domain.xml': xml('web'), 'one/web/qemu.log': log('web', GONE), 'one/web/facts.json': writeSnapshot({ hostname: 'one' }),
    'two/mail/domain.xml': xml('mail'), 'two/mail/qemu.log': log('mail', '').replace('failed', 'shutdown'), 'two/mail/facts.json': writeSnapshot({ hostname: 'two' }),
    'evil/x/domain.xml': xml('evil').replace('<name>evil</name>', `<name>${evil.replaceAll('<', '&lt;').replace('\u001b', '')}</name>`), 'evil/x/qemu.log': log('x', GONE),
  });
});
afterAll(() => files.remove());

const hosts = (): string => [files.at('one'), files.at('two'), '-oProxyCommand=touch /tmp/pwned', files.at('none')].join(',');
interface Told { readonly host: string; readonly ok: boolean; readonly vms?: { readonly vm: string; readonly causes: { readonly id: string }[] }[]; readonly failure?: { readonly code: string } }

describe('diagnose --hosts', () => {
  test('what one host does harms no other; one summary', async () => {
    const { code, out } = await virtDoctor(['diagnose', '--hosts', hosts(), '--format', 'json']);
    const { summary, hosts: told } = JSON.parse(out) as { summary: object; hosts: Told[] };
    expect(code).toBe(3);
    expect(summary).toEqual({ hosts: 4, unanswered: 2, vms: 2, withCause: 1, left: 0 });
    expect(told.map(({ ok, failure, vms }) => [ok, failure?.code ?? vms?.map(({ vm, causes }) => `${vm}: ${causes.length > 0}`).join()])).toEqual([[true, 'web: true'], [true, 'mail: false'], [false, 'bad-address'], [false, 'bad-address']]);
    expect(existsSync('/tmp/pwned')).toBe(false);
  });

  test('exit codes, machines that are named, jsonl as hosts answer', async () => {
    const all = await virtDoctor(['diagnose', '--hosts', `${files.at('one')},${files.at('two')}`, '--format', 'jsonl', '--jobs', '1']);
    expect([all.code, all.out.trim().split('\n').map((line) => (JSON.parse(line) as Told).ok)]).toEqual([1, [true, true]]);
    const mail = await virtDoctor(['diagnose', '--hosts', `${files.at('one')},${files.at('two')}`, 'mail']);
    expect([mail.code, mail.out]).toEqual([0, expect.stringContaining('no known cause')]);
    const none = await virtDoctor(['diagnose', '--hosts', files.at('one'), 'nobody']);
    expect([none.code, none.err]).toEqual([3, expect.stringContaining('none of the hosts that answered has a machine "nobody"')]);
    for (const argv of [['--forks', '0'], ['--format', 'sarif'], ['--limit', 'x']]) expect((await virtDoctor(['diagnose', '--hosts', files.at('one'), ...argv])).code).toBe(2);
  });

  test('text and Markdown stay texts whatever names are', async () => {
    const text = await virtDoctor(['diagnose', '--hosts', `${files.at('evil')},${files.at('one')}`]);
    expect(text.out).toMatch(/^HOST +VM +STATE +WHAT\n/);
    expect(text.out).toContain('2 hosts, 2 machines diagnosed, 2 with a cause');
    const markdown = await virtDoctor(['diagnose', '--hosts', `${files.at('evil')},${files.at('one')}`, '--format', 'markdown']);
    const rows = markdown.out.split('\n').filter((line) => line.startsWith('| '));
    expect(rows.map((row) => row.split('|').length)).toEqual(rows.map(() => 6));
    for (const { out } of [text, markdown]) expect(out).not.toContain('\u001b');
    expect(markdown.out).not.toMatch(/<img|\]\(/);
  });

  test('--save keeps a folder a host, which can be diagnosed again', async () => {
    await virtDoctor(['diagnose', '--hosts', `${files.at('one')},${files.at('two')}`, '--save', files.at('kept')]);
    const [first] = readdirSync(files.at('kept'));
    expect(readdirSync(files.at('kept'))).toHaveLength(2);
    expect((await virtDoctor(['diagnose', files.at(`kept/${first}`)])).code).toBe(1);
  });

  test('an interrupt ends it with what is known', async () => {
    const interrupted = await virtDoctor(['diagnose', '--hosts', hosts(), '--format', 'json'], '', { onInterrupt: (end) => { end(); return () => undefined; } });
    expect(interrupted.code).toBe(130);
    expect((JSON.parse(interrupted.out) as { hosts: Told[] }).hosts.map(({ failure }) => failure?.code)).toEqual(Array(4).fill('cancelled'));
  });
});

describe('snapshot of several hosts', () => {
  test('is a file a host and a summary', async () => {
    const { code, out } = await virtDoctor(['snapshot', files.at('one'), files.at('two'), files.at('none'), '-o', files.at('facts')]);
    expect([code, out]).toEqual([3, expect.stringContaining('2 of 3 hosts answered')]);
    const names = readdirSync(files.at('facts')).map((file) => (JSON.parse(readFileSync(files.at(`facts/${file}`), 'utf8')) as { facts?: { hostname: string }; hostname?: string }));
    expect(JSON.stringify(names)).toMatch(/"one".*"two"/);
    expect((await virtDoctor(['snapshot', files.at('one'), files.at('two')])).code).toBe(2);
  });
});
