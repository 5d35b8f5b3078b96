import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { run } from '../../cli/src/run.ts';
import { EXIT, printable, type Terminal } from '../../cli/src/terminal.ts';

let folder: string;
const at = (name: string): string => join(folder, name);

const broken = `<domain type='test'>
  <name>a</name>
  <memory unit='MiB'>512</memory>
  <os><type arch='x86_64' machine='q35'>hvm</type></os>
  <devices>
    <controller type='scsi' index='0' model='virtio-scsi'/>
    <controller type='scsi' index='0' model='virtio-scsi'/>
  </devices>
</domain>
`;
const healthy = broken.replace("index='0' model='virtio-scsi'/>\n  </dev", "index='1' model='virtio-scsi'/>\n  </dev");
const log = "2026-03-02T10:11:11.900000Z qemu-system-x86_64: -blockdev x: Could not open '/srv/vm/a.qcow2': No such file or directory\n";

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'virt-doctor-cli-'));
  mkdirSync(at('bundle'));
  mkdirSync(at('dir/deep'), { recursive: true });
  for (const [name, text] of Object.entries({ 'broken.xml': broken, 'healthy.xml': healthy, 'other.xml': '<project><name>x</name></project>', 'q.log': log, 'bundle/domain.xml': broken, 'bundle/virsh.err': "error: XML error: Multiple 'scsi' controllers with index '0'\n", 'dir/one.xml': healthy, 'dir/deep/two.xml': broken, 'dir/note.md': '<domain' })) writeFileSync(at(name), text);
  writeFileSync(at('utf16.xml'), Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(healthy, 'utf16le')]));
  writeFileSync(at('list'), `${at('broken.xml')}\r\n${at('healthy.xml')}\n`);
  writeFileSync(at('folders'), `${at('bundle')}\n`);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function virtDoctor(argv: string[], stdin = ''): Promise<{ code: number; out: string; err: string }> {
  let out = '';
  let err = '';
  const terminal: Terminal = { write: (t) => void (out += t), complain: (t) => void (err += t), colour: false, width: 120, readStdin: () => Promise.resolve(Buffer.from(stdin)) };
  return { code: await run(argv, terminal), out, err };
}
const lines = (out: string): unknown[] => out.trim().split('\n').map((l) => JSON.parse(l) as unknown);

describe('lint', () => {
  test('text names place, message, code, and underlines', async () => {
    const { code, out } = await virtDoctor(['lint', at('broken.xml')]);
    expect(code).toBe(EXIT.findings);
    expect(out).toContain(`${at('broken.xml')}:7:29: error: Another controller of type scsi has the index 0 already. [duplicate-controller]`);
    expect(out).toMatch(/\^{9}\n/);
    expect(out).toMatch(/1 file: 1 error/);
  });
  test('a clean file is exit 0', async () => expect(await virtDoctor(['lint', at('healthy.xml')])).toMatchObject({ code: EXIT.clean, err: '' }));
  test('XML that is not libvirt\'s has nothing to report', async () => expect((await virtDoctor(['lint', at('other.xml')])).code).toBe(EXIT.clean));
  test('jsonl has one object a file, positions from 1', async () => {
    const { out } = await virtDoctor(['lint', '--format', 'jsonl', '--files-from', at('list')]);
    expect(lines(out)).toEqual([
      { file: at('broken.xml'), diagnostics: [expect.objectContaining({ severity: 'error', code: 'duplicate-controller', startLine: 7, startCol: 29, endLine: 7, endCol: 38 })] },
      { file: at('healthy.xml'), diagnostics: [] },
    ]);
  });
  test('folders are searched for .xml', async () => {
    const { out } = await virtDoctor(['lint', '--format', 'jsonl', at('dir')]);
    expect((lines(out) as { file: string }[]).map((l) => l.file)).toEqual([at('dir/deep/two.xml'), at('dir/one.xml')]);
  });
  test('- reads standard input', async () => expect((await virtDoctor(['lint', '-'], broken)).out).toContain('-:7:29: error'));
  test('a missing file, a folder that is none and UTF-16 are named, and are exit 3', async () => {
    const { code, err } = await virtDoctor(['lint', at('nowhere.xml'), at('utf16.xml'), at('healthy.xml')]);
    expect(code).toBe(EXIT.failed);
    expect(err).toContain('nowhere.xml: there is no such file');
    expect(err).toContain('utf16.xml: it is UTF-16');
  });
  test('a hostile text reaches no terminal', async () => {
    const { out } = await virtDoctor(['lint', '-'], broken.replace("model='virtio-scsi'/>\n    <c", "model='\u001b[2J\u202eevil'/>\n    <c"));
    // eslint-disable-next-line no-control-regex -- the very thing that must not be there
    expect(out).not.toMatch(/[\u001b\u202e]/);
    expect(printable('a\u001b]0;x\u0007')).toBe('a\\u{1b}]0;x\\u{7}');
  });
});

describe('explain', () => {
  test('says what happened, why and what to do', async () => {
    const { code, out } = await virtDoctor(['explain', at('q.log')]);
    expect(code).toBe(EXIT.findings);
    expect(out).toMatch(/q\.log:1: fatal: .*\/srv\/vm\/a\.qcow2.*\[img-missing\]\n {4}why: .+\n {4}do: {2}.+\n {4}check: /);
  });
  test('jsonl puts the answer first', async () => {
    const { out } = await virtDoctor(['explain', '--format', 'jsonl', at('q.log')]);
    expect(lines(out)).toEqual([{ file: at('q.log'), matches: [expect.objectContaining({ line: 1, id: 'img-missing', category: 'storage', severity: 'fatal' })] }]);
  });
});

describe('diagnose', () => {
  test('a folder of evidence', async () => {
    const { code, out } = await virtDoctor(['diagnose', at('bundle')]);
    expect(code).toBe(EXIT.findings);
    expect(out).toContain('XML:      /domain/devices/controller[2]/@index');
    expect(out).toContain('evidence: virsh.err:1:');
  });
  test('jsonl for many folders', async () => {
    const { out } = await virtDoctor(['diagnose', '--format', 'jsonl', '--bundles-from', at('folders')]);
    expect(lines(out)[0]).toMatchObject({ bundle: at('bundle'), causes: [{ id: 'cfg-controller-dup', severity: 'fatal', element: '/domain/devices/controller[2]/@index', evidence: [{ file: 'virsh.err', line: 1 }] }] });
  });
  test('a host that is an option is refused before anything runs', async () => {
    const { code, err } = await virtDoctor(['diagnose', '--', '-oProxyCommand=touch /tmp/x', 'vm']);
    expect(code).toBe(EXIT.failed);
    expect(err).toMatch(/\S{10}/);
  });
});

describe('usage', () => {
  test.each([[[], EXIT.usage], [['frobnicate'], EXIT.usage], [['lint'], EXIT.usage], [['lint', '--format', 'yaml', 'x'], EXIT.usage], [['lint', '--frob', 'x'], EXIT.usage], [['snapshot'], EXIT.usage], [['lint', '--target', 'qemu=new', 'x'], EXIT.usage], [['--help'], EXIT.clean], [['--version'], EXIT.clean]])('%j → %i', async (argv, code) => {
    expect((await virtDoctor(argv)).code).toBe(code);
  });
});
