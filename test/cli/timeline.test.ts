import { gzipSync } from 'node:zlib';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tarGz } from '../host/archives.ts';
import { domain, folderWith, virtDoctor } from './command-line.ts';

const qemu = (name: string, minute = '07', image = '/pears/green.img'): string => `2031-04-05 06:${minute}:08.009+0000: starting up libvirt version: 19.2.0, qemu version: 19.0.1, kernel: 9.1.2, hostname: tree
LC_ALL=C \\
/usr/bin/qemu-system-x86_64 \\
-name guest=${name},debug-threads=on \\
-msg timestamp=on
2031-04-05T06:${minute}:08.500000Z qemu-system-x86_64: -blockdev {"driver":"file"}: Could not open '${image}': No such file or directory
2031-04-05 06:${minute}:08.700+0000: shutting down, reason=failed
`;
const DAEMON = '2031-04-05 06:07:08.600+0000: 47: error : qemuMonitorIORead:423 : Unable to read from monitor: Connection reset by peer\n';

interface Told { readonly entries: readonly { readonly time: string | null; readonly kind: string; readonly id: string | null; readonly vm: string | null; readonly source: string; readonly line: number; readonly follows: number | null; readonly first: boolean; readonly sure: string; readonly message: string }[]; readonly notes: readonly string[] }

let files: ReturnType<typeof folderWith>;
beforeAll(() => {
  files = folderWith({
    'host/qemu.log': qemu('green-pear'), 'host/daemon.log': DAEMON, 'host/domain.xml': domain('', 'green-pear'), 'host/notes.md': '# Not a log',
    'two/a.log': qemu('green-pear'), 'two/b.log': qemu('red-pear', '09', '/pears/red.img'), 'two/daemon.log': DAEMON,
    'one.tar.gz': tarGz([{ path: 'qemu.log', body: qemu('green-pear') }, { path: 'daemon.log', body: DAEMON }]),
    'rotated/vm.log': qemu('green-pear', '30'), 'rotated/vm.log.1': qemu('green-pear', '20'), 'rotated/vm.log.2.gz': gzipSync(qemu('green-pear', '10')),
    'healthy.log': '2031-04-05 06:07:08.009+0000: 47: info : hostname: tree\n', 'packed': gzipSync(qemu('green-pear')), 'prose.txt': 'Pears are green.\n',
    'evil.log': qemu('x', '07', `/pears/<script>alert(1)</script>&"'\u001b[31m\u202e.img`), 'secret.log': qemu('x') + "2031-04-05 06:07:09.000+0000: 47: error : virPeel:1 : unsupported configuration: password='hunter2' is too long\n",
    'utf16.log': Buffer.from(`\ufeff${DAEMON}`, 'utf16le'),
  });
});
afterAll(() => files.remove());

const at = (...names: string[]): string[] => names.map((name) => files.at(name));
const json = async (...args: string[]): Promise<Told> => JSON.parse((await virtDoctor(['timeline', '--format', 'json', ...args])).out) as Told;

describe('timeline of a folder', () => {
  it('prints one line an event, aligned, what follows below its cause', async () => {
    const { out, err, code } = await virtDoctor(['timeline', '--utc', ...at('host')]);
    expect(err).toBe('');
    expect(code).toBe(1);
    expect(out).toBe([
      '2031-04-05, UTC',
      '06:07:08.009   qemu.log:1    green-pear    start    The VM is being started.',
      "06:07:08.500   qemu.log:6    green-pear  ▶ CAUSE    The disk source /pears/green.img does not exist. [img-missing]",
      "06:07:08.600   daemon.log:1                follows  └ The connection to QEMU's monitor broke because QEMU ended. [mon-conn-reset]",
      '06:07:08.700   qemu.log:7    green-pear    end      └ The VM ended: failed.',
      '', '1 harmless remark was left out; --format json has them.', '',
    ].join('\n'));
  });

  it('is coloured on a terminal', async () => {
    const { out } = await virtDoctor(['timeline', '--utc', '--color', ...at('host')]);
    expect(out).toContain('\u001b[32m06:07:08.009');
  });

  it('as JSON has all there is to know', async () => {
    const { entries } = await json(...at('host'));
    const cause = entries.findIndex(({ kind }) => kind === 'cause');
    expect(entries[cause]).toMatchObject({ time: '2031-04-05T06:07:08.500Z', id: 'img-missing', vm: 'green-pear', source: 'qemu.log', line: 6, first: true, sure: 'exact', follows: null });
    expect(entries.find(({ id }) => id === 'mon-conn-reset')!.follows).toBe(cause);
  });

  it('is the same from an archive', async () => {
    const told = (one: Told) => one.entries.map(({ time, kind, id, source, line, follows }) => [time, kind, id, source, line, follows]);
    expect(told(await json(...at('one.tar.gz')))).toEqual(told(await json(...at('host'))));
  });

  it('of several machines may be of one', async () => {
    const all = await json(...at('two'));
    expect(new Set(all.entries.map(({ vm }) => vm))).toEqual(new Set(['green-pear', 'red-pear', null]));
    const one = await json('--vm', 'red-pear', ...at('two'));
    expect(new Set(one.entries.map(({ vm }) => vm))).toEqual(new Set(['red-pear', null]));
  });
});

