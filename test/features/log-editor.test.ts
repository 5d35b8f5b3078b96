import { describe, expect, test } from 'vitest';
import { argumentHover, argumentTarget, createLineIndex, explain, logExtract, logFolds, logLenses, logLinks, logMarks, logRuns, logSymbols, logTarget, parseXml } from '../../engine/index.ts';

const TIME = (second: number): string => `2031-04-05 06:08:${String(second).padStart(2, '0')}.123+0000`;
const FAILED = [
  `${TIME(1)}: starting up libvirt version: 11.3.0, qemu version: 10.0.2, kernel: 6.12.9, hostname: pear.example`,
  'LC_ALL=C \\', 'PATH=/bin \\', '/usr/bin/qemu-system-x86_64 \\', '-name guest=pear,debug-threads=on \\', '-S',
  "qemu-system-x86_64: -blockdev {\"driver\":\"file\"}: Could not open '/srv/images/pear.qcow2': No such file or directory",
  `${TIME(2)}: shutting down, reason=failed`,
];
const FINE = [
  `${TIME(3)}: starting up libvirt version: 11.3.0, qemu version: 10.0.2, kernel: 6.12.9, hostname: pear.example`,
  'LC_ALL=C PATH=/bin /usr/bin/qemu-system-x86_64 -name guest=pear,,two,debug-threads=on -S',
  'char device redirected to /dev/pts/1 (label charserial0)',
  `${TIME(4)}: shutting down, reason=shutdown`,
];
const CUT = [`${TIME(5)}: starting up libvirt version: 11.3.0, qemu version: 10.0.2, kernel: 6.12.9, hostname: pear.example`];
const XML = (name: string): string => `<domain type='kvm'><name>${name}</name><devices><disk type='file'><source file='/srv/images/pear.qcow2'/><target dev='vda'/></disk></devices></domain>`;

const read = (lines: readonly string[], feed = '\n') => {
  const text = lines.join(feed) + feed;
  const explanation = explain(text);
  return { text, explanation, runs: logRuns(text, explanation), cut: ({ start, end }: { start: number; end: number }) => text.slice(start, end) };
};

describe.each([['\n'], ['\r\n']])('the runs of a VM, lines ending with %j', (feed) => {
  const { runs, cut, explanation, text } = read([...FAILED, ...FINE, ...CUT], feed);

  test('have start, guest, command line, outcome and causes', () => {
    expect(runs.map(({ started, guest, reason, causes }) => [started, guest, reason, causes.map(({ signature }) => signature.id)])).toEqual([
      [TIME(1), 'pear', 'failed', ['img-missing']], [TIME(3), 'pear,two', 'shutdown', []], [TIME(5), undefined, undefined, []],
    ]);
    expect(cut(runs[0]!.command!).split(feed).length).toBe(5);
    expect(cut(runs[0]!.span)).toBe(FAILED.join(feed));
    expect(cut(runs[1]!.command!)).toBe(FINE[1]);
  });

  test('make the outline', () => {
    const nodes = logSymbols(explanation, runs);
    expect(nodes.map(({ name, detail }) => [name, detail])).toEqual([[TIME(1), expect.stringMatching(/^pear – \S/)], [TIME(3), 'pear,two – shutdown'], [TIME(5), 'no end logged']]);
    expect(nodes[0]!.children.map(({ name }) => name)).toEqual(['command line', expect.any(String), 'outcome']);
    expect(nodes[0]!.children.map(({ span }) => cut(span).split(feed)[0])).toEqual([FAILED[1], expect.stringContaining('No such file'), FAILED[7]]);
    expect(nodes[2]!.children).toEqual([]);
  });

  test('fold, with their command lines', () => {
    const lines = createLineIndex(text);
    const places = logFolds(runs).map(({ span }) => [lines.positionAt(span.start).line, lines.positionAt(span.end).line]);
    expect(places).toEqual([[0, 7], [1, 5], [8, 11], [9, 9], [12, 12]]);
  });

  test('that failed say why above their start', () => {
    const [lens, ...others] = logLenses(runs);
    expect(others).toEqual([]);
    expect(cut(lens!.span)).toBe(FAILED[0]);
    expect(lens!.title).toMatch(/^Failed: /);
    expect(cut(lens!.to)).toContain('No such file');
  });

  test('leave their failures when chatter is taken away', () => {
    expect(logExtract(text, explanation).map(({ line }) => line)).toContain(6);
    expect(logExtract(text, explanation).every(({ line }) => line < 8)).toBe(true);
  });
});

