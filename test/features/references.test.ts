import { describe, expect, test } from 'vitest';
import { definitions, highlights, namings, references } from '../../engine/features/references.ts';
import { rename, renameTarget } from '../../engine/features/rename.ts';
import { referenceKinds } from '../../engine/schema/domain/references.ts';
import { domain as domainSpec } from '../../engine/schema/domain/format/domain.ts';
import { recognise } from '../../engine/schema/domain/documents.ts';
import { mentionsIn, thingAt } from '../../engine/schema/mentions.ts';
import { childSpec, specOf } from '../../engine/schema/spec-node.ts';
import type { ElementSpec } from '../../engine/schema/element-spec.ts';
import { validate } from '../../engine/features/validate.ts';
import { parseXml } from '../../engine/xml/parse.ts';
import type { XmlDocument } from '../../engine/xml/tree.ts';
import { corpusFiles, sharedFolder } from '../corpus.ts';
import { randomFrom } from '../schema/mutants.ts';
import { atCursor } from './marked.ts';

/** A text whose `|` is the cursor; `found` puts «…» around what was found. */
const mark = (text: string, spans: readonly { start: number; end: number }[]): string =>
  [...spans].sort((a, b) => b.start - a.start).reduce((t, s) => `${t.slice(0, s.start)}«${t.slice(s.start, s.end)}»${t.slice(s.end)}`, text);

const formatFindings = (document: XmlDocument): number => (recognise(document)?.domains ?? []).flatMap((domain) => validate(document, domain)).length;

const all = (marked: string): string => {
  const { text, offset } = atCursor(marked);
  return mark(text, references(parseXml(text), offset, { declarations: true }));
};
const made = (marked: string): string => {
  const { text, offset } = atCursor(marked);
  return mark(text, definitions(parseXml(text), offset));
};
const renamed = (marked: string, to: string): string => {
  const { text, offset } = atCursor(marked);
  const answer = rename(parseXml(text), offset, to);
  if (!answer) return 'nothing';
  if ('refusal' in answer) return `refused: ${answer.refusal}`;
  return [...answer.edits].sort((a, b) => b.span.start - a.span.start).reduce((t, e) => t.slice(0, e.span.start) + e.newText + t.slice(e.span.end), text);
};
const dom = (body: string): string => `<domain type='kvm'>${body}</domain>`;
const dev = (body: string): string => dom(`<devices>${body}</devices>`);

describe('controllers', () => {
  const scsi = (cursor: string): string => dev(`<controller type='scsi' index='1'/><controller type='virtio-serial' index='1'/><disk><target dev='sda' bus='scsi'/><address type='drive' controller='${cursor}' bus='0' target='0' unit='0'/></disk><channel><address type='virtio-serial' controller='1' bus='0' port='1'/></channel>`);

  test('are told apart by type', () => {
    expect(all(scsi('|1'))).toBe(scsi('«1»').replace("'scsi' index='1'", "'scsi' index='«1»'"));
    expect(made(scsi('1|'))).toBe(scsi('1').replace("'scsi' index='1'", "'scsi' index='«1»'"));
  });

  test('of PCI and USB are named as buses, in either notation', () => {
    const pci = dev("<controller type='pci' index='0' model='pcie-root'/><controller type='pci' index='|3' model='pcie-root-port'><address type='pci' bus='0x00' slot='0x03'/></controller><disk><address type='pci' bus='0x03' slot='0x00'/></disk><interface type='hostdev'><source><address type='pci' bus='0x03' slot='0x00'/></source></interface>");
    expect(all(pci)).toBe(pci.replace("index='|3'", "index='«3»'").replace("<disk><address type='pci' bus='0x03'", "<disk><address type='pci' bus='«0x03»'"));
    expect(renamed(pci, '12')).toBe(pci.replace("index='|3'", "index='12'").replace("<disk><address type='pci' bus='0x03'", "<disk><address type='pci' bus='0x0c'"));
    expect(renamed(pci, '0x0c')).toBe(renamed(pci, '12'));
    expect(renamed(pci, '256')).toMatch(/^refused: .*255/);
    expect(renamed(pci, '0')).toMatch(/^refused: The text names pci controller 0 already/);
    expect(renamed(pci.replace('|3', '3').replace("index='0'", "index='|0'"), '7')).toMatch(/^refused: .*root/);
    expect(all(dev("<controller type='usb' index='2'/><input type='tablet' bus='usb'><address type='usb' bus='|2' port='1'/></input>"))).toContain("index='«2»'");
  });

  test('refuse an index that puts a bridge below its own bus', () => {
    const bridges = dev("<controller type='pci' index='|5' model='dmi-to-pci-bridge'/><controller type='pci' index='6' model='pci-bridge'><address type='pci' bus='0x05'/></controller>");
    expect(renamed(bridges, '9')).toMatch(/^refused: .*pci-bridge of index 6 would lie on bus 9/);
    expect(renamed(bridges, '4')).toContain("bus='0x04'");
  });
});

