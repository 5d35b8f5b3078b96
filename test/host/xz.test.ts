import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { groupEvidence, readEvidence } from '../../host/index.ts';
import { unpackXz, unpackXzSync } from '../../host/xz.ts';
import { member, tar } from './archives.ts';

/** The real xz packs; without it there is nothing to compare with. */
const hasXz = spawnSync('xz', ['--version']).status === 0;
const packed = (bytes: Buffer, ...flags: string[]): Buffer => execFileSync('xz', ['-c', ...flags], { input: bytes, maxBuffer: 1 << 30 });

let folder: string;
beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'virt-doctor-xz-')); });
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const put = (name: string, bytes: Buffer): string => {
  writeFileSync(join(folder, name), bytes);
  return join(folder, name);
};

async function unpacked(bytes: Buffer, pieces = 1000): Promise<Buffer> {
  const parts = Array.from({ length: Math.ceil(bytes.length / pieces) }, (_, i) => bytes.subarray(i * pieces, (i + 1) * pieces));
  const out: Buffer[] = [];
  for await (const chunk of unpackXz(Readable.from(parts))) out.push(chunk);
  return Buffer.concat(out);
}

let seed = 11;
const random = (): number => ((seed = Math.imul(seed ^ (seed >>> 15), 0x2c1b3c6d) + 0x6d2b79f5 | 0) >>> 0) / 2 ** 32;
const noise = (length: number): Buffer => Buffer.from(Array.from({ length }, () => Math.floor(random() * 256)));

const source = readFileSync(new URL('./bundles.test.ts', import.meta.url));
const texts: readonly (readonly [string, Buffer])[] = [
  ['nothing', Buffer.alloc(0)], ['one byte', Buffer.from('x')], ['text', source], ['noise', noise(150_000)], ['zeros', Buffer.alloc(5_000_000)],
  ['all of them, again and again', Buffer.concat(Array.from({ length: 3 }, () => [source, noise(70_000), Buffer.alloc(1_000_000), source]).flat())],
];
const ways = ['-0', '-6', '-9e', '--check=none', '--check=crc32', '--check=sha256', '-T2 --block-size=65536', '--lzma2=dict=4KiB,lc=0,lp=4,pb=0', '--lzma2=lc=4,lp=0,pb=4', '--lzma2=mode=fast,nice=2,lc=1,lp=1,pb=1'];

describe.skipIf(!hasXz)('what xz packed', () => {
  test.each(texts)('%s comes back, however it was packed and in whatever pieces it comes', async (_, text) => {
    for (const way of text.length > 1_000_000 ? ways.filter((_, i) => i % 3 === 0) : ways) {
      const bytes = packed(text, ...way.split(' '));
      expect(unpackXzSync(bytes, text.length)?.equals(text), way).toBe(true);
      if (text.length > 0) expect(unpackXzSync(bytes, text.length - 1)).toBeUndefined();
      expect((await unpacked(bytes, way === '-6' && text.length < 1_000_000 ? 7 : 50_000)).equals(text), way).toBe(true);
    }
  }, 120_000);

  test('several files in one, with padding and with something else behind', () => {
    const bytes = Buffer.concat([packed(Buffer.from('a')), Buffer.alloc(8), packed(Buffer.from('b'), '--check=none'), packed(Buffer.from('c')), Buffer.from('and more')]);
    expect(unpackXzSync(bytes, 100)?.toString()).toBe('abc');
  });

  test.each(['--check=crc32', '--check=crc64', '--check=sha256'])('with %s, no byte can change unseen: in headers, content, sums or index', (check) => {
    const bytes = packed(Buffer.concat([noise(300), Buffer.from('text '.repeat(60))]), check, '--block-size=200');
    expect(unpackXzSync(bytes, 1000)?.length).toBe(600);
    for (let at = 0; at < bytes.length; at++) {
      const damaged = Buffer.from(bytes);
      damaged[at]! ^= 1 << (at % 8);
      expect(() => unpackXzSync(damaged, 10_000), `byte ${at} of ${bytes.length}`).toThrow(/packing is damaged|ends too early|packed it with filters/);
    }
  });

  test('damage that only the sum tells gives all that was unpacked, and is told', async () => {
    const lines = Array.from({ length: 2000 }, (_, i) => `2031-04-05 06:07:${String(10 + (i % 50))}.000+0000: 77: error : virFoo:12 : this failed: ${noise(12).toString('base64')}\n`).join('');
    const bytes = packed(Buffer.from(lines), '--lzma2=mode=fast,nice=2');
    bytes.writeUInt8(bytes.at(-32)! ^ 1, bytes.length - 32);
    const { bundles, notes } = await readEvidence([put('a.log.xz', bytes)]);
    expect([bundles[0]?.logs[0]?.text.length, notes]).toEqual([lines.length, ['a.log.xz: its packing is damaged; what could be read was used.']]);
  });

  test('a larger window than xz -9 has, and filters for programs, are refused by name', async () => {
    expect(() => unpackXzSync(packed(source, '--lzma2=dict=128MiB'), 1e6)).toThrow('packed it with filters');
    expect(() => unpackXzSync(packed(source, '--x86', '--lzma2=dict=64KiB'), 1e6)).toThrow('packed it with filters');
    const { notes } = await readEvidence([put('a.log.xz', packed(source, '--x86', '--lzma2')), put('b.log', Buffer.from('2031-04-05 06:07:08.901+0000: 77: error : virFoo:12 : this failed\n'))]);
    expect(notes.join()).toContain('a.log.xz: xz packed it with filters');
  });
});