describe('timeline of files', () => {
  it('takes what was rotated away of them, packed or not', async () => {
    const { entries } = await json(...at('rotated/vm.log'));
    expect(entries.filter(({ kind }) => kind === 'start').map(({ time, source }) => [time, source.slice(source.lastIndexOf('/') + 1)])).toEqual([
      ['2031-04-05T06:10:08.009Z', 'vm.log.2.gz'], ['2031-04-05T06:20:08.009Z', 'vm.log.1'], ['2031-04-05T06:30:08.009Z', 'vm.log'],
    ]);
  });

  it('knows them by their content', async () => {
    const { entries } = await json(...at('packed', 'host/daemon.log', 'host/domain.xml'));
    expect(entries.map(({ kind }) => kind).filter((kind) => kind !== 'benign')).toEqual(['start', 'cause', 'consequence', 'end']);
  });

  it('without a failure exits with 0', async () => {
    const { out, code } = await virtDoctor(['timeline', '--utc', ...at('healthy.log')]);
    expect([out, code]).toEqual([expect.stringContaining('Nothing that belongs into a timeline was found.'), 0]);
  });

  it('hides secrets, as diagnose does', async () => {
    expect((await virtDoctor(['timeline', '--format', 'json', ...at('secret.log')])).out).not.toContain('hunter2');
  });

  it('says what cannot be read, and goes on', async () => {
    const { err, out, code } = await virtDoctor(['timeline', '--utc', ...at('utf16.log', 'missing.log', 'host/qemu.log')]);
    expect(err).toContain('utf16.log: it is UTF-16');
    expect(err).toContain('missing.log: ');
    expect(out).toContain('img-missing');
    expect(code).toBe(3);
  });

  it('says when there is no log', async () => {
    const { err, code } = await virtDoctor(['timeline', ...at('prose.txt')]);
    expect([err, code]).toEqual([expect.stringContaining('there is no log in it'), 3]);
  });
});

describe('timeline drawn', () => {
  it('is well-formed SVG with a mark for each event', async () => {
    const { out, code } = await virtDoctor(['timeline', '--utc', '--format', 'svg', ...at('host')]);
    expect(code).toBe(1);
    expect(XMLValidator.validate(out)).toBe(true);
    const { svg } = new XMLParser({ ignoreAttributes: false }).parse(out) as { svg: { desc: string; path: readonly { readonly '@_class': string; readonly title?: string }[] } };
    expect(svg.desc).toContain('4 events, 1 of them a cause');
    expect(svg.path.filter(({ title }) => title !== undefined).map((path) => path['@_class'])).toEqual(expect.arrayContaining(['start', 'cause begins', 'consequence', 'end']));
  });

  it('is no place for markup or controls of others', async () => {
    const { out } = await virtDoctor(['timeline', '--utc', '--format', 'svg', ...at('evil.log')]);
    expect(XMLValidator.validate(out)).toBe(true);
    expect(out).not.toContain('<script');
    // eslint-disable-next-line no-control-regex
    expect(out).not.toMatch(/[\u0000-\u0008\u001b]/);
    const { out: text } = await virtDoctor(['timeline', '--utc', ...at('evil.log')]);
    // eslint-disable-next-line no-control-regex
    expect(text).not.toMatch(/[\u001b\u202e]/);
  });
});

describe('wrong usage', () => {
  it.each([[['timeline'], 'name logs'], [['timeline', 'x', '--format', 'sarif'], 'text, json and svg'], [['timeline', 'x', '--fix'], 'no option --fix']])('%s', async (argv, words) => {
    const { err, code } = await virtDoctor(argv);
    expect([err, code]).toEqual([expect.stringContaining(words), 2]);
  });
});
