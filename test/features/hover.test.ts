import { describe, expect, it } from 'vitest';
import { hoverXml } from '../../engine/features/hover.ts';
import { symbols, type SymbolNode } from '../../engine/features/symbols.ts';
import type { HostFacts } from '../../engine/facts/host-facts.ts';
import { parseXml } from '../../engine/xml/parse.ts';
import { atCursor } from './marked.ts';

const hover = (marked: string, host?: HostFacts) => {
  const { text, offset } = atCursor(marked);
  const found = hoverXml(parseXml(text), offset, host ? { host } : {});
  const words = found?.prose.map((b) => (b.kind === 'list' ? b.items.join('\n') : b.kind === 'link' ? `${b.text} ${b.url}` : b.text)).join('\n') ?? '';
  return { words, span: found && text.slice(found.span.start, found.span.end) };
};

const domainOf = (inside: string): string => `<domain type='kvm'><name>vm</name><os><type>hvm</type></os>${inside}</domain>`;

describe('hover', () => {
  it('spells sizes out', () => {
    expect(hover(domainOf('<memory>41943|04</memory>')).words).toContain('4194304 KiB = 4 GiB');
    expect(hover(domainOf("<mem|ory unit='MB'>1000</memory>")).words).toContain('1000 MB = 953.67 MiB');
    expect(hover(domainOf("<cpu><numa><cell memory='10|24' unit='MiB'/></numa></cpu>")).words).toContain('1024 MiB = 1 GiB');
  });
  it('expands sets of CPUs', () => expect(hover(domainOf("<vcpu cpuset='0-3|,^2,8'>4</vcpu>")).words).toContain('0-1,3,8 = 4 numbers: 0, 1, 3, 8'));
  it('writes PCI addresses as lspci does', () => {
    expect(hover(domainOf("<devices><sound><addr|ess type='pci' domain='0x0000' bus='0x0a' slot='0x1f' function='0x2'/></sound></devices>")).words).toContain('0000:0a:1f.2');
  });
  it('explains an element with version and manual', () => {
    const { words, span } = hover(domainOf('<devices><interf|ace type="user"/></devices>'));
    expect(span).toBe('interface');
    expect(words).toContain('https://libvirt.org/formatdomain.html#network-interfaces');
    expect(words).toContain('network interface of the guest');
  });
  it('explains an attribute with default and values', () => {
    const { words, span } = hover(domainOf("<devices><disk dev|ice='disk'/></devices>"));
    expect(span).toBe('device');
    expect(words).toContain('Default: disk.');
    expect(words).toContain('cdrom – ');
  });
  it('explains a value', () => {
    const { words, span } = hover(domainOf("<devices><disk><driver cache='no|ne'/></disk></devices>"));
    expect(span).toBe('none');
    expect(words).toContain('O_DIRECT');
  });
  it('tells the deciding value apart', () => {
    expect(hover(domainOf("<devices><controller type='pci' mo|del='pcie-root-port'/></devices>")).words).toContain('pcie-root-port – ');
    expect(hover(domainOf("<devices><controller type='pci' mo|del='pcie-root-port'/></devices>")).words).not.toContain('virtio-scsi – ');
  });
  it('works on end tags and on what the host knows', () => {
    expect(hover(domainOf('<devices></dev|ices>')).span).toBe('devices');
    expect(hover(domainOf("<devices><interface type='network'><source network='la|b'/></interface></devices>"), { networks: [{ name: 'lab', active: false }] }).words).toContain('not active');
  });
  it('is silent where the format is', () => {
    expect(hover(domainOf('<fo|o/>')).span).toBeUndefined();
    expect(hover('<project><na|me/></project>').span).toBeUndefined();
  });
  it('never throws, at any place of a broken text', () => {
    const text = domainOf("<devices><disk type='file'><source file='/a'/></disk><interface typ='").slice(0, -9);
    for (let i = 0; i <= text.length; i++) expect(() => hoverXml(parseXml(text), i)).not.toThrow();
  });
});

describe('outline', () => {
  const tree = symbols(parseXml(domainOf("<devices><disk type='file'><source file='/images/a.qcow2'/><target dev='vda' bus='virtio'/></disk><controller type='pci' index='1' model='pcie-root-port'/></devices>")));
  const find = (nodes: readonly SymbolNode[], name: string): SymbolNode | undefined => nodes.map((n) => (n.name === name ? n : find(n.children, name))).find((n) => n !== undefined);
  it('starts with the domain by name', () => expect([tree[0]!.name, tree[0]!.kind]).toEqual(['vm', 'domain']));
  it('names devices', () => {
    expect(find(tree, 'disk vda')).toMatchObject({ kind: 'device', detail: '/images/a.qcow2 – virtio' });
    expect(find(tree, 'controller pci 1 (pcie-root-port)')).toBeDefined();
  });
  it('keeps selections inside', () => {
    const check = (n: SymbolNode): void => {
      expect(n.span.start <= n.selectionSpan.start && n.selectionSpan.end <= n.span.end).toBe(true);
      n.children.forEach(check);
    };
    tree.forEach(check);
  });
  it('is empty for other texts', () => expect(symbols(parseXml('<project/>'))).toEqual([]));
});