const xml = "<domain type='kvm'>\n  <name>safe</name>\n  <memory>1048576</memory>\n  <os><type>hvm</type></os>\n</domain>\n";
const log = "2031-04-05 06:07:08.901+0000: starting up libvirt version: 9.0.0, qemu version: 7.2.0, kernel: 6.1.0, hostname: rack7\n-name guest=safe,debug-threads=on \\\n2031-04-05T06:07:09.000000Z qemu-system-x86_64: Could not open '/srv/a': No such file or directory\n2031-04-05 06:07:10.000+0000: shutting down, reason=failed\n";
const evidence = [{ path: 'sosreport-rack7/sos_commands/virsh/virsh_-r_dumpxml_safe', body: xml }, { path: 'sosreport-rack7/var/log/libvirt/qemu/safe.log', body: log }];

describe.skipIf(!hasXz)('evidence packed with xz', () => {
  test('a sosreport as sos writes it, .tar.xz, is read as any archive, with logs that logrotate packed with xz', async () => {
    const rotated = log.replaceAll('2031-04-05', '2031-04-01');
    const path = put('sosreport-rack7.tar.xz', packed(tar([...evidence, { path: 'sosreport-rack7/var/log/libvirt/qemu/safe.log-20310402.xz', body: packed(Buffer.from(rotated)) }])));
    const { bundles, notes } = await readEvidence([path]);
    expect(bundles.map(({ vm, xml: found, logs }) => [vm, found?.text, logs.map(({ text }) => text)])).toEqual([['safe', xml, [log, rotated]]]);
    expect(notes).toEqual([]);
    const single = put('safe.log.xz', packed(Buffer.from(log)));
    expect(await groupEvidence([path, single])).toEqual([[path], [single]]);
    expect((await readEvidence([single])).bundles[0]?.logs).toEqual([{ name: 'safe.log', text: log }]);
  });

  test('that ends too early or is damaged gives what can be read, and says so', async () => {
    const whole = packed(tar([...evidence, { path: 'n', body: noise(300_000) }]));
    const { bundles, notes } = await readEvidence([put('cut.tar.xz', whole.subarray(0, whole.length - 20_000))]);
    expect([bundles[0]?.vm, notes.join(' ')]).toEqual(['safe', expect.stringContaining('too early')]);
    const broken = Buffer.from(whole);
    broken.fill(0xff, whole.length - 20_000, whole.length - 19_000);
    expect((await readEvidence([put('broken.tar.xz', broken)])).bundles[0]?.vm).toBe('safe');
    await expect(readEvidence([put('head.xz', whole.subarray(0, 20))])).rejects.toThrow('holds no evidence');
  });

  test('with anything at all in it ends in an answer', async () => {
    const good = packed(tar(evidence), '--block-size=1500');
    for (let i = 0; i < 400; i++) {
      const bytes = Buffer.from(good);
      for (let n = 0; n < 1 + random() * 6; n++) bytes[12 + Math.floor(random() * (bytes.length - 12))] = Math.floor(random() * 256);
      const said = await readEvidence([put('fuzz', bytes)]).then(({ bundles }) => bundles.length, (error: unknown) => (error as Error).message);
      expect(typeof said === 'number' ? said > 0 : /^it holds|--vm|snapshot/.test(said), `${i}: ${String(said)}`).toBe(true);
    }
  });

  test('a bomb, alone or many times within an archive, ends where the limit is, in little memory', async () => {
    const zeros = packed(Buffer.alloc(128 * 1024 * 1024));
    const head = packed(Buffer.concat([...evidence.map(member), member({ path: 'zeros', size: 8e9 })]));
    const before = process.memoryUsage().rss;
    let most = 0;
    const timer = setInterval(() => { most = Math.max(most, process.memoryUsage().rss - before); }, 5);
    try {
      const endless = await readEvidence([put('endless.tar.xz', Buffer.concat([head, ...Array.from({ length: 20 }, () => zeros)]))]);
      expect([endless.bundles[0]?.vm, endless.notes.join(' ')]).toEqual(['safe', expect.stringContaining('unpacks to more than is read')]);
      const many = await readEvidence([put('bombs.tar', tar([...evidence, ...Array.from({ length: 50 }, (_, i) => ({ path: `${i}.log.xz`, body: zeros }))]))], 'safe');
      expect(many.notes.join(' ')).toContain('it unpacks to more than is read of one file');
    } finally {
      clearInterval(timer);
    }
    expect(most / 1e6).toBeLessThan(700);
  }, 600_000);
});
