import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { tar, tarGz } from '../host/archives.ts';
import { domain, folderWith, virtDoctor } from './command-line.ts';

const xml = (name: string): string => domain("    <disk type='file' device='disk'>\n      <source file='/srv/a.qcow2'/>\n      <target dev='vda' bus='virtio'/>\n    </disk>\n", name).replace("'test'", "'kvm'");
const log = (name: string, failed = true): string => `2031-04-05 06:07:08.901+0000: starting up libvirt version: 9.0.0, qemu version: 7.2.0, kernel: 6.1.0, hostname: rack7
LC_ALL=C \\
/usr/bin/qemu-system-x86_64 \\
-name guest=${name},debug-threads=on
${failed ? "2031-04-05T06:07:09.000000Z qemu-system-x86_64: -blockdev x: Could not open '/srv/a.qcow2': No such file or directory\n" : ''}2031-04-05 06:07:10.000+0000: shutting down, reason=${failed ? 'failed' : 'shutdown'}
`;
const secret = "password=hunter2\n";

let files: ReturnType<typeof folderWith>;
beforeAll(() => {
  files = folderWith({
    'host/vm/domain.xml': xml('web'), 'host/vm/qemu.log': log('web') + secret,
    'one.tar.gz': tarGz([{ path: 'a', body: xml('web') }, { path: 'b', body: log('web') }]),
    'two.bin': tar([{ path: 'a', body: xml('web') }, { path: 'c', body: xml('mail').replace('a.qcow2', 'm.qcow2') }, { path: 'b', body: log('web') }, { path: 'd', body: log('mail', false) }]),
    'first': xml('web'), 'second': gzipSync(log('web')), 'empty.tar.gz': tarGz([]), 'bad.tar.xz': Buffer.from([0xfd, 0x37, 0x7a, 0x58, 0x5a, 0]),
    // OSC 8 and 52 (links, clipboard), a title, directions, a carriage return, C1 controls, and a name on two lines.
    'loud.tar': tar([{ path: 'x', body: xml('we&#x202E;b&#xA;1. all is well') }, { path: 'l\n1. all is well.log', body: log('web').replace('-blockdev x:', '\u001b]8;;http://evil\u0007-blockdev\u001b]52;c;aGk=\u0007\u009b31m\r1. all is well\u202e\u200b:') }]),
    'evil.tar': tar([{ path: '\u001b[31mgo.log', body: log('web') }, { path: 'x', body: xml('web') }]),
  });
});
afterAll(() => files.remove());

const at = (name: string): string => files.at(name);
interface Told { readonly bundle: string; readonly causes: readonly { readonly id: string; readonly element: string | null; readonly evidence: readonly { readonly file: string }[] }[] }
const told = (out: string): Told[] => out.trim().split('\n').map((line) => JSON.parse(line) as Told);
const first = (out: string): (string | null | undefined)[][] => told(out).map(({ bundle, causes: [cause] }) => [bundle, cause?.id, cause?.element, cause?.evidence[0]?.file]);

describe('diagnose, saved evidence', () => {
  const disk = '/domain/devices/disk/source/@file';

  test('an archive, single files of any name, and a folder tell the same', async () => {
    const runs = await Promise.all([[at('one.tar.gz')], [at('first'), at('second')], [at('host/vm')]].map((paths) => virtDoctor(['diagnose', '--format', 'jsonl', ...paths])));
    expect(runs.map(({ code, err }) => [code, err])).toEqual([[1, ''], [1, ''], [1, '']]);
    const ids = runs.map(({ out }) => first(out)[0]);
    expect(new Set(ids.map((row) => `${row![1]} ${row![2]}`)).size).toBe(1);
    expect(ids[0]![2]).toContain(disk.slice(0, 20));
    expect(ids.map((row) => row![3])).toEqual(['b', 'second', 'qemu.log']);
  });

  test('several archives are several diagnoses; what cannot be read harms no other', async () => {
    const { code, out, err } = await virtDoctor(['diagnose', '--format', 'jsonl', at('one.tar.gz'), at('empty.tar.gz'), at('bad.tar.xz'), at('none.tar.gz'), at('host/vm')]);
    expect(code).toBe(3);
    expect(first(out).map(([bundle]) => bundle)).toEqual([at('one.tar.gz'), at('host/vm')]);
    expect(err.split('\n').map((line) => line.replace(files.folder, ''))).toEqual([
      expect.stringContaining('empty.tar.gz: it holds no evidence'), expect.stringMatching(/bad\.tar\.xz: it holds no evidence.*it ends too early/), expect.stringContaining('none.tar.gz: there is no such file'), '',
    ]);
  });

  test('of several machines the one that fails, or the one that is named', async () => {
    const chosen = await virtDoctor(['diagnose', '--format', 'jsonl', at('two.bin')]);
    expect([chosen.code, first(chosen.out)[0]![3]]).toEqual([1, 'b']);
    expect(chosen.err).toContain('2 machines are in it');
    for (const argv of [['--vm', 'mail', at('two.bin')], [at('two.bin'), 'mail']]) {
      const { code, out } = await virtDoctor(['diagnose', '--format', 'jsonl', ...argv]);
      expect([code, told(out)[0]!.causes]).toEqual([0, []]);
    }
    const { code, err } = await virtDoctor(['diagnose', '--vm', '$(reboot)\n', at('two.bin')]);
    expect([code, err]).toEqual([3, expect.stringContaining('it holds no machine "$(reboot)"; it holds web, mail')]);
  });

  test('what a log says cannot drive the terminal, nor pretend to be a line of ours', async () => {
    const { out, err } = await virtDoctor(['diagnose', at('loud.tar')]);
    expect(out).toContain('img-missing');
    expect((out + err).replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}]/u);
    expect((out + err).split('\n').filter((line) => line.startsWith('1. '))).toHaveLength(1);
  });

  test('names in an archive cannot drive the terminal', async () => {
    const { out, err } = await virtDoctor(['diagnose', at('evil.tar')]);
    expect(out).toContain('go.log:');
    expect(out + err).not.toContain('\u001b');
  });
});

