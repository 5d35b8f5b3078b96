import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { HostFacts } from '../../engine/facts/host-facts.ts';
import { validate } from '../../engine/features/validate.ts';
import { parseXml } from '../../engine/xml/parse.ts';
import { corpusFiles, sharedFolder } from '../corpus.ts';
import { hasJing, hasXmllint, schemaVerdicts } from '../schema/rng.ts';
import { apply, atCursor, completionsAt, labels } from './marked.ts';
import { removals } from './removals.ts';

const inDevices = (inside: string): string => `<domain type='kvm'>
  <name>vm</name>
  <vcpu>4</vcpu>
  <iothreads>2</iothreads>
  <os><type>hvm</type></os>
  <devices>
    ${inside}
  </devices>
</domain>`;

describe('elements', () => {
  it('offers what is legal, singletons that are there left out', () => {
    const found = labels(inDevices("<disk type='file'><target dev='vda'/><|</disk>"));
    expect(found).toContain('source');
    expect(found).not.toContain('target');
    expect(found).not.toContain('interface');
  });
  it('works on a lone <, on a half name and in an element that is never closed', () => {
    expect(labels(inDevices('<|'))).toContain('interface');
    expect(labels(inDevices('<inter|'))).toContain('interface');
    expect(labels("<domain type='kvm'>\n  <devices>\n    <disk type='file'>\n      <|")).toContain('source');
  });
  it('follows the deciding value', () => {
    expect(labels(inDevices("<launchSecurity/><graphics type='spice'><|</graphics>"))).toContain('streaming');
    expect(labels(inDevices("<graphics type='vnc'><|</graphics>"))).not.toContain('streaming');
  });
  it('fills in what is required', () => {
    const { text } = atCursor(inDevices('<|'));
    const chosen = completionsAt(inDevices('<|')).find((c) => c.label === 'disk')!;
    expect(chosen.snippet).toBe(true);
    const document = parseXml(apply(text, chosen));
    expect(document.problems).toEqual([]);
    expect(validate(document, document.root!)).toEqual([]);
  });
  it('every element filled in is well-formed and legal', () => {
    for (const marked of [inDevices('<|'), "<domain type='kvm'><name>vm</name><os><type>hvm</type></os><|</domain>"]) {
      const { text } = atCursor(marked);
      for (const c of completionsAt(marked)) {
        const document = parseXml(apply(text, c));
        expect([c.label, document.problems, validate(document, document.root!).map((f) => f.message)]).toEqual([c.label, [], []]);
      }
    }
  });
  it('replaces only the name in a tag that is complete', () => {
    const { text } = atCursor(inDevices("<dis|k type='file'><target dev='vda'/></disk>"));
    const chosen = completionsAt(inDevices("<dis|k type='file'><target dev='vda'/></disk>")).find((c) => c.label === 'disk')!;
    expect(apply(text, chosen)).toBe(text);
  });
  it('offers the closing tag', () => {
    expect(labels(inDevices("<disk type='file'></|"))).toEqual(['/disk']);
    expect(labels('<domain><devices></|')).toEqual(['/devices']);
  });
  it('is silent in comments, and without a domain', () => {
    expect(labels(inDevices('<!-- <| -->'))).toEqual([]);
    expect(labels('<project><|</project>')).toEqual([]);
  });
});