test('controllers keep their index while another one gets its own from libvirt', () => {
  expect(renamed(dev("<controller type='scsi' index='|1'/><controller type='scsi'/>"), '4')).toMatch(/^refused: A scsi controller has no index/);
  expect(renamed(dev("<controller type='scsi' index='|1'/><controller type='sata'/>"), '4')).toContain("index='4'");
});

describe('I/O threads', () => {
  const threads = (ids: string, cursor: string): string => dom(`<iothreads>2</iothreads>${ids}<cputune><iothreadpin iothread='2' cpuset='2'/><iothreadsched iothreads='1-2' scheduler='fifo'/></cputune><devices><disk><driver iothread='${cursor}'/></disk><controller type='scsi'><driver><iothreads><iothread id='2'/></iothreads></driver></controller></devices>`);
  const ids = "<iothreadids><iothread id='1'/><iothread id='2'/></iothreadids>";

  test('are named by devices, pins and schedulers', () => {
    expect(all(threads(ids, '|2'))).toBe(threads(ids, '«2»').replace("<iothread id='2'/></iothreadids>", "<iothread id='«2»'/></iothreadids>").replace("pin iothread='2'", "pin iothread='«2»'").replace("'1-2'", "'«1-2»'").replace("<iothread id='2'/></iothreads>", "<iothread id='«2»'/></iothreads>"));
    expect(made(threads('', '|2'))).toContain('<iothreads>«2»</iothreads>');
  });

  test('are renamed where all have ids, in sets as well', () => {
    const after = renamed(threads(ids, '|2'), '7');
    expect(after).toBe(threads(ids, '7').replace("<iothread id='2'/></iothreadids>", "<iothread id='7'/></iothreadids>").replace("pin iothread='2'", "pin iothread='7'").replace("'1-2'", "'1,7'").replace("<iothread id='2'/></iothreads>", "<iothread id='7'/></iothreads>"));
    expect(renamed(threads(ids, '|2'), '1')).toMatch(/^refused: The text names I\/O thread 1 already/);
    expect(renamed(threads(ids, '|2'), '0')).toMatch(/^refused: .*from 1/);
    expect(renamed(threads(ids, '|2'), 'x')).toBe('refused: "x" is not a number.');
    expect(renamed(threads('', '|2'), '7')).toMatch(/^refused: .*<iothreadids>/);
  });
});

