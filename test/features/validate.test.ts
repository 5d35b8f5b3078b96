import { describe, expect, it } from 'vitest';
import { validate } from '../../engine/features/validate.ts';
import type { Finding } from '../../engine/core/finding.ts';
import { parseXml } from '../../engine/xml/parse.ts';
import { corpusFiles } from '../corpus.ts';

const domainOf = (inside: string, attributes = "type='kvm'"): string => `<domain ${attributes}>
  <name>vm</name>
  <memory unit='MiB'>1024</memory>
  <os><type arch='x86_64' machine='q35'>hvm</type></os>
  ${inside}
</domain>`;
const devices = (inside: string): string => domainOf(`<devices>\n${inside}\n  </devices>`);

/** `«…»` marks what is reported, in order. */
function check(marked: string): { findings: Finding[]; expected: string[]; reported: string[] } {
  const expected = [...marked.matchAll(/«([^»]*)»/g)].map((m) => m[1]!);
  const text = marked.replaceAll('«', '').replaceAll('»', '');
  const document = parseXml(text);
  const findings = validate(document, document.root!);
  return { findings, expected, reported: findings.map((f) => text.slice(f.span.start, f.span.end)) };
}

const DISK = "<disk type='file' device='disk'><source file='/a.img'/><target dev='vda' bus='virtio'/></disk>";

describe('each mistake is reported once, on its own place', () => {
  it.each([
    ['unknown element', 'unknown-element', domainOf('«<descripton»>x</descripton>')],
    ['unknown attribute', 'unknown-attribute', devices(DISK.replace("bus=", '«bos»='))],
    ['unknown value', 'unknown-value', devices(DISK.replace("'virtio'", "'«virtoi»'"))],
    ['attribute of another kind', 'misplaced-attribute', devices(DISK.replace('file=', '«dev»='))],
    ['element elsewhere', 'misplaced-element', devices(DISK.replace('</disk>', "«<interface» type='user'/></disk>"))],
    ['element one level too deep', 'misplaced-element', devices(DISK.replace("<source file='/a.img'/>", "<source file='/a.img'>«<target» dev='vdb'/></source>"))],
    ['missing attribute', 'missing-attribute', devices("«<controller» index='0'/>")],
    ['missing element', 'missing-element', devices("«<disk» type='file'><source file='/a.img'/></disk>")],
    ['second element', 'duplicate-element', devices(DISK.replace('</disk>', "«<target» dev='vdb'/></disk>"))],
    ['no number', 'bad-value', domainOf('<vcpu>«two»</vcpu>')],
    ['no uuid', 'bad-value', domainOf('<uuid>«1234»</uuid>')],
    ['no cpuset', 'bad-value', domainOf("<vcpu cpuset='«0-x»'>2</vcpu>")],
    ['no unit', 'bad-value', domainOf("<currentMemory unit='«MegaB»'>512</currentMemory>")],
    ['slot out of range', 'bad-value', devices(`<input type='mouse' bus='usb'/><sound model='ich9'><address type='pci' bus='0x00' slot='«0x20»'/></sound>`)],
    ['multicast MAC', 'bad-value', devices("<interface type='user'><mac address='«53:54:00:12:34:56»'/></interface>")],
    ['text where none belongs', 'unexpected-text', domainOf('<features>«acpi»</features>')],
    ['parts that exclude each other', 'exclusive-parts', devices("<disk type='file'><target dev='vda'/><iotune><total_bytes_sec>1</total_bytes_sec>«<read_bytes_sec»>1</read_bytes_sec></iotune></disk>")],
    ['prefix without namespace', 'missing-namespace', domainOf("«<qemu:commandline»><qemu:arg value='-s'/></qemu:commandline>")],
    ['foreign element', 'unknown-element', domainOf("«<x:y» xmlns:x='urn:example'/>")],
  ])('%s: %s', (_, code, xml) => {
    const { findings, expected, reported } = check(xml);
    expect(reported).toEqual(expected);
    expect(findings.map((f) => f.code)).toEqual([code]);
  });

  it('reports independent mistakes together and none twice', () => {
    const { reported, expected } = check(devices("<disk «tipe»='file'><target dev='vda' bus='«virtoi»'/></disk>\n<interface type='user'><model type='virtio' «foo»='1'/></interface>"));
    expect(reported).toEqual(expected);
  });

  it('does not judge what hinges on a wrong deciding value', () => {
    const { reported, expected } = check(devices("<disk type='«fiel»'><source dev='/x' file='/y' pool='p'/><target dev='vda'/></disk>"));
    expect(reported).toEqual(expected);
  });
});

