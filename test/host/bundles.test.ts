import { execFileSync } from 'node:child_process';
import { createWriteStream, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip, gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { writeSnapshot } from '../../engine/index.ts';
import { groupEvidence, listVms, type Pull, pull, readEvidence, savePull, snapshot } from '../../host/index.ts';
import { END, member, type Member, paxRecord, tar, tarGz } from './archives.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'virt-doctor-bundles-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const put = (name: string, content: string | Buffer): string => {
  const path = join(folder, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
  return path;
};

const xml = (name: string, disk = `/srv/vm/${name}.qcow2`): string => `<domain type='kvm'>
  <name>${name}</name>
  <memory unit='KiB'>1048576</memory>
  <vcpu>1</vcpu>
  <os><type arch='x86_64' machine='q35'>hvm</type></os>
  <devices>
    <disk type='file' device='disk'>
      <source file='${disk}'/>
      <target dev='vda' bus='virtio'/>
    </disk>
  </devices>
</domain>
`;
const qemuLog = (name: string, message?: string): string => `2031-04-05 06:07:08.901+0000: starting up libvirt version: 9.0.0, qemu version: 7.2.0, kernel: 6.1.0, hostname: rack7
LC_ALL=C \\
PATH=/usr/bin \\
/usr/bin/qemu-system-x86_64 \\
-name guest=${name},debug-threads=on \\
-S
${message === undefined ? '' : `2031-04-05T06:07:09.000000Z qemu-system-x86_64: ${message}\n`}2031-04-05 06:07:10.000+0000: shutting down, reason=${message === undefined ? 'shutdown' : 'failed'}
`;
const missing = (name: string): string => `-blockdev {"driver":"file","filename":"/srv/vm/${name}.qcow2","node-name":"libvirt-1-storage"}: Could not open '/srv/vm/${name}.qcow2': No such file or directory`;
const journal = `2031-04-05T06:07:09+0000 rack7 libvirtd[812]: internal error: qemu unexpectedly closed the monitor\n`;

const one = async (paths: readonly string[], vm?: string) => {
  const { bundles, notes } = await readEvidence(paths, vm);
  expect(bundles).toHaveLength(1);
  return { ...bundles[0]!, notes };
};
const contents = ({ logs }: { readonly logs: readonly { readonly text: string }[] }): string[] => logs.map(({ text }) => text).sort();

/** Heap and buffers that a reading needs at most, in MB, looked at every few milliseconds, and its seconds. */
async function measured<T>(work: () => Promise<T>): Promise<{ readonly value: T; readonly megabytes: number; readonly seconds: number }> {
  const before = process.memoryUsage().rss;
  let most = before;
  const look = (): void => { most = Math.max(most, process.memoryUsage().rss); };
  const timer = setInterval(look, 5);
  const start = performance.now();
  try {
    const value = await work();
    look();
    return { value, megabytes: (most - before) / 1e6, seconds: (performance.now() - start) / 1000 };
  } finally {
    clearInterval(timer);
  }
}

const pulled: Pull = {
  bundle: { vm: 'db "1"', xml: { name: 'domain.xml', text: xml('db') }, logs: [{ name: 'qemu.log', text: qemuLog('db', missing('db')) }, { name: '../../../evil.log', text: journal }] },
  facts: { hostname: 'rack7', domains: [{ name: 'db "1"', state: 'shut off' }] }, notes: ['a note'], ran: [], liveXml: { name: 'live.xml', text: xml('db').replace('<domain ', "<domain id='4' ") },
};

describe('a saved archive', () => {
  const path = (): string => join(folder, 'saved.tar.gz');

  test('is read again as it was pulled', async () => {
    await savePull(pulled, path());
    const again = await pull({ kind: 'recorded', folder: path() }, 'db "1"');
    expect(again.ok && { ...again.value, facts: {}, bundle: { ...again.value.bundle, facts: {} } }).toEqual({
      ...pulled, facts: {}, bundle: { ...pulled.bundle, facts: {}, logs: [{ name: '__.._.._evil.log', text: journal }, pulled.bundle.logs[0]] },
    });
    expect(again.ok && again.value.facts).toMatchObject(pulled.facts);
    expect(await listVms({ kind: 'recorded', folder: path() })).toEqual({ ok: true, value: [{ name: 'db "1"', state: 'shut off' }] });
    const facts = await snapshot({ kind: 'recorded', folder: path() });
    expect(facts.ok && facts.value.hostname).toBe('rack7');
    expect((await one([path()])).notes).toEqual(['a note']);
  });

  test('tells the same as a saved folder', async () => {
    await savePull(pulled, path());
    await savePull(pulled, join(folder, 'saved'));
    expect(await one([path()])).toEqual(await one([join(folder, 'saved')]));
  });

  test.skipIf(process.platform === 'win32')('is one that tar unpacks, into one folder, for its owner’s eyes', async () => {
    await savePull(pulled, path());
    expect(statSync(path()).mode & 0o077).toBe(0);
    const names = execFileSync('tar', ['-tzf', path()], { encoding: 'utf8' }).trim().split('\n').sort();
    expect(names).toEqual(['__.._.._evil.log', 'domain.xml', 'facts.json', 'live.xml', 'pull.json', 'qemu.log'].map((name) => `db__1_/${name}`));
    mkdirSync(join(folder, 'out'));
    execFileSync('tar', ['-xzf', path(), '-C', join(folder, 'out')]);
    expect(readFileSync(join(folder, 'out/db__1_/qemu.log'), 'utf8')).toBe(pulled.bundle.logs[0]!.text);
    expect(await one([join(folder, 'out')])).toEqual(await one([path()]));
  });

  test.skipIf(process.platform === 'win32')('may be made by tar itself, packed or not, with long names', async () => {
    const deep = `in/${'d'.repeat(120)}/${'e'.repeat(120)}`;
    put(`${deep}/domain.xml`, xml('far'));
    put(`${deep}/a.log`, qemuLog('far'));
    for (const [flags, name] of [['-cf', 'a.tar'], ['-czf', 'b.bin'], ['--format=pax -cf', 'c.tar'], ['--format=gnu -czf', 'd.tgz']] as const) {
      execFileSync('tar', [...flags.split(' '), join(folder, name), '-C', join(folder, 'in'), '.']);
      const bundle = await one([join(folder, name)]);
      expect([bundle.vm, bundle.xml?.text, contents(bundle), bundle.notes]).toEqual(['far', xml('far'), [qemuLog('far')], []]);
    }
  });
});

describe('what a file is', () => {
  test('its content tells, whatever its name is', async () => {
    const dmesg = '[   12.345678] kvm: disabled by bios\n';
    const paths = [
      put('a', xml('web')), put('b.jpg', qemuLog('web', missing('web'))), put('c.xml', journal), put('d.md', writeSnapshot({ hostname: 'rack9' })), put('e', dmesg),
      put('f.log', Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 0, 1])), put('g.gz', gzipSync('2031-04-05 06:07:08.901+0000: 77: error : virFoo:12 : this failed\n')),
      put('domain.xml', "<network>\n  <name>default</name>\n</network>\n"), put('notes', 'Dear colleague,\n\nplease have a look.\n'),
    ];
    const bundle = await one(paths);
    expect([bundle.vm, bundle.xml?.name, bundle.facts?.hostname]).toEqual(['web', 'a', 'rack9']);
    expect(bundle.logs.map(({ name }) => name)).toEqual(['b.jpg', 'c.xml', 'e', 'g']);
  });

  test('libvirt’s own comment before the domain, a byte order mark, and the daemon’s status of a running machine', async () => {
    expect((await one([put('1', `<!--\nWARNING: generated <domain>\n-->\n\n${xml('a')}`)])).vm).toBe('a');
    expect((await one([put('2', `\uFEFF<?xml version='1.0'?>\n${xml('b')}`)])).vm).toBe('b');
    const status = await one([put('3', `<domstatus state='running' pid='7'>\n  <vcpus/>\n${xml('c')}</domstatus>\n`)]);
    expect([status.vm, status.xml?.text]).toEqual(['c', xml('c').trimEnd()]);
  });

  test('of the persistent and the running XML, the one that the next start uses is judged', async () => {
    const live = xml('a').replace('<domain ', "<domain id='3' ");
    expect((await one([put('1', live), put('2', xml('a'))])).xml?.text).toBe(xml('a'));
    expect((await one([put('1', live)])).xml?.text).toBe(live);
  });

  test('secrets in it are hidden', async () => {
    const path = put('x.tar', tar([{ path: 'd', body: xml('a').replace('</devices>', "<graphics type='vnc' passwd='hunter2'/></devices>") }, { path: 'l', body: `${journal}password=hunter2\n` }]));
    expect(JSON.stringify(await one([path]))).not.toContain('hunter2');
  });

  test('paths are put together as they were meant: files make one bundle, folders and archives one each', async () => {
    const [a, b, c, d] = [put('a.xml', xml('a')), put('b.log', qemuLog('a')), put('c.bin', tarGz([{ path: 'x', body: xml('c') }])), put('d/domain.xml', xml('d'))];
    const packed = put('e.log.gz', gzipSync(journal));
    const nowhere = join(folder, 'nowhere');
    expect(await groupEvidence([a, c, b, dirname(d), nowhere, packed])).toEqual([[a, b, packed], [c], [dirname(d)], [nowhere]]);
  });

  test('what is packed otherwise is named, and so is what holds nothing', async () => {
    await expect(readEvidence([put('a.tar.bz2', Buffer.from('BZh9'))])).rejects.toThrow('packed with bzip2, which is not read here; unpack it (tar -xjf FILE)');
    await expect(readEvidence([put('b.zip', Buffer.from('PK\u0003\u0004'))])).rejects.toThrow('packed with zip');
    await expect(readEvidence([put('c.tar.gz', tarGz([{ path: 'readme', body: 'hello\n' }]))])).rejects.toThrow('holds no evidence');
    await expect(readEvidence([put('d', '')])).rejects.toThrow('holds no evidence');
    await expect(readEvidence([join(folder, 'none')])).rejects.toThrow('ENOENT');
    await expect(readEvidence([put('e.tar.gz', tarGz([{ path: 'facts.json', body: '{"virtDoctorSnapshot":1,"facts":{"cpus":7}}' }]))])).rejects.toThrow('snapshot.facts.cpus is 7');
  });
});

