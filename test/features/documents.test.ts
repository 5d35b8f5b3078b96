import { describe, expect, test } from 'vitest';
import { complete } from '../../engine/features/complete.ts';
import { hoverXml } from '../../engine/features/hover.ts';
import { lint } from '../../engine/features/lint.ts';
import { references } from '../../engine/features/references.ts';
import { symbols } from '../../engine/features/symbols.ts';
import { recognise } from '../../engine/schema/domain/documents.ts';
import { parseXml } from '../../engine/xml/parse.ts';
import { all, value } from '../../engine/xml/query.ts';
import { corpusFiles, sharedFolder } from '../corpus.ts';
import { atCursor } from './marked.ts';

/** What the text is taken for. */
const kind = (text: string): string | undefined => {
  const found = recognise(parseXml(text));
  return found?.fragment ? `device ${found.fragment.device.name}` : found && (found.kind === 'domain' ? found.domains.map((d) => d.name).join() : found.kind);
};
const said = (text: string): string[] => lint(text).findings.map((f) => `${f.code} ${f.severity}: ${text.slice(f.span.start, f.span.end)}`);

describe('what a text is', () => {
  const domain = "<domain type='kvm'><name>a</name></domain>";

  test('domains, alone and in what libvirt wraps around them', () => {
    expect(kind(domain)).toBe('domain');
    expect(kind(`\ufeff<?xml version='1.0'?>\r\n<!-- x -->\r\n${domain}`)).toBe('domain');
    for (const wrapper of ['domainsnapshot', 'domaincheckpoint', 'domainbackup', 'domstatus']) expect(kind(`<${wrapper}>${domain}</${wrapper}>`)).toBe('domain');
    expect(kind(`<domainsnapshot>${domain}<inactiveDomain type='kvm'/></domainsnapshot>`)).toBe('domain,inactiveDomain');
  });

  test('single devices', () => {
    expect(kind("<disk type='file'><target dev='vdb'/></disk>")).toBe('device disk');
    expect(kind("<interface type='bridge'><source bridge='br0'/></interface>")).toBe('device interface');
    expect(kind("<interface type='hostdev'><vlan><tag id='1'/></vlan></interface>")).toBe('device interface');
    expect(kind("<hostdev mode='subsystem' type='usb'>\n")).toBe('device hostdev');
    expect(kind("<memory model='dimm'><target/></memory>")).toBe('device memory');
    expect(kind("<disk typ='file' type='fiel'><source/><target/><driver/></disk>")).toBe('device disk');
    expect(kind("<watchdog model='itco'/>")).toBe('device watchdog');
  });

  test('other documents of libvirt are left alone', () => {
    expect(kind("<network><name>n</name></network>")).toBe('other');
    expect(kind("<interface type='bridge' name='br0'><start mode='onboot'/><bridge/></interface>")).toBe('other');
    expect(kind("<interface type='ethernet' name='eth0'><mac address='52:54:00:00:00:01'/></interface>")).toBe('other');
    expect(kind("<pool type='dir'><name>p</name></pool>")).toBe('other');
    expect(kind("<volume><name>v</name></volume>")).toBe('other');
    expect(kind("<filter name='f'/>")).toBe('other');
    expect(kind("<secret ephemeral='no'><uuid/></secret>")).toBe('other');
    expect(kind("<device><name>pci_0000</name></device>")).toBe('other');
    expect(kind("<domainbackup mode='push'><disks><disk name='vda'/></disks></domainbackup>")).toBe('other');
  });

  test('XML of others is nobody’s', () => {
    for (const text of [
      "<video controls='1' width='3'><source src='a.mp4'/></video>", "<audio src='x.mp3'/>", "<channel><title>news</title><link/></channel>", "<input type='text' name='q'/>",
      "<controller class='x'><action/></controller>", "<memory unit='KiB'>1024</memory>", "<disk/>", "<video/>", '<console/>', "<filesystem root='/'><entry/></filesystem>",
      "<disk xmlns='urn:x' type='file'/>", "<nvram template='/x'>/y</nvram>", "<project><disk type='file'/></project>", '<sound src="x.wav"/>', '<graphics file="x"/>', "<emulator>/bin/x</emulator>", '', 'text', '<',
    ]) expect([text, kind(text)]).toEqual([text, undefined]);
  });
});