describe('a line of a log', () => {
  const { explanation, runs, text } = read(FAILED);
  const at = text.indexOf('Could not open');

  test('leads to the element it means', () => {
    const xml = parseXml(XML('pear'));
    const span = logTarget(explanation, runs, at, xml)!;
    expect(xml.text.slice(span.start, span.end)).toBe("file='/srv/images/pear.qcow2'");
  });

  test('leads into no other domain', () => {
    expect(logTarget(explanation, runs, at, parseXml(XML('plum')))).toBeUndefined();
    expect(logTarget(explanation, runs, 3, parseXml(XML('pear')))).toBeUndefined();
  });
});

describe('QEMU’s command line says of an argument', () => {
  const { text, runs } = read([
    `${TIME(1)}: starting up libvirt version: 11.3.0, qemu version: 10.0.2`, 'LC_ALL=C \\', '/usr/bin/qemu-system-x86_64 \\', '-name guest=pear,debug-threads=on \\', '-m size=1048576k \\',
    `-object '{"qom-type":"iothread","id":"iothread1"}' \\`, `-device '{"driver":"virtio-blk-pci","bus":"pci.3","id":"virtio-disk0"}' \\`, `-blockdev '{"driver":"file","filename":"/srv/vm/pear.qcow2","node-name":"libvirt-1-storage","cache":{"direct":true}}' \\`, '-cpu host,-vmx,hv-vapic=on,avx512f=off \\', '-chardev socket,id=charmonitor,path=/run/m.sock \\', '-chardev pty,id=charchannel0 \\', '-device vfio-pci,host=0000:3b:00.0,id=hostdev0 \\', '-no-such thing \\', '-S',
  ]);
  const told = (word: string): string | undefined => {
    const found = argumentHover(text, runs, text.indexOf(word) + 1);
    return found && `${text.slice(found.span.start, found.span.end)} | ${found.prose.map((block) => ('text' in block ? block.text : 'items' in block ? block.items.join(' ') : '')).join(' | ')}`;
  };

  test.each([
    ['-m size', '-m size=1048576k', 'memory'], ['1048576k', '-m size=1048576k', 'memory'], ['iothread1', '-object', '/domain/iothreads'], ['"qom-type"', '-object', 'id: iothread1'],
    ['virtio-disk0', '-device', "/domain/devices/disk[target/@bus='virtio']"], ['3b:00', '-device vfio-pci', "/domain/devices/hostdev[@type='pci']"], ['-S', '-S |', 'CPUs'],
    ['"cache"', '-blockdev file', 'cache.direct: true – whether it goes past the page cache'], ['-cpu', '-cpu host', '-vmx – the feature is taken away <feature policy="disable" name="vmx">'], ['avx512f', '-cpu host', 'avx512f: off – the feature is taken away'],
    ['hv-vapic', '-cpu host', '<hyperv><vapic>'], ['charmonitor', '-chardev socket', 'by which libvirt talks to this QEMU'], ['charchannel0', '-chardev pty', '/domain/devices/channel'], ['"bus"', '-device virtio-blk-pci', 'bus: pci.3 – what it is plugged into'],
  ])('%s', (word, shown, meant) => {
    expect(told(word)).toContain(shown);
    expect(told(word)).toContain(meant);
  });

  test('which element of an open domain it was made of; of another domain, or for what libvirt adds, none', () => {
    const xml = (name: string): string => `<domain type='kvm'><name>${name}</name><iothreads>1</iothreads><devices><disk type='file'><source file='/srv/vm/pear.qcow2'/><target dev='vda' bus='virtio'/></disk><channel type='pty'><target type='virtio' name='a'/></channel></devices></domain>`;
    const target = (word: string, name = 'pear'): string | undefined => {
      const span = argumentTarget(text, runs, text.indexOf(word) + 1, parseXml(xml(name)));
      return span && xml(name).slice(span.start, span.end).slice(0, 12);
    };
    expect(['pear.qcow2', 'virtio-disk0', 'iothread1', 'charchannel0', 'charmonitor', '-S', 'starting up'].map((word) => target(word))).toEqual(["<source file", '<disk type=\'', '<iothreads>', '<channel typ', undefined, undefined, undefined]);
    expect(target('pear.qcow2', 'plum')).toBeUndefined();
  });

  test('nothing where it knows nothing', () => {
    expect(told('no-such')).toBeUndefined();
    expect(told('LC_ALL')).toBeUndefined();
    expect(told('starting up')).toBeUndefined();
  });
});