describe('attributes', () => {
  it('offers those that are legal and not there', () => {
    const found = labels(inDevices("<disk type='block'><source |/><target dev='vda'/></disk>"));
    expect(found).toContain('dev');
    expect(found).not.toContain('file');
    expect(labels(inDevices("<disk type='file' |></disk>"))).not.toContain('type');
  });
  it('works while the tag is open', () => expect(labels(inDevices("<interface |"))).toContain('type'));
  it('offers no value and no attribute that contradicts what stands there', () => {
    expect(completionsAt(inDevices("<disk |><source dev='/dev/sdb'/></disk>")).find((c) => c.label === 'type')!.edit.newText).toMatch(/\|block[,|]/);
    expect(labels("<domain type='kvm'><os><nvram |>/vm_VARS.fd</nvram></os></domain>")).not.toContain('type');
  });
  it('puts values that go with the rest first', () => {
    const found = completionsAt(inDevices("<disk type='|'><source dev='/dev/sdb'/></disk>")).sort((a, b) => a.sortText!.localeCompare(b.sortText!));
    expect(found[0]!.label).toBe('block');
    expect(found.map((c) => c.label)).toContain('file');
  });
  it('adds what cannot be without each other', () => {
    expect(completionsAt("<domain type='lxc'><os><type>exe</type><|</os></domain>").find((c) => c.label === 'inituser')!.edit.newText).toMatch(/<inituser>.*\n<initgroup>/);
  });
  it('puts required ones first', () => {
    const found = completionsAt(inDevices('<controller |/>')).sort((a, b) => a.sortText!.localeCompare(b.sortText!));
    expect(found[0]!.label).toBe('type');
  });
  it('keeps a value that is there', () => {
    const { text } = atCursor(inDevices("<disk ty|='file'/>"));
    expect(apply(text, completionsAt(inDevices("<disk ty|='file'/>")).find((c) => c.label === 'type')!)).toBe(text.replace('ty=', 'type='));
  });
});

