import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { writeSnapshot } from '../../engine/index.ts';
import { listVms, type Pull, pull, readBundle, recordedOrigin, savePull, snapshot } from '../../host/index.ts';
import { sharedFolder } from '../corpus.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'virt-doctor-recorded-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const put = (name: string, text: string | Buffer): void => {
  mkdirSync(join(folder, name, '..'), { recursive: true });
  writeFileSync(join(folder, name), text);
};
const xml = (name: string): string => `<domain type='kvm'><name>${name}</name></domain>\n`;

describe('a recorded host', () => {
  beforeEach(() => {
    put('facts.json', writeSnapshot({ hostname: 'rack7', domains: [{ name: 'db &amp; web'.replace('&amp;', '&'), state: 'running' }, { name: 'mail', state: 'shut off' }] }));
    put('one/domain.xml', xml('db &amp; web'));
    put('one/qemu.log', 'line one\npassword=hunter2\n');
    put('two/guest.xml', xml('mail'));
    put('two/journal.log', 'Nov 22 host libvirtd[1]: internal error\n');
    put('notes/readme.md', 'nothing of ours');
  });

  test('lists its machines by the names in their XML', async () => {
    expect(await listVms({ kind: 'recorded', folder })).toEqual({ ok: true, value: [{ name: 'db & web', state: 'running' }, { name: 'mail', state: 'shut off' }] });
  });

  test('tells when its facts were taken, when they say so', async () => {
    expect(await recordedOrigin(folder)).toEqual({});
    put('facts.json', writeSnapshot({ hostname: 'rack7' }, { host: 'kvm7', takenAt: '2026-01-02T03:04:05.000Z' }));
    expect(await recordedOrigin(folder)).toEqual({ host: 'kvm7', takenAt: '2026-01-02T03:04:05.000Z' });
    put('facts.json', '{"virtDoctorSnapshot": 1, ');
    expect(await recordedOrigin(folder)).toEqual({});
    expect(await recordedOrigin(join(folder, 'absent'))).toEqual({});
  });

  test('gives a machine’s evidence with the facts of the host, without secrets', async () => {
    const answer = await pull({ kind: 'recorded', folder }, 'db & web');
    expect(answer).toEqual({ ok: true, value: {
      bundle: { vm: 'db & web', xml: { name: 'domain.xml', text: xml('db &amp; web') }, logs: [{ name: 'qemu.log', text: 'line one\npassword=***\n' }], facts: expect.objectContaining({ hostname: 'rack7' }) as object },
      facts: expect.objectContaining({ hostname: 'rack7' }) as object, notes: [], ran: [],
    } });
    const other = await pull({ kind: 'recorded', folder }, 'mail');
    expect(other.ok && [other.value.bundle.xml?.name, other.value.bundle.logs.map((log) => log.name)]).toEqual(['guest.xml', ['journal.log']]);
  });

  test('says what it has not', async () => {
    const answer = await pull({ kind: 'recorded', folder }, 'web');
    expect(answer.ok ? '' : answer.failure.code).toBe('no-such-vm');
    const nowhere = await listVms({ kind: 'recorded', folder: join(folder, 'nowhere') });
    expect(nowhere.ok ? '' : nowhere.failure.code).toBe('bad-address');
    const facts = await snapshot({ kind: 'recorded', folder: join(folder, 'one') });
    expect(facts.ok ? '' : facts.failure.message).toContain('there is no facts.json');
  });

  test('with damaged facts is refused with the reason', async () => {
    put('facts.json', '{"virtDoctorSnapshot":1,"facts":{"cpus":7}}');
    for (const answer of [await listVms({ kind: 'recorded', folder }), await pull({ kind: 'recorded', folder }, 'mail'), await snapshot({ kind: 'recorded', folder })]) {
      expect(answer.ok ? '' : answer.failure.message).toContain('snapshot.facts.cpus is 7, not an object');
    }
  });
});