describe('vCPUs and NUMA cells', () => {
  const body = (pin: string, sched: string): string => dom(`<vcpu>8</vcpu><cputune><vcpupin vcpu='${pin}' cpuset='4'/><vcpusched vcpus='${sched}' scheduler='rr'/><cachetune vcpus='0-3,^2'/></cputune>`);

  test('a vCPU is found in sets, unless it is taken out of them', () => {
    expect(all(body('|2', '0-3'))).toBe(body('«2»', '«0-3»').replace('<vcpu>8', '<vcpu>«8»'));
    expect(all(body('|3', '0-2'))).toContain("cachetune vcpus='«0-3»,^2'");
    expect(all(body('1', '|0-3'))).toContain("vcpus='«0-3»' scheduler");
    const { text, offset } = atCursor(body('1', '0|-3'));
    expect(renameTarget(parseXml(text), offset)).toMatchObject({ name: '0' });
    expect(renamed(body('1', '0-3').replace("'kvm'>", "'kvm'>|"), '4')).toBe('nothing');
  });

  test('a vCPU is renamed in sets exactly, or not at all', () => {
    expect(renamed(body('|2', '0-3'), '5')).toBe(body('5', '0-1,3,5'));
    expect(renamed(body('|2', '0-3'), '3')).toMatch(/^refused: .*vCPU 3 already/);
    expect(renamed(body('|2', '0-3'), '8')).toMatch(/^refused: The domain has 8 vCPUs, numbers 0 to 7/);
    expect(renamed(body('|2', '0-2-3'), '5')).toBe(body('5', '0-2-3'));
    expect(renamed(body('|2', '2,x'), '5')).toMatch(/^refused: The set "2,x" cannot be read/);
  });

  test('cells are named by memory, tuning, distances and interconnects', () => {
    const numa = dom("<memoryBacking><hugepages><page size='2' nodeset='0-1'/></hugepages></memoryBacking><numatune><memory nodeset='0-1'/><memnode cellid='1' nodeset='0'/></numatune><cpu><numa><cell id='0'><distances><sibling id='1' value='21'/></distances></cell><cell id='1'/><interconnects><latency initiator='1' target='0' value='5'/></interconnects></numa></cpu><devices><memory model='dimm'><target><node>|1</node></target></memory></devices>");
    const found = all(numa);
    for (const part of ["page size='2' nodeset='«0-1»'", "memnode cellid='«1»' nodeset='0'", "sibling id='«1»'", "<cell id='«1»'/>", "initiator='«1»' target='0'", '<node>«1»</node>', "<memory nodeset='0-1'/>"]) expect(found).toContain(part);
    expect(renamed(numa, '0')).toMatch(/^refused: .*NUMA cell 0 already/);
    expect(renamed(numa, '2')).toMatch(/^refused: .*without a gap/);
    expect(made(dom("<numatune><memnode cellid='|1' nodeset='0'/></numatune><cpu><numa><cell/><cell cpus='1'/></numa></cpu>"))).toContain("<cell/>«<cell cpus='1'/>»");
  });
});