describe('a single device', () => {
  test('is judged by the format and by the rules that need no more than it', () => {
    expect(said("<disk type='file'>\n  <source file='/a' protocol='nbd'/>\n  <target dev='vdb' buss='virtio'/>\n</disk>")).toEqual(expect.arrayContaining(['misplaced-attribute warning: protocol', 'unknown-attribute warning: buss']));
    expect(said("<interface type='network'>\n  <mac address='01:00:5e:00:00:01'/>\n  <source network='default'/>\n</interface>")).toEqual(expect.arrayContaining([expect.stringMatching(/error: .*01:00:5e/)]));
    expect(said("<disk type='file'><source file='/a'/></disk")).toEqual(expect.arrayContaining([expect.stringMatching(/^tag-incomplete error/)]));
  });

  test('is not blamed for what lies around it', () => {
    expect(said("<disk type='file' device='disk'>\n  <driver name='qemu' type='qcow2' iothread='7'/>\n  <source file='/a.qcow2'/>\n  <target dev='vdb' bus='virtio'/>\n  <address type='pci' domain='0x0000' bus='0x19' slot='0x00' function='0x0'/>\n</disk>")).toEqual([]);
    expect(said("<disk type='file' device='disk'>\n  <driver name='qemu' type='qcow2'/>\n  <source file='/a.qcow2'/>\n  <target dev='sdb' bus='scsi'/>\n  <address type='drive' controller='9' bus='0' target='0' unit='4'/>\n</disk>")).toEqual([]);
    expect(said("<memory model='dimm'>\n  <target>\n    <size unit='MiB'>512</size>\n    <node>3</node>\n  </target>\n</memory>")).toEqual([]);
  });

  test('has completion, hover, outline and references', () => {
    const { text, offset } = atCursor("<disk type='file'>\n  <source |/>\n</disk>");
    expect(complete(parseXml(text), offset).map((c) => c.label)).toContain('file');
    const inside = atCursor("<disk type='file'>\n  <|\n  <target dev='vdb'/>\n</disk>");
    expect(complete(parseXml(inside.text), inside.offset).map((c) => c.label)).toContain('source');
    expect(hoverXml(parseXml(text), 2)?.prose.length).toBeGreaterThan(0);
    expect(symbols(parseXml("<disk type='file'><target dev='vdb'/></disk>")).map((s) => s.name)).toEqual(['disk vdb']);
    const secret = "<disk type='network'><auth><secret uuid='00000000-0000-4000-8000-000000000001'/></auth><source protocol='rbd'><encryption><secret uuid='00000000-0000-4000-8000-000000000001'/></encryption></source></disk>";
    expect(references(parseXml(secret), secret.indexOf('0000'), { declarations: true })).toHaveLength(2);
  });
});

describe.skipIf(!sharedFolder)('devices cut out of the corpus', () => {
  const devicesOf = (name: string) => corpusFiles(name).flatMap(({ path, text }) => {
    const whole = lint(text);
    return (recognise(whole.document)?.domains ?? []).flatMap((domain) => all(domain, 'devices').flatMap((list) => list.children).flatMap((device) =>
      device.kind === 'element' && device.name !== 'emulator' && device.name !== 'redirfilter' && (device.children.length > 0 || device.attributes.length > 0)
        ? [{ path, driver: value(domain, 'type') ?? '', whole, device, text: text.slice(device.span.start, device.span.end) }] : []));
  });

  test('are recognised, and draw no error where libvirt has none', () => {
    const devices = devicesOf('valid');
    expect(devices.length).toBeGreaterThan(9000);
    const unknown = devices.filter(({ text }) => !kind(text)?.startsWith('device'));
    expect(unknown.map((d) => d.text).slice(0, 3)).toEqual([]);
    const errors = devices.flatMap(({ path, text }) => lint(text).findings.filter((f) => f.severity === 'error').map((f) => `${path}: ${f.message}`));
    expect(errors).toEqual([]);
  });

  test('are told nothing that the whole domain is not told, where QEMU runs it', () => {
    const more = devicesOf('valid').filter((d) => ['kvm', 'qemu', 'hvf'].includes(d.driver)).flatMap(({ path, text, whole, device }) =>
      lint(text).findings.filter((f) => !whole.findings.some((w) => w.code === f.code && w.span.start === device.span.start + f.span.start)).map((f) => `${path}: ${f.code}: ${f.message}`));
    expect(more).toEqual([]);
  });

  test('keep their mistakes', () => {
    expect(devicesOf('invalid').filter(({ text }) => lint(text).findings.some((f) => f.severity !== 'hint')).length).toBeGreaterThan(30);
  });
});