test('marks: chatter by whole lines, but not where a run begins; what failed by its words', () => {
  const { text, explanation, runs } = read([
    `${TIME(1)}: starting up libvirt version: 11.3.0, package: 1, qemu version: 10.0.2`, 'LC_ALL=C \\', '/usr/bin/qemu-system-x86_64 \\', '-name guest=pear,debug-threads=on \\', '-machine pc-q35-9.2,usb=off \\', '-no-user-config',
    'char device redirected to /dev/pts/3 (label charserial0)', "2026-03-02T10:12:00.100000Z qemu-system-x86_64: cannot set up guest memory 'pc.ram': Cannot allocate memory",
  ]);
  expect(logMarks(explanation, runs, 100).map(({ kind, span }) => `${kind}: ${text.slice(span.start, span.end)}`)).toEqual(['benign: char device redirected to /dev/pts/3 (label charserial0)', expect.stringMatching(/^fatal: cannot set up guest memory/)]);
});

test('marks: of a line the gravest thing', () => {
  const { explanation } = read(["Mar 14 09:00:00 rack3 libvirtd[8]: 2026-03-14 08:00:00.000+0000: 8: error : virNetSocketReadWire:1782 : End of file while reading data: Input/output error", "2026-03-02T10:12:00.100000Z qemu-system-x86_64: cannot set up guest memory 'pc.ram': Cannot allocate memory"]);
  const [first] = explanation.hits.filter(({ signature: { severity } }) => severity === 'benign');
  const fatal = explanation.hits.find(({ signature: { severity } }) => severity === 'fatal')!;
  const both = { ...explanation, hits: [{ ...first!, line: fatal.line }, fatal] };
  expect(logMarks(both, [], 100).map(({ kind }) => kind)).toEqual(['fatal']);
  expect(logMarks(explanation, [], 100).map(({ kind }) => kind)).toEqual(['benign', 'fatal']);
});

test('links lead to addresses, and to files an editor shows when they are of this machine', () => {
  const text = "see https://example.org/a(b). and '/var/log/some/vm.log', not /srv/a.qcow2 nor foo/bar.xml nor command:x";
  const found = (files: boolean): string[] => logLinks(text, { files }).map(({ span, target }) => `${text.slice(span.start, span.end)} ${target}`);
  expect(found(true)).toEqual(['https://example.org/a https://example.org/a', '/var/log/some/vm.log file:///var/log/some/vm.log']);
  expect(found(false)).toEqual(['https://example.org/a https://example.org/a']);
});

test('a log of very many runs with a failure each is outlined in linear time, the last ones', () => {
  const many = Array.from({ length: 15_000 }, (_, i) => [`${TIME(i % 60)}: starting up libvirt version: 11.3.0`, "qemu-system-x86_64: cannot set up guest memory 'pc.ram': Cannot allocate memory", `${TIME(i % 60)}: shutting down, reason=failed`]).flat();
  const { explanation, runs } = read(many);
  expect(runs).toHaveLength(15_000);
  const before = process.cpuUsage();
  const nodes = logSymbols(explanation, runs);
  expect(process.cpuUsage(before).user / 1000).toBeLessThan(2000);
  expect(nodes).toHaveLength(5000);
  expect(nodes.at(-1)!.children.map(({ name }) => name)).toHaveLength(2);
  expect(logFolds(runs)).toHaveLength(2500);
});

test('a log of another kind has no runs, however hostile', () => {
  for (const hostile of [': starting up'.repeat(20_000), `${TIME(1)}: starting up\n`.repeat(5_000), '/a'.repeat(50_000), `${'\\\n'.repeat(20_000)}`]) {
    const { text, explanation, runs } = read([hostile]);
    expect(logSymbols(explanation, runs).length).toBeLessThanOrEqual(6_000);
    expect(logLinks(text, { files: true }).length).toBeLessThanOrEqual(2_000);
  }
});