describe('names', () => {
  test('aliases go with what overrides them, and nowhere a person did not look', () => {
    const xml = (arg: string): string => `<domain type='kvm' xmlns:qemu='http://libvirt.org/schemas/domain/qemu/1.0'><devices><interface><alias name='ua-a'/></interface><interface><teaming type='transient' persistent='|ua-a'/></interface></devices><qemu:commandline><qemu:arg value='${arg}'/></qemu:commandline><qemu:override><qemu:device alias='ua-a'/></qemu:override></domain>`;
    expect(renamed(xml('device.ua-ab.x=1'), 'ua-b')).toBe(xml('device.ua-ab.x=1').replace("'|ua-a'", "'ua-b'").replaceAll("'ua-a'", "'ua-b'"));
    expect(renamed(xml('device.ua-a.x=1'), 'ua-b')).toMatch(/^refused: .*qemu:arg/);
    expect(renamed(xml('y'), 'net0')).toMatch(/^refused: .*ua-/);
  });

  test('secrets are the same in any spelling of their UUID', () => {
    const disk = (uuid: string): string => `<disk type='network'><auth username='u'><secret type='ceph' uuid='${uuid}'/></auth><source><encryption format='luks'><secret type='passphrase' uuid='11111111-2222-3333-4444-5555AAAAAAAA'/></encryption></source></disk>`;
    expect(all(dev(disk('|111111112222333344445555aaaaaaaa')))).toBe(dev(disk('«111111112222333344445555aaaaaaaa»').replace('11111111-2222-3333-4444-5555AAAAAAAA', '«11111111-2222-3333-4444-5555AAAAAAAA»')));
    expect(renamed(dev(disk('|111111112222333344445555aaaaaaaa')), 'no')).toBe('refused: "no" is not a UUID.');
  });

  test('of things outside may be exchanged for another', () => {
    const nics = dev("<interface type='network'><source network='|old'/></interface><interface type='network'><source network=\"old\"/></interface><interface type='network'><source network='new'/></interface>");
    expect(renamed(nics, 'new')).toBe(nics.replace("'|old'", "'new'").replace('"old"', '"new"'));
    expect(renamed(nics, `a'"<&`)).toBe(nics.replace("'|old'", `'a&apos;"&lt;&amp;'`).replace('"old"', `"a'&quot;&lt;&amp;"`));
    expect(renamed(nics, '')).toMatch(/^refused/);
    expect(renamed(nics, 'a\u202eb')).toMatch(/^refused/);
  });

  test('that are given from outside cannot be renamed', () => {
    expect(renamed(dom("<os><type machine='|q35'>hvm</type></os>"), 'pc')).toMatch(/^refused: The name of machine type q35 is given/);
  });

  test('of disks lead from a snapshot into its domain', () => {
    const snapshot = "<domainsnapshot><disks><disk name='|vda'/></disks><domain type='kvm'><devices><disk><target dev='vda'/></disk></devices></domain><inactiveDomain type='kvm'><devices><disk><target dev='vda'/></disk></devices></inactiveDomain></domainsnapshot>";
    expect(renamed(snapshot, 'vdb')).toBe(snapshot.replace('|', '').replaceAll('vda', 'vdb'));
    expect(renamed(snapshot, 'root')).toMatch(/^refused: .*vda, sdb/);
  });

  test('of elements change in both tags', () => {
    expect(renamed(dev('<di|sk><source/></disk>'), 'disc')).toBe(dev('<disc><source/></disc>'));
    expect(renamed(dev('<disk><source/></d|isk>'), 'a b')).toMatch(/^refused/);
  });

  test('in texts with comments are left to a person', () => {
    expect(renamed(dev("<disk><iotune><group_name>a<!-- b --></group_name></iotune></disk><disk><iotune><group_name>|a</group_name></iotune></disk>"), 'c')).toMatch(/^refused: .*comment/);
    expect(renamed(dev('<disk><iotune><group_name> |a </group_name></iotune></disk>'), 'c>')).toBe(dev('<disk><iotune><group_name> c&gt; </group_name></iotune></disk>'));
  });

  test('in metadata and foreign files are nobody’s business', () => {
    expect(all(dom("<metadata><devices><controller type='scsi' index='|1'/></devices></metadata>"))).not.toContain('«');
    expect(all("<network><devices><controller type='scsi' index='|1'/></devices></network>")).not.toContain('«');
  });
});

test('sets of many numbers cost no more than their text', () => {
  const sched = (set: string): string => `<vcpusched vcpus='${set}' scheduler='rr'/>`;
  const text = dom(`<vcpu>16000</vcpu><cputune>${Array.from({ length: 5000 }, (_, i) => sched(`0,${i + 2}-15999`)).join('')}</cputune>`);
  const began = process.cpuUsage();
  const at = text.indexOf("'0,") + 1;
  expect(references(parseXml(text), at, { declarations: false })).toHaveLength(5000);
  expect(rename(parseXml(text), at, '1')).toEqual({ refusal: expect.stringContaining('too many') });
  const { user, system } = process.cpuUsage(began);
  expect((user + system) / 1000).toBeLessThan(5000);
});

test('a tag’s name is highlighted with its other half', () => {
  const { text, offset } = atCursor(dev('<di|sk></disk>'));
  expect(mark(text, highlights(parseXml(text), offset).map((h) => h.span))).toBe(dev('<«disk»></«disk»>'));
});

test('where a thing is made is a highlight of its own kind', () => {
  const { text, offset } = atCursor(dom("<iothreadids><iothread id='1'/></iothreadids><devices><disk><driver iothread='|1'/></disk></devices>"));
  expect(highlights(parseXml(text), offset).map((h) => h.defines)).toEqual([true, false]);
});