describe('a sosreport or must-gather', () => {
  const SOS: Readonly<Record<string, string | Buffer>> = {
    'sos_commands/virsh/virsh_-r_dumpxml_web': xml('web'),
    'sos_commands/virsh/virsh_-r_dumpxml_mail': xml('mail'),
    'sos_commands/virsh/virsh_-r_list_--all': ' Id   Name   State\n----------------------\n 3    mail   running\n -    web    shut off\n\n',
    'sos_commands/libvirt/virsh_version': 'Compiled against library: libvirt 9.0.0\nUsing library: libvirt 9.0.0\nUsing API: QEMU 9.0.0\nRunning hypervisor: QEMU 7.2.0\n',
    'sos_commands/kernel/uname_-a': 'Linux rack7 6.1.0-18-amd64 #1 SMP PREEMPT_DYNAMIC x86_64 GNU/Linux\n',
    'sos_commands/kernel/dmesg': '[    0.000000] Linux version 6.1.0\n[   12.300000] kvm: Nested Virtualization enabled\n',
    'sos_commands/yum/yum.log': 'Apr 05 06:00:00 Updated: bash\n',
    'proc/meminfo': 'MemTotal:       16384000 kB\nMemFree:         1000000 kB\nMemAvailable:    2000000 kB\n',
    'etc/libvirt/qemu/web.xml': `<!--\nWARNING: THIS IS AN AUTO-GENERATED FILE.\n-->\n\n${xml('web')}`,
    'etc/libvirt/qemu/networks/default.xml': '<!--\nWARNING: THIS IS AN AUTO-GENERATED FILE. CHANGES TO IT ARE LIKELY TO BE\n-->\n\n<network>\n  <name>default</name>\n</network>\n',
    'etc/libvirt/qemu/networks/storage.xml': '<!--\nWARNING: THIS IS AN AUTO-GENERATED FILE. CHANGES TO IT ARE LIKELY TO BE\n-->\n\n<network>\n  <name>storage</name>\n</network>\n',
    'sos_commands/virsh/virsh_-r_net-list': ' Name      State    Autostart   Persistent\n--------------------------------------------\n default   active   yes         yes\n\n',
    'sos_commands/virsh/virsh_-r_net-dumpxml_default': "<network>\n  <name>default</name>\n  <bridge name='virbr0'/>\n</network>\n",
    'sos_commands/virsh/virsh_-r_pool-list': ' Name     State    Autostart\n------------------------------\n images   active   yes\n\n',
    'sos_commands/virsh/virsh_-r_pool-dumpxml_images': "<pool type='dir'>\n  <name>images</name>\n  <target>\n    <path>/srv/vm</path>\n  </target>\n</pool>\n",
    'var/log/libvirt/qemu/web.log': qemuLog('web', missing('web')),
    'var/log/libvirt/qemu/web.log.1.gz': gzipSync(qemuLog('web')),
    'var/log/libvirt/qemu/mail.log': qemuLog('mail'),
    'var/log/httpd/error.log': '[Sat Apr 05 06:00:00 2031] [error] client denied\n',
    'var/log/messages': `Apr  5 06:07:09 rack7 libvirtd[812]: internal error: something about virtual machines\n`,
    'usr/lib/pcre.so': Buffer.from([0, 1, 2]),
  };
  const place = (prefix: string): string => {
    for (const [name, content] of Object.entries(SOS)) put(`${prefix}/${name}`, content);
    return join(folder, prefix);
  };

  test('unpacked: the machine whose log fails, with the host’s logs and facts, without its neighbour’s', async () => {
    const { notes, ...bundle } = await one([place('sosreport-rack7')]);
    expect([bundle.vm, bundle.xml?.text]).toEqual(['web', expect.stringContaining(xml('web'))]);
    expect(bundle.logs.map(({ name }) => name)).toEqual(['sos_commands/kernel/dmesg', 'var/log/libvirt/qemu/web.log', 'var/log/libvirt/qemu/web.log.1', 'var/log/messages']);
    expect(bundle.facts).toMatchObject({ hostname: 'rack7', kernel: { release: '6.1.0-18-amd64' }, versions: { libvirt: '9.0.0', qemu: '7.2.0' }, memory: { totalKiB: 16384000 } });
    expect(bundle.facts?.networks?.map(({ name, active, bridge }) => [name, active, bridge])).toEqual([['default', true, 'virbr0'], ['storage', false, undefined]]);
    expect(bundle.facts?.pools, 'pools that are not active are not known').toBeUndefined();
    expect(bundle.facts?.domains?.map(({ name, state, disks }) => [name, state, disks])).toContainEqual(['mail', 'running', ['/srv/vm/mail.qcow2']]);
    expect(notes.join('\n')).toContain('2 machines are in it');
  });

  test.skipIf(process.platform === 'win32')('packed it tells the same, also by name', async () => {
    const place0 = place('sosreport-rack7');
    execFileSync('tar', ['-czf', join(folder, 's.bin'), '-C', folder, 'sosreport-rack7']);
    expect(await one([join(folder, 's.bin')])).toEqual(await one([place0]));
    const mail = await one([join(folder, 's.bin')], 'mail');
    expect([mail.vm, mail.logs.some(({ name }) => name.endsWith('mail.log')), mail.logs.some(({ name }) => name.includes('web'))]).toEqual(['mail', true, false]);
    await expect(readEvidence([join(folder, 's.bin')], 'no\u202Ebody')).rejects.toThrow(/holds no machine "no‹U\+202E›body"; it holds (?:mail, web|web, mail)/);
  });

  test('a failure that only the host’s log tells is found by the machine’s name; without any, one has to be named', async () => {
    const files = [{ path: 'a', body: xml('web') }, { path: 'b', body: xml('mail') }, { path: 'q', body: qemuLog('mail') }];
    await expect(readEvidence([put('x.tar', tar(files))])).rejects.toThrow('name one with --vm');
    const daemon = `2031-04-05 06:07:08.901+0000: 77: error : qemuProcessReportLogError:1942 : internal error: process exited while connecting to monitor: guest=web: Could not open '/srv/vm/web.qcow2': No such file or directory\n`;
    expect((await one([put('y.tar', tar([...files, { path: 'd', body: daemon }]))])).vm).toBe('web');
  });

  test('machines that a must-gather keeps in folders of their own have their own logs', async () => {
    for (const name of ['ns_one', 'ns_two']) {
      put(`mg/namespaces/ns/vms/${name}/dumpxml`, xml(name));
      put(`mg/namespaces/ns/vms/${name}/qemu`, qemuLog(name, name === 'ns_two' ? missing(name) : undefined));
    }
    const bundle = await one([join(folder, 'mg')]);
    expect([bundle.vm, contents(bundle)]).toEqual(['ns_two', [qemuLog('ns_two', missing('ns_two'))]]);
    const both = await readEvidence([put('z.tar', tar(['a', 'b'].flatMap((name) => [{ path: `${name}/x`, body: xml(name) }, { path: `${name}/l`, body: qemuLog(name, missing(name)) }])))]);
    expect(both.bundles.map(({ vm }) => vm)).toEqual(['a', 'b']);
  });
});

