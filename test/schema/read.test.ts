import { describe, expect, it } from 'vitest';
import { canonicalMac, canonicalUuid, deviceName, driveAddress, formatDrive, formatPci, pciAddress, readNumber, sizeInBytes, usbAddress } from '../../engine/schema/read.ts';
import { parseXml } from '../../engine/xml/parse.ts';
import type { Element } from '../../engine/xml/tree.ts';

const root = (xml: string): Element => parseXml(xml).root!;
const device = (xml: string): Element => root(`<devices>${xml}</devices>`).children[0] as Element;

describe('readers', () => {
  it('reads numbers as strtoul does', () => {
    expect(['0x1f', '017', '31', '08', '-1', '', '1x', '0x'].map((t) => readNumber(t))).toEqual([31, 15, 31, undefined, undefined, undefined, undefined, undefined]);
    expect(readNumber('010', 10)).toBe(10);
    expect(readNumber('ff', 16)).toBe(255);
    expect(readNumber('0x10', 10)).toBeUndefined();
  });

  it('reads sizes with their unit', () => {
    expect(sizeInBytes(root("<memory unit='GiB'>2</memory>"))).toBe(2n ** 31n);
    expect(sizeInBytes(root('<memory>1024</memory>'))).toBe(1024n * 1024n);
    expect(sizeInBytes(root("<memory unit='parsec'>2</memory>"))).toBeUndefined();
    expect(sizeInBytes(undefined)).toBeUndefined();
  });

  it('reads addresses', () => {
    expect(formatPci(pciAddress(root("<address type='pci' bus='0x0a' slot='31' function='0x2'/>"))!)).toBe('0000:0a:1f.2');
    expect(pciAddress(root("<address bus='zz'/>"))).toBeUndefined();
    expect(formatDrive(driveAddress(root("<address controller='1' unit='3'/>"))!)).toBe('1:0:0:3');
    expect(usbAddress(root("<address bus='2' port='1.4'/>"))).toEqual({ bus: 2, port: '1.4' });
    expect(usbAddress(root("<address bus='2' port='1.2.3.4.5'/>"))).toBeUndefined();
  });

  it('compares UUIDs and MACs in one form', () => {
    expect(canonicalUuid('A1B2C3D4-0000-1111-2222-333344445555')).toBe('a1b2c3d4000011112222333344445555');
    expect(canonicalUuid('a1b2')).toBeUndefined();
    expect(canonicalMac('52:54:0:AB:c:1')).toBe('52:54:00:ab:0c:01');
    expect(canonicalMac('52-54-00-12-34-56')).toBeUndefined();
  });
});

describe('device names', () => {
  it.each([
    ["<disk><source file='/a.img'/><target dev='vda'/></disk>", 'disk vda'],
    ["<disk><source file='/a.img'/></disk>", 'disk /a.img'],
    ["<controller type='pci' index='3' model='pcie-root-port'/>", 'controller pci 3 (pcie-root-port)'],
    ["<interface type='network'><mac address='52:54:00:12:34:56'/></interface>", 'interface 52:54:00:12:34:56'],
    ["<hostdev mode='subsystem' type='pci'><source><address bus='0x65' slot='0' function='1'/></source></hostdev>", 'hostdev pci 0000:65:00.1'],
    ["<hostdev mode='subsystem' type='usb'><source><vendor id='0x1234'/><product id='0xbeef'/></source></hostdev>", 'hostdev usb 0x1234:0xbeef'],
    ["<emulator>/usr/bin/kvm</emulator>", 'emulator'],
  ])('%s is %s', (xml, name) => expect(deviceName(device(xml))).toBe(name));

  it('names the device an element lies in', () => {
    const disk = device("<disk><source file='/a.img'/><target dev='vda'/></disk>");
    expect(deviceName(disk.children[0] as Element)).toBe('disk vda');
  });

  it('names what is no device by its element, and cuts long names', () => {
    expect(deviceName(root('<vcpu>2</vcpu>'))).toBe('<vcpu>');
    expect(deviceName(root("<cell id='1'/>"))).toBe('cell 1');
    expect(deviceName(device(`<disk><target dev='${'x'.repeat(5000)}'/></disk>`)).length).toBeLessThan(80);
    expect(deviceName(root('<constructor/>'))).toBe('<constructor>');
  });
});