describe('a folder of one machine', () => {
  test('is a recorded host as well', async () => {
    put('domain.xml', xml('alone'));
    put('virsh.err', 'error: Failed to start domain\n');
    put('libvirtd.log.1', 'old\n');
    put('steps.sh', 'reboot');
    expect(await listVms({ kind: 'recorded', folder })).toEqual({ ok: true, value: [{ name: 'alone', state: 'unknown' }] });
    expect(await readBundle(folder)).toEqual({ vm: 'alone', xml: { name: 'domain.xml', text: xml('alone') }, logs: [{ name: 'libvirtd.log.1', text: 'old\n' }, { name: 'virsh.err', text: 'error: Failed to start domain\n' }] });
  });

  test('without XML still has its logs', async () => {
    put('qemu.log', 'x\n');
    expect(await readBundle(folder)).toEqual({ logs: [{ name: 'qemu.log', text: 'x\n' }] });
  });

  test.skipIf(process.platform === 'win32')('with links, pipes and folders in the place of files is read without them', async () => {
    put('domain.xml', xml('safe'));
    symlinkSync('/etc/passwd', join(folder, 'qemu.log'));
    symlinkSync('/dev/zero', join(folder, 'journal.log'));
    mkdirSync(join(folder, 'libvirtd.log'));
    execFileSync('mkfifo', [join(folder, 'dmesg.log')]);
    expect((await readBundle(folder)).logs).toEqual([]);
  });

  test('with logs of any size is read within bounds, from the end, in whole lines', async () => {
    put('domain.xml', xml('big'));
    put('qemu.log', Buffer.alloc(20 * 1024 * 1024, 'a line of twenty by\n'));
    const [log] = (await readBundle(folder)).logs;
    expect(log?.text.length).toBeLessThanOrEqual(8 * 1024 * 1024);
    expect(log?.text).toMatch(/^a line of twenty by\n/);
  });
});

describe('saving', () => {
  const pulled: Pull = {
    bundle: { vm: '../../vm', xml: { name: 'domain.xml', text: xml('x') }, logs: [{ name: '../../../evil.log', text: 'e\n' }, { name: '.hidden.log', text: 'h\n' }, { name: 'con:aux\n.log', text: 'c\n' }], facts: {} },
    facts: { hostname: 'h', domains: [{ name: '../../vm', state: 'paused' }] }, notes: ['a note'], ran: [],
  };

  test('stays in its folder, whatever the names are', async () => {
    const target = join(folder, 'deep/saved');
    await savePull(pulled, target);
    expect(readdirSync(target).sort()).toEqual(['__.._.._evil.log', '_hidden.log', 'con_aux_.log', 'domain.xml', 'facts.json', 'pull.json']);
    expect(readdirSync(folder)).toEqual(['deep']);
    expect(await listVms({ kind: 'recorded', folder: target })).toEqual({ ok: true, value: [{ name: '../../vm', state: 'paused' }] });
    const again = await pull({ kind: 'recorded', folder: target }, '../../vm');
    expect(again.ok && again.value.notes).toEqual(['a note']);
  });

  test('says when it was taken, as a snapshot does', async () => {
    await savePull({ ...pulled, takenAt: '2031-04-05T06:07:08.000Z' }, join(folder, 'saved.tar.gz'));
    expect(await recordedOrigin(join(folder, 'saved.tar.gz'))).toEqual({ takenAt: '2031-04-05T06:07:08.000Z' });
  });

  test.skipIf(process.platform === 'win32')('is for its owner’s eyes', async () => {
    await savePull(pulled, join(folder, 'saved'));
    expect(statSync(join(folder, 'saved/facts.json')).mode & 0o077).toBe(0);
  });
});

describe.skipIf(!sharedFolder)('recorded faults', () => {
  const all = sharedFolder ? ['faults', 'faults-12.8'].flatMap((set) => readdirSync(join(sharedFolder!, set), { withFileTypes: true }).filter((e) => e.isDirectory()).map((e) => join(sharedFolder!, set, e.name))) : [];

  test('are all read, with every line in its place', async () => {
    expect(all.length).toBeGreaterThan(250);
    for (const fault of all) {
      const bundle = await readBundle(fault);
      const names = readdirSync(fault);
      const read = bundle.logs.map((log) => log.name);
      expect(read).toEqual(expect.arrayContaining(names.filter((name) => /\.(?:log|err)$|^state\.txt$/.test(name))));
      // What virsh printed is a log where the daemon's words stand in it; how the fault was made is none.
      expect(read.filter((name) => !/\.(?:log|err|out)$|^state\.txt$/.test(name))).toEqual([]);
      expect(bundle.xml !== undefined).toBe(names.includes('domain.xml'));
      for (const log of bundle.logs) expect(log.text.split('\n').length).toBe(readFileSync(join(fault, log.name), 'utf8').split('\n').length);
    }
  });
});