describe('diagnose --save', () => {
  test('an archive, without secrets, that tells the same again', async () => {
    mkdirSync(at('out'));
    const target = at('out/evidence.tar.gz');
    const pulled = await virtDoctor(['diagnose', '--format', 'jsonl', '--save', target, at('host'), 'web']);
    expect([pulled.code, pulled.err]).toEqual([1, '']);
    const again = await virtDoctor(['diagnose', '--format', 'jsonl', target]);
    expect(told(again.out)[0]!.causes).toEqual(told(pulled.out)[0]!.causes);
    const { readEvidence } = await import('../../host/index.ts');
    const { bundles: [bundle] } = await readEvidence([target]);
    expect(bundle?.logs[0]?.text).toBe(log('web') + secret.replace('hunter2', '***'));
  });

  test('where nothing can be saved says so, and diagnoses all the same', async () => {
    const target = join(at('first'), 'x.tar.gz');
    const { code, out, err } = await virtDoctor(['diagnose', '--format', 'jsonl', '--save', target, at('host'), 'web']);
    expect([code, told(out)[0]!.causes.length > 0, err]).toEqual([3, true, `virt-doctor: ${target}: a part of the path is no directory\n`]);
  });
});

describe("a user's own signatures", () => {
  const OWN = `{ "signatures": [{ "id": "pear-gate", "pattern": "pear gate (?P<n>\\\\d+) is shut", "severity": "fatal", "message": "Gate {n} is shut." }] }`;
  const WRONG = '{ "signatures": [{ "id": "pear-gate", "pattern": "a(b" }] }';
  let own: ReturnType<typeof folderWith>;
  beforeAll(() => { own = folderWith({ '.virt-doctor.json': OWN, 'vm/a.log': '2031-04-05 06:07:08.500+0000: pear gate 7 is shut\n', 'vm/domain.xml': xml('web'), 'wrong.json': WRONG }); });
  afterAll(() => own.remove());

  test('hold in a diagnosis and a timeline: those of the nearest configuration, of a named one, or none', async () => {
    const ids = async (...args: string[]) => told((await virtDoctor(['diagnose', '--format', 'jsonl', ...args, own.at('vm')])).out)[0]!.causes.map(({ id }) => id);
    expect(await ids()).toEqual(['pear-gate']);
    expect(await ids('--config', own.at('.virt-doctor.json'))).toEqual(['pear-gate']);
    expect(await ids('--no-config')).toEqual([]);
    const times = async (...args: string[]) => (await virtDoctor(['timeline', '--format', 'json', ...args, own.at('vm')])).out;
    expect(await times()).toContain('Gate 7 is shut.');
    expect(await times('--no-config')).not.toContain('is shut.');
  });

  test('that are wrong are told at their place, and the exit code says so', async () => {
    for (const command of ['diagnose', 'timeline']) {
      expect(await virtDoctor([command, '--config', own.at('wrong.json'), own.at('vm')])).toMatchObject({ code: 3, err: expect.stringContaining('wrong.json:1:50: error: The pattern of pear-gate is no regular expression of RE2') as string });
    }
  });
});