test('every place of the table is one that the format knows', () => {
  const step = (specs: ElementSpec[], name: string): ElementSpec[] => {
    if (name === '**') return [...new Set([...specs, ...specs.flatMap((s) => below(s, 4))])];
    return specs.flatMap((s) => (name === '*' ? Object.values(s.children ?? {}).map(specOf) : childSpec(s, name) ? [specOf(childSpec(s, name)!)] : []));
  };
  const below = (spec: ElementSpec, depth: number): ElementSpec[] => (depth === 0 ? [] : Object.values(spec.children ?? {}).map(specOf).flatMap((s) => [s, ...below(s, depth - 1)]));
  const unknown = referenceKinds.flatMap((kind) => kind.mentions).filter(({ place }) => !place.startsWith('/')).filter(({ place }) => {
    const names = place.split('/');
    const part = names.pop()!;
    const specs = names.reduce(step, [domainSpec]);
    return !specs.some((s) => (part === 'text()' ? s.text !== undefined : Object.hasOwn(s.attributes ?? {}, part.slice(1))));
  });
  expect(unknown.map((m) => m.place)).toEqual([]);
});

describe.skipIf(!sharedFolder)('on the valid corpus', () => {
  const files = corpusFiles('valid').map(({ path, text }) => ({ path, text, document: parseXml(text) }));

  test('all places of a thing agree, from whichever of them one asks', () => {
    let asked = 0;
    for (const { path, text, document } of files) {
      const mentions = mentionsIn(document).slice(0, 40);
      for (const mention of mentions) {
        const thing = thingAt(mention, mention.span.start, text);
        if (!thing) continue;
        asked++;
        const places = namings(document, thing);
        if (!places.some((p) => p.span.start === mention.span.start)) throw new Error(`${path}: ${mention.written} is not among its own places`);
      }
    }
    expect(asked).toBeGreaterThan(10_000);
  });

  test('a rename and the rename back leave the text as it was, and only names changed between', () => {
    const random = randomFrom(3);
    let done = 0;
    const refusals = new Set<string>();
    for (const { path, text, document } of files) {
      const mentions = mentionsIn(document).filter((m) => m.kind.renames && m.spec.form !== 'numbers');
      for (let i = 0; i < 4 && mentions.length > 0; i++) {
        const mention = mentions[random(mentions.length)]!;
        const thing = thingAt(mention, mention.span.start, text);
        if (!thing) continue;
        const to = { name: mention.kind.id === 'alias' ? 'ua-zz' : mention.kind.id === 'disk-target' ? 'vdzz' : 'zz', number: '91', numbers: '91', uuid: '99999999-0000-4000-8000-000000000009' }[mention.spec.form];
        const there = rename(document, mention.span.start, to);
        if (!there || 'refusal' in there) { refusals.add(mention.kind.id); continue; }
        const changed = [...there.edits].sort((a, b) => b.span.start - a.span.start).reduce((t, e) => t.slice(0, e.span.start) + e.newText + t.slice(e.span.end), text);
        const after = parseXml(changed);
        if (after.problems.length > document.problems.length || namings(after, { ...thing, key: thing.kind.mentions.length > 0 ? (mention.spec.form === 'uuid' ? to.replaceAll('-', '') : to) : '' }).length !== there.edits.length) throw new Error(`${path}: ${mention.kind.id} ${thing.key}`);
        if (formatFindings(after) > formatFindings(document)) throw new Error(`${path}: ${mention.kind.id} ${thing.key} → ${to} is no longer of the format`);
        if (mention.kind.id === 'alias' && !thing.key.startsWith('ua-')) continue;
        const first = there.edits.reduce((a, b) => (a.span.start < b.span.start ? a : b));
        const back = rename(after, first.span.start, mention.written);
        if (!back || 'refusal' in back) throw new Error(`${path}: ${mention.kind.id} ${thing.key} does not come back: ${back?.refusal}`);
        const restored = [...back.edits].sort((a, b) => b.span.start - a.span.start).reduce((t, e) => t.slice(0, e.span.start) + e.newText + t.slice(e.span.end), changed);
        if (restored.replace(/\s+/g, ' ') !== text.replace(/\s+/g, ' ')) {
          const isSpelling = namings(document, thing).some((n) => n.mention.spec.form === 'numbers' || n.mention.written !== mention.written);
          if (!isSpelling) throw new Error(`${path}: ${mention.kind.id} ${thing.key} came back otherwise`);
        }
        done++;
      }
    }
    expect(done).toBeGreaterThan(1500);
    expect([...refusals].sort()).toEqual(expect.arrayContaining(['numa-cell']));
  });
});