describe('values', () => {
  it('offers words with their meaning', () => {
    const found = completionsAt(inDevices("<disk><target dev='vda' bus='|'/></disk>"));
    expect(found.map((c) => c.label)).toContain('virtio');
    expect(found.every((c) => c.documentation.length > 0)).toBe(true);
  });
  it('works without closing quote and without quotes', () => {
    expect(labels(inDevices("<disk type='|"))).toContain('block');
    expect(labels(inDevices('<disk type=|'))).toContain('block');
  });
  it('follows the deciding value', () => {
    const found = labels(inDevices("<controller type='scsi' model='|'/>"));
    expect(found).toContain('virtio-scsi');
    expect(found).not.toContain('qemu-xhci');
  });
  it('offers texts', () => expect(labels("<domain type='kvm'><on_crash>|</on_crash></domain>")).toContain('restart'));
  it('offers what the document has', () => {
    expect(labels(inDevices("<disk><driver iothread='|'/></disk>"))).toEqual(['1', '2']);
    expect(labels(inDevices("<controller type='scsi' index='3'/><disk><address type='drive' controller='|'/></disk>"))).toEqual(['3']);
  });
  it('offers what the host has', () => {
    const host = { networks: [{ name: 'lab', active: true }], interfaces: [{ name: 'br7', bridge: true }, { name: 'eno1', bridge: false }], pools: [{ name: 'fast', active: true }] };
    expect(labels(inDevices("<interface type='network'><source network='|'/></interface>"), host)).toEqual(['lab']);
    expect(labels(inDevices("<interface type='bridge'><source bridge='|'/></interface>"), host)).toEqual(['br7']);
    expect(labels(inDevices("<disk type='volume'><source pool='|'/></disk>"), host)).toEqual(['fast']);
  });
  it('offers the host\'s volumes, paths, CPUs and port groups', () => {
    const host: HostFacts = {
      pools: [{ name: 'fast', active: true, type: 'dir' }, { name: 'vg', active: true, type: 'logical' }],
      volumes: [{ pool: 'fast', name: 'a.qcow2', path: '/srv/a.qcow2' }, { pool: 'vg', name: 'lv0', path: '/dev/vg/lv0' }],
      numaCells: [{ id: 0, cpus: [0, 1, 2, 3] }], networks: [{ name: 'lab', active: true, portgroups: ['slow'] }],
    };
    expect(labels(inDevices("<disk type='volume'><source pool='fast' volume='|'/></disk>"), host)).toEqual(['a.qcow2']);
    expect(labels(inDevices("<disk type='file'><source file='|'/></disk>"), host)).toEqual(['/srv/a.qcow2']);
    expect(labels(inDevices("<disk type='block'><source dev='|'/></disk>"), host)).toEqual(['/dev/vg/lv0']);
    expect(labels("<domain type='kvm'><vcpu cpuset='|'>2</vcpu></domain>", host)).toEqual(['0-3']);
    expect(labels(inDevices("<interface type='network'><source network='lab' portgroup='|'/></interface>"), host)).toEqual(['slow']);
  });
  it('offers the host\'s devices, part by part', () => {
    const host: HostFacts = { hostDevices: {
      pci: [
        { address: '0000:00:1c.0', vendor: '0x8086', device: '0x9d10', class: '0x060400' },
        { address: '0000:3b:00.0', vendor: '0x15b3', device: '0x1017', class: '0x020000', driver: 'mlx5_core', iommuGroup: 27 },
        { address: '0000:3b:00.1', vendor: '0x15b3', device: '0x1017', class: '0x020000', driver: 'vfio-pci', iommuGroup: 28 },
        { address: '0000:af:00.0', vendor: '0x10de', device: '0x2235', class: '0x030200' },
      ],
      usb: [{ bus: 1, device: 4, vendor: '0x0951', product: '0x1666', name: '<b>DataTraveler</b>' }, { bus: 1, device: 7, vendor: '0x046d', product: '0xc31c' }],
      mediated: [{ uuid: '4b20d080-1b54-4048-85b3-a6a62d165c01', type: 'i915-GVTg_V5_4' }],
    } };
    const pci = (address: string): string => inDevices(`<hostdev mode='subsystem' type='pci'><source><address ${address}/></source></hostdev>`);
    expect(labels(pci("domain='0x0000' bus='|'"), host)).toEqual(['0x3b', '0xaf']);
    expect(labels(pci("domain='0' bus='0x3B' slot='0' function='|'"), host)).toEqual(['0x0', '0x1']);
    expect(JSON.stringify(completionsAt(pci("bus='0x3b' function='|'"), host)[1]!.documentation)).toContain('0000:3b:00.1: network card 15b3:1017, driver vfio-pci, IOMMU group 28');
    expect(labels(inDevices("<interface type='hostdev'><source><address type='pci' bus='|'/></source></interface>"), host)).toEqual(['0x3b']);
    const usb = (source: string): string => inDevices(`<hostdev mode='subsystem' type='usb'><source>${source}</source></hostdev>`);
    expect(labels(usb("<vendor id='0x46D'/><product id='|'/>"), host)).toEqual(['0xc31c']);
    expect(labels(usb("<vendor id='|'/>"), host)).toEqual(['0x0951', '0x046d']);
    expect(labels(usb("<address bus='1' device='|'/>"), host)).toEqual(['4', '7']);
    expect(labels(inDevices("<hostdev mode='subsystem' type='mdev' model='vfio-pci'><source><address uuid='|'/></source></hostdev>"), host)).toEqual(['4b20d080-1b54-4048-85b3-a6a62d165c01']);
  });
  it('offers the host\'s filters, secrets and firmware files', () => {
    const host: HostFacts = {
      nwfilters: [{ name: 'clean-traffic' }], secrets: [{ uuid: '0a81f5b2-8403-7b23-c8d6-21ccc2f80d6f', usageType: 'ceph', usage: 'client.vms' }, { uuid: '11111111-8403-7b23-c8d6-21ccc2f80d6f', usageType: 'vtpm', usage: 'vm1' }],
      firmware: [{ path: '/d/60.json', interfaces: ['uefi'], device: 'flash', mode: 'split', executable: { path: '/fw/code.fd', exists: true }, nvramTemplate: { path: '/fw/vars.fd', exists: true }, targets: [{ architecture: 'x86_64', machines: ['pc-q35-*'] }], features: ['secure-boot'] }],
    };
    expect(labels(inDevices("<interface type='bridge'><filterref filter='|'/></interface>"), host)).toEqual(['clean-traffic']);
    expect(labels(inDevices("<disk type='network'><auth username='u'><secret type='ceph' uuid='|'/></auth></disk>"), host)).toEqual(['0a81f5b2-8403-7b23-c8d6-21ccc2f80d6f']);
    expect(labels(inDevices("<disk type='network'><auth username='u'><secret type='ceph' usage='|'/></auth></disk>"), host)).toEqual(['client.vms']);
    const os = (inside: string): string => `<domain type='kvm'><os><type arch='x86_64' machine='q35'>hvm</type>${inside}</os></domain>`;
    expect(labels(os("<loader type='pflash'>|</loader>"), host)).toContain('/fw/code.fd');
    expect(labels(os("<nvram template='|'/>"), host)).toEqual(['/fw/vars.fd']);
  });
  it('escapes hostile names', () => {
    const host = { networks: [{ name: `a'<&`, active: true }] };
    const marked = inDevices("<interface type='network'><source network='|'/></interface>");
    expect(parseXml(apply(atCursor(marked).text, completionsAt(marked, host)[0]!)).problems).toEqual([]);
  });
});