describe('a hostile archive', () => {
  const evidence: readonly Member[] = [{ path: 'v/domain.xml', body: xml('safe') }, { path: 'v/qemu.log', body: qemuLog('safe', missing('safe')) }];
  const expectSafe = async (path: string): Promise<readonly string[]> => {
    const bundle = await one([path], 'safe');
    expect([bundle.xml?.text, contents(bundle)]).toEqual([xml('safe'), [qemuLog('safe', missing('safe'))]]);
    return bundle.notes;
  };

  test('with links, devices, pipes, absolute and climbing names writes nothing and reads nothing else', async () => {
    const secret = put('secret/host.log', journal.repeat(3));
    const before = readdirSync(folder).sort();
    const path = join(mkdtempSync(join(tmpdir(), 'virt-doctor-hostile-')), 'h.tar.gz');
    writeFileSync(path, tarGz([
      ...evidence,
      { path: 'v/a.log', type: '2', link: secret }, { path: 'v/b.log', type: '1', link: secret }, { path: 'v/c.log', type: '3' }, { path: 'v/d.log', type: '4' }, { path: 'v/e.log', type: '6' },
      { path: 'v/up', type: '2', link: '/' }, { path: 'v/f', type: '5' }, { path: 'v/g.log', type: 'S' }, { path: 'v/h.log', type: 'V' }, { path: 'v/i.log', type: '\u0001' },
      { path: `${folder}/written`, body: 'x' }, { path: '../../../../../../../../tmp/written', body: 'x' }, { path: 'C:\\written', body: 'x' },
    ]));
    expect(await expectSafe(path)).toEqual([]);
    expect([readdirSync(folder).sort(), readdirSync(dirname(path))]).toEqual([before, ['h.tar.gz']]);
    rmSync(dirname(path), { recursive: true });
  });

  test('with names of control characters and directions shows them as such', async () => {
    const names = ['v/\u001b]0;owned\u0007.log', 'v/\u202egol.exe', 'v/new\nline.log', 'v/..', 'v/\u0001', 'v/%2e%2e', 'v/ｆｕｌｌ．ｌｏｇ'];
    const bundle = await one([put('n.tar', tar([evidence[0]!, ...names.map((path) => ({ path, body: journal }))]))]);
    expect(bundle.logs).toHaveLength(names.length);
    for (const { name } of bundle.logs) expect(name).not.toMatch(/[\p{Cc}\p{Cf}]/u);
  });

  test('with the same member twice keeps both, and its first XML', async () => {
    const bundle = await one([put('d.tar', tar([...evidence, { path: 'v/qemu.log', body: journal }, { path: 'v/domain.xml', body: xml('safe', '/other') }]))]);
    expect([bundle.xml?.text, contents(bundle)]).toEqual([xml('safe'), [qemuLog('safe', missing('safe')), journal].sort()]);
  });

  test('that ends too early or is damaged gives what can be read, and says so', async () => {
    const whole = tarGz([...evidence, { path: 'v/noise', body: Buffer.from(Array.from({ length: 200_000 }, (_, i) => (i * 7919) % 251)) }]);
    for (const [name, bytes] of [['cut.tar.gz', whole.subarray(0, whole.length - 900)], ['cut.tar', tar(evidence).subarray(0, -2100)]] as const) {
      const bundle = await one([put(name, bytes)]);
      expect([bundle.xml?.text, bundle.notes.join(' ')]).toEqual([xml('safe'), expect.stringContaining('too early')]);
    }
    const flipped = Buffer.from(tar([...evidence, ...evidence]));
    flipped.write('garbage', member(evidence[0]!).length, 'latin1');
    expect((await one([put('flipped.tar', flipped)])).notes.join(' ')).toContain('damaged');
    const broken = Buffer.from(whole);
    broken.fill(0xff, broken.length - 500, broken.length - 400);
    expect((await one([put('broken.tgz', broken)])).vm).toBe('safe');
    await expect(readEvidence([put('head.gz', whole.subarray(0, 12))])).rejects.toThrow('holds no evidence');
  });

  test('with anything at all after its first bytes ends in an answer', async () => {
    let seed = 7;
    const random = (): number => (seed = (seed * 1103515245 + 12345) % 2147483648) / 2147483648;
    const good = tar(evidence);
    for (let i = 0; i < 150; i++) {
      const bytes = Buffer.from(good);
      for (let n = 0; n < 1 + random() * 20; n++) bytes[Math.floor(random() * bytes.length)] = Math.floor(random() * 256);
      const path = put('fuzz', i % 2 ? gzipSync(bytes) : bytes);
      const said = await readEvidence([path]).then(({ bundles }) => bundles.length, (error: unknown) => (error as Error).message);
      expect(typeof said === 'number' ? said > 0 : /^it holds|--vm|snapshot/.test(said), `${i}: ${String(said)}`).toBe(true);
    }
  });

  test('with huge or lying headers needs neither memory nor time', async () => {
    const pax = (key: string, value: string): Member => ({ path: 'p', type: 'x', body: paxRecord(key, value) });
    const path = put('p.tar.gz', tarGz([
      { path: 'p', type: 'x', body: Buffer.alloc(100 * 1024 * 1024, paxRecord('comment', 'x'.repeat(1000))) }, pax('path', `v/${'n'.repeat(200_000)}`),
      { path: 'g', type: 'g', body: paxRecord('path', '../../all') + paxRecord('size', '-4') }, { path: 'l', type: 'L', body: Buffer.alloc(4 * 1024 * 1024, 'a') }, ...evidence,
      pax('size', '1e300'), { path: 'v/rest', body: 'x' },
    ]));
    const { value, megabytes, seconds } = await measured(() => expectSafe(path));
    expect(value.join(' ')).toContain('too early');
    expect(megabytes).toBeLessThan(700);
    expect(seconds).toBeLessThan(240);
  });

  test('with a member of 1 GB of zeros, or of one endless log, is read in bounded memory', async () => {
    const size = 1024 * 1024 * 1024;
    async function* bomb(content: Buffer): AsyncGenerator<Buffer> {
      yield member(evidence[0]!);
      yield member({ path: 'v/big', size });
      for (let sent = 0; sent < size; sent += content.length) yield content;
      yield member(evidence[1]!);
      yield END;
    }
    for (const line of ['\0', '2031-04-05 06:07:08.901+0000: 77: error : virFoo:1 : this\n']) {
      const path = join(folder, 'bomb.tar.gz');
      const content = Buffer.alloc(1024 * 1024);
      for (let at = 0; at < content.length; at += line.length) content.write(line, at, 'latin1');
      await pipeline(Readable.from(bomb(content)), createGzip({ level: 1 }), createWriteStream(path));
      const { value, megabytes, seconds } = await measured(() => one([path], 'safe'));
      expect(value.xml?.text).toBe(xml('safe'));
      expect(contents(value).map((text) => text.length <= 8 * 1024 * 1024)).toEqual(line === '\0' ? [true] : [true, true]);
      expect(megabytes).toBeLessThan(700);
      expect(seconds).toBeLessThan(240);
    }
  }, 600_000);

  test('that unpacks without end is left where the limit is', async () => {
    const zeros = gzipSync(Buffer.alloc(64 * 1024 * 1024));
    const path = join(folder, 'endless.tar.gz');
    const head = gzipSync(Buffer.concat([...evidence.map(member), member({ path: 'v/zeros', size: 8e9 })]));
    await pipeline(Readable.from([head, ...Array.from({ length: 100 }, () => zeros)]), createWriteStream(path));
    const { value, megabytes, seconds } = await measured(() => expectSafe(path));
    expect(value.join(' ')).toContain('unpacks to more than is read');
    expect(megabytes).toBeLessThan(700);
    expect(seconds).toBeLessThan(240);
  }, 600_000);

  test('is left at once when its reader gives up', async () => {
    const path = join(folder, 'long.tar.gz');
    const zeros = gzipSync(Buffer.alloc(64 * 1024 * 1024));
    await pipeline(Readable.from([gzipSync(Buffer.concat([...evidence.map(member), member({ path: 'v/zeros', size: 8e9 })])), ...Array.from({ length: 20 }, () => zeros)]), createWriteStream(path));
    const controller = new AbortController();
    setTimeout(() => controller.abort(), 20);
    const answers = await Promise.all([pull({ kind: 'recorded', folder: path }, 'safe', { signal: controller.signal }), listVms({ kind: 'recorded', folder: path }, { signal: controller.signal })]);
    expect(answers.map((answer) => (answer.ok ? 'answered' : answer.failure.code))).toEqual(['cancelled', 'cancelled']);
    await expect(readEvidence([path], 'safe', controller.signal)).rejects.toThrow('cancelled');
  });

  test('with thousands of packed bombs among its members spends no more on them than on one archive', async () => {
    const bomb = gzipSync(Buffer.alloc(100 * 1024 * 1024));
    const path = put('bombs.tar', tar([...evidence, ...Array.from({ length: 300 }, (_, i) => ({ path: `v/${i}.log.gz`, body: bomb }))]));
    const { value, megabytes, seconds } = await measured(() => expectSafe(path));
    expect(value.join(' ')).toContain('it unpacks to more than is read of one file');
    expect(value.length).toBeLessThan(25);
    expect(megabytes).toBeLessThan(600);
    expect(seconds).toBeLessThan(240);
  }, 600_000);

  test('with thousands of machines in folders of their own, or in one, is read in time', async () => {
    for (const place of [(i: number) => `${i}/`, () => '']) {
      const many = Array.from({ length: 5000 }, (_, i) => [{ path: `${place(i)}x${i}`, body: xml(`vm${i}`) }, { path: `${place(i)}l${i}`, body: qemuLog(`vm${i}`) }]).flat();
      const path = put('vms.tar', tar([...many, { path: 'j', body: journal }]));
      const { megabytes, seconds } = await measured(() => readEvidence([path], 'vm7'));
      expect(megabytes).toBeLessThan(700);
      expect(seconds).toBeLessThan(240);
      await expect(readEvidence([path])).rejects.toThrow('it holds 1000 machines, and no log tells that one failed');
    }
  }, 600_000);

  test('with 100,000 members, empty or evidence, is read in time', async () => {
    for (const body of ['', journal]) {
      const path = put('many.tar.gz', tarGz([...evidence, ...Array.from({ length: 100_000 }, (_, i) => ({ path: `m/${i}.log`, body }))]));
      const { value, megabytes, seconds } = await measured(() => one([path], 'safe'));
      expect(value.xml?.text).toBe(xml('safe'));
      expect(value.logs.length).toBeLessThanOrEqual(64);
      expect(value.notes.join(' ')).toContain('more files than one diagnosis takes');
      expect(megabytes).toBeLessThan(700);
      expect(seconds).toBeLessThan(240);
    }
  }, 600_000);
});