describe('messages', () => {
  const message = (xml: string): string => check(xml).findings[0]!.message;
  it('name the deciding value and what to use', () => {
    expect(message(devices(DISK.replace('file=', 'dev=').replace('</disk>', '</disk>')))).toMatch(/^'dev' belongs to a disk of type=.*'block'.*; disk vda has type='file' – use file\./);
  });
  it('offer the word that was meant', () => {
    const { findings } = check(devices(DISK.replace("'virtio'", "'virtoi'")));
    expect(findings[0]!.message).toContain("did you mean 'virtio'?");
    expect(findings[0]!.fixes![0]!.edits[0]!.newText).toBe('virtio');
  });
  it('know what other programs call it', () => {
    const arch = (name: string): string => message(domainOf('').replace("arch='x86_64'", `arch='${name}'`));
    expect(arch('amd64')).toContain("did you mean 'x86_64'?");
    expect(arch('ARM64')).toContain("did you mean 'aarch64'?");
    expect(arch('x64')).toContain("did you mean 'x86_64'?");
    expect(message(domainOf('<on_reboot>reboot</on_reboot>'))).toContain("did you mean 'restart'?");
    expect(message(devices(DISK.replace("'virtio'", "'virtio-scsi'")))).toContain("did you mean 'scsi'?");
    expect(message(domainOf("<features><hyperv><relaxed state='true'/></hyperv></features>"))).toContain("did you mean 'on'?");
  });
  it('list the words, as many as are read', () => {
    expect(message(domainOf("<on_reboot>zzzzzz</on_reboot>"))).toContain("cannot be 'zzzzzz'; it is one of 'destroy', 'restart', 'preserve' and 'rename-restart'.");
    expect(message(domainOf('').replace("arch='x86_64'", "arch='zzzzzz'"))).toMatch(/(?:'\w+', ){12}…/);
    expect(message(devices(DISK.replace("'virtio'", "''")))).toContain('bus of <target> of disk vda is empty; it is one of');
  });
  it('name the parents that are there, or those that know most of it', () => {
    expect(message(devices("<source file='/a.img'/><disk type='file'><target dev='vda'/></disk>"))).toContain('belongs under <disk>, not under <devices>');
    expect(message(devices("<source file='/a.img'/>"))).toMatch(/belongs under <(?:disk|interface)>, <\w+>, <\w+> or another, not/);
  });
  it('one slip is one finding, as grave as what it lacks', () => {
    for (const text of [devices("<graphics tpye='vnc'/>"), domainOf('').replace('<type', '<tpye').replace('</type', '</tpye')]) {
      const { findings } = check(text);
      expect(findings.map((f) => [f.severity, f.message])).toEqual([['error', expect.stringMatching(/did you mean <?type>?\? Without <?type>? libvirt refuses the domain/)]]);
    }
    const { findings } = check(domainOf("<clock offst='utc'/>"));
    expect(findings.map((f) => f.message)).toEqual([expect.stringContaining('did you mean offset, which has to be there?')]);
  });
  it('rename both tags', () => {
    const { findings } = check(domainOf('<descripton>x</descripton>'));
    expect(findings[0]!.fixes![0]!.edits).toHaveLength(2);
  });
  it('say that libvirt only drops it', () => expect(message(domainOf('<foo/>'))).toContain('drops it silently'));
  it('declare the namespace on the outermost element', () => {
    const xml = domainOf("<qemu:commandline><qemu:arg value='-s'/></qemu:commandline>");
    const edit = check(xml).findings[0]!.fixes![0]!.edits[0]!;
    const mended = xml.slice(0, edit.span.start) + edit.newText + xml.slice(edit.span.end);
    expect(check(mended).findings).toEqual([]);
  });
  it('stay short when the text is hostile', () => expect(message(devices(DISK.replace("'virtio'", `'${'x'.repeat(100000)}'`))).length).toBeLessThan(400));
});

describe('severity is what libvirt does', () => {
  const severities = (xml: string): string[] => check(xml).findings.map((f) => f.severity);
  it('refuses wrong words and numbers', () => {
    expect(severities(devices(DISK.replace("'virtio'", "'virtoi'")))).toEqual(['error']);
    expect(severities(domainOf("<vcpu>x</vcpu>"))).toEqual(['error']);
    expect(severities(devices("<controller index='0' type='usb' model='x'/>"))).toEqual(['error']);
  });
  it('drops unknown parts, and takes what only the schema dislikes', () => {
    expect(severities(domainOf('<foo/>'))).toEqual(['warning']);
    expect(severities(devices(DISK.replace('/a.img', 'a.img')))).toEqual(['warning']);
  });
  it('accepts another prefix and a default namespace for QEMU\'s elements', () => {
    expect(severities(domainOf("<q:commandline xmlns:q='http://libvirt.org/schemas/domain/qemu/1.0'><q:arg value='-s'/></q:commandline>"))).toEqual([]);
    expect(severities(domainOf("<commandline xmlns='http://libvirt.org/schemas/domain/qemu/1.0'><arg value='-s'/></commandline>"))).toEqual([]);
  });
  it('leaves metadata alone', () => expect(severities(domainOf("<metadata><a:b xmlns:a='urn:a' c='d'>e<f/></a:b></metadata>"))).toEqual([]));
});

const valid = corpusFiles('valid');
describe.skipIf(valid.length === 0)('the shared corpus (skipped when it is not there)', () => {
  it('says nothing about valid files', () => {
    expect(valid.length).toBeGreaterThan(1000);
    const wrong = valid.flatMap(({ path, text }) => {
      const document = parseXml(text);
      return document.root?.name === 'domain' ? validate(document, document.root).map((f) => `${path}: ${f.message}`) : [];
    });
    expect(wrong).toEqual([]);
  });
});

describe('domains inside other documents', () => {
  it('finds the right place all the same', () => {
    const text = `<domainsnapshot><name>s</name>${devices(DISK.replace("<source file='/a.img'/>", "<source file='/a.img'><target dev='vdb'/></source>"))}</domainsnapshot>`;
    const document = parseXml(text);
    const domain = document.root!.children.find((c) => c.kind === 'element' && c.name === 'domain');
    expect(domain?.kind === 'element' && validate(document, domain).map((f) => f.message)).toEqual([expect.stringContaining('<target> belongs under <disk>')]);
  });
});

describe('blanks', () => {
  it('around a path belong to it', () => {
    const { findings } = check(devices('<emulator>\n /usr/bin/kvm\n</emulator>'));
    expect(findings.map((f) => [f.code, f.severity])).toEqual([['bad-value', 'warning']]);
  });
  it('around a word or number do no harm to the schema', () => expect(check(domainOf('<vcpu> 2 </vcpu><on_crash> destroy </on_crash>')).findings).toEqual([]));
});