describe('any cursor in any text', () => {
  it('never throws', () => {
    const text = inDevices("<disk type='file'><source file='/a'/><target dev='vda'/></disk><interface type='");
    for (let i = 0; i <= text.length; i++) {
      expect(() => completionsAt(`${text.slice(0, i)}|${text.slice(i)}`)).not.toThrow();
      expect(() => completionsAt(`${text.slice(0, i)}|`)).not.toThrow();
    }
  });
});

const schema = sharedFolder && join(sharedFolder, 'libvirt-schemas/12.8.0/domain.rng');
const count = Number(process.env['REMOVALS'] ?? (process.env['CI'] === 'true' ? 2000 : 300));
describe.skipIf(!schema || !existsSync(schema) || !hasXmllint())(`what is taken away is offered, ${count} removals (skipped without the shared corpus)`, { timeout: 120_000 }, () => {
  const files = schema ? corpusFiles('valid').map(({ path, text }) => ({ file: path, text })).filter(({ text }) => parseXml(text).root?.name === 'domain') : [];
  const found = files.length > 0 ? removals(files, count, Number(process.env['SEED'] ?? 1)) : [];

  it('offers it', () => {
    const missed = found.filter((r) => !r.offered).map((r) => `${r.kind} ${r.removed} ${r.file}`);
    expect(missed.length / found.length, missed.join('\n')).toBeLessThan(0.01);
  });
  it('offers nothing that the schema refuses', () => {
    const changes = found.filter((r) => r.inserted !== undefined && parseXml(r.without).root !== undefined);
    // Where the removed thing was required, nothing else makes the text whole again.
    const bases = schemaVerdicts(schema!, changes.map((r) => r.without));
    const judged = changes.filter((_, i) => bases[i]);
    const verdicts = schemaVerdicts(schema!, judged.map((r) => r.inserted!));
    const doubtful = judged.filter((r, i) => !verdicts[i] && (hasJing() || !isTopLevel(r.without, r.inserted!)));
    const anew = doubtful.filter((r) => r.anew !== undefined);
    const anewVerdicts = schemaVerdicts(schema!, anew.map((r) => r.anew!));
    const saved = new Set(anew.filter((_, i) => anewVerdicts[i]));
    const refused = doubtful.filter((r) => !saved.has(r)).map((r) => `${r.kind} ${r.removed} → ${r.choice} ${r.file}`);
    console.log(`completion: ${found.length} places; ${judged.length} insertions judged by ${hasJing() ? 'jing' : 'xmllint'}: ${judged.length - doubtful.length} accepted as they stand, ${saved.size} values once the element holds what they ask for, ${refused.length} refused`);
    expect(judged.length).toBeGreaterThan(count * 0.7);
    expect(refused.length / judged.length, refused.join('\n')).toBeLessThan(0.01);
  });
  it('tells what a value that does not go with the rest leads to', () => {
    const silent = found.filter((r) => r.kind === 'value' && r.inserted !== undefined);
    const verdicts = schemaVerdicts(schema!, silent.map((r) => r.inserted!));
    const unseen = silent.filter((r, i) => !verdicts[i] && findingsOf(r.inserted!) === 0).map((r) => `${r.removed} → ${r.choice} ${r.file}`);
    expect(unseen.length / silent.length, unseen.join('\n')).toBeLessThan(0.01);
  });
});

const findingsOf = (text: string): number => {
  const document = parseXml(text);
  return validate(document, document.root!).length;
};

const firstDifference = (a: string, b: string): number => {
  let i = 0;
  while (i < a.length && a[i] === b[i]) i++;
  return i;
};

/** xmllint, unlike jing, refuses some orders of the children of <domain>. */
function isTopLevel(before: string, after: string): boolean {
  const at = firstDifference(before, after);
  const document = parseXml(after);
  return document.root!.children.some((c) => c.kind === 'element' && c.span.start <= at && at <= c.startTag.end);
}
