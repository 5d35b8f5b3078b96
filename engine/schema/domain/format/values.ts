import { parseNumberSet, unitBytes } from '../../../core/quantities.ts';
import { isIpv4, isIpv6 } from '../../../core/ip.ts';
import { canonicalMac, canonicalUuid } from '../../read.ts';
import type { EnumSpec, EnumValue, FormSpec, SwitchSpec, ValueSpec } from '../../element-spec.ts';

/** What strtoull refuses, whatever the base: letters, nothing at all, more than 64 bits. */
const isNoNumber = (text: string): boolean => !/^\s*[-+]?(?:0x[\da-f]{1,16}|\d{1,20})\s*$/i.test(text) || (/^\s*\+?\d+\s*$/.test(text) && BigInt(text) >= 2n ** 64n);
/** The same where a minus is refused as well. */
const isNoCount = (text: string): boolean => isNoNumber(text) || text.trim().startsWith('-');
const isNoHexNumber = (text: string): boolean => text.trim().startsWith('-') || (isNoNumber(text) && !/^\s*[\da-f]{1,16}\s*$/i.test(text));
/** What strtoul refuses with base 10: the numbers of drive, virtio-serial and ccid addresses. */
const isNoDecimal = (text: string): boolean => !/^\s*\+?\d{1,10}$/.test(text);
const isNoCountUpTo = (max: number) => (text: string): boolean => isNoCount(text) || Number(text) > max;
const isHexadecimal = (text: string): boolean => /^\s*\+?0x/i.test(text);
const isAbove = (max: number) => (text: string): boolean => isNoNumber(text) || (!text.trim().startsWith('-') && Number(text) > max);

/** Forms of values, as the domain format knows them. The first argument completes "… is not". */
const form = (what: string, rest: Omit<FormSpec, 'kind' | 'what'> = {}): FormSpec => ({ kind: 'form', what, ...rest });
const number = (what: string, min: bigint, max: bigint, rest: Partial<FormSpec> = {}): FormSpec =>
  form(what, { pattern: min < 0n ? /^[-+]?\d+$/ : /^\d+$/, min, max, trim: true, shape: 'count', refuses: min < 0n ? isNoNumber : isNoCount, ...rest });
const U16 = 2n ** 16n - 1n;
const U32 = 2n ** 32n - 1n;
const U64 = 2n ** 64n - 1n;

export const oneOf = (values: Readonly<Record<string, EnumValue>>, or?: FormSpec): EnumSpec => (or ? { kind: 'enum', values, or } : { kind: 'enum', values });
/** With the names that other programs have for some of the values. */
export const alsoCalled = (spec: EnumSpec, aliases: Readonly<Record<string, string>>): EnumSpec => ({ ...spec, aliases });
export const anyOf = (...of: readonly FormSpec[]): ValueSpec => ({ kind: 'any-of', of });
export const yesNo: SwitchSpec = { kind: 'switch', on: 'yes', off: 'no' };
export const onOff: SwitchSpec = { kind: 'switch', on: 'on', off: 'off' };

// Numbers
export const unsignedInt = number('a whole number from 0 to 4294967295', 0n, U32);
export const unsignedLong = number('a whole number of at least 0 (that fits into 64 bits)', 0n, U64);
export const signedOrUnsignedInt = number('a whole number from 0 to 4294967295', 0n, U32, { pattern: /^\+?\d+$/ });
export const plainUnsignedLong = number('a whole number of at least 0 (that fits into 64 bits)', 0n, U64, { pattern: /^\+?\d+$/ });
export const positiveInteger = form('a whole number of at least 1', { pattern: /^\d+$/, min: 1n, trim: true, shape: 'count', refuses: isNoCount });
export const plainPositiveInteger = form('a whole number of at least 1', { pattern: /^\+?\d+$/, min: 1n, trim: true, shape: 'count', refuses: isNoCount });
/** The same where libvirt reads with base 10. */
export const decimalInt = number('a whole number from 0 to 4294967295', 0n, U32, { refuses: (text) => isNoCountUpTo(2 ** 32 - 1)(text) || isHexadecimal(text) });
export const decimalUnsignedLong = number('a whole number of at least 0 (that fits into 64 bits)', 0n, U64, { pattern: /^\+?\d+$/, refuses: (text) => isNoCount(text) || isHexadecimal(text) });
export const unsignedShort = number('a whole number from 0 to 65535', 0n, U16, { pattern: /^[-+]?\d+$/ });
export const signedInt = number('a whole number from -2147483648 to 2147483647', -(2n ** 31n), 2n ** 31n - 1n);
export const signedLong = number('a whole number (that fits into 64 bits)', -(2n ** 63n), 2n ** 63n - 1n);
export const integer = form('a whole number', { pattern: /^[-+]?\d+$/, trim: true, shape: 'count', refuses: isNoNumber });
export const cpuCount = number('a number of CPUs from 1 to 65535', 1n, U16);
/** The most vCPUs: the parser refuses what fits no unsigned int, and 0 as below the (no) vCPUs of NUMA cells. */
export const vcpuCount = number('a number of CPUs from 1 to 65535', 1n, U16, { refuses: (text) => isNoCountUpTo(2 ** 32 - 1)(text) || Number(text) === 0 });
export const vcpuId = number('a vCPU number from 0 to 65535', 0n, U16);
export const portNumber = number('a port from 0 to 65535, or -1 for a free one', -1n, U16);
export const cpuPeriod = number('a period from 1000 to 1000000 microseconds', 1000n, 1000000n);
export const cpuQuota = number('a quota from -1 (no limit) to 17592186044415 microseconds', -1n, 17592186044415n, { pattern: /^-?\d+$/ });
export const blkioWeight = number('a weight from 100 to 1000', 100n, 1000n);
export const numaDistance = number('a distance from 10 (local) to 255', 10n, 255n);
export const speed = number('a rate from 1 to 18014398509481984', 1n, 18014398509481984n);
export const burstSize = number('a size from 1 to 4294967295', 1n, U32);
export const vlanId = number('a VLAN tag from 0 to 4095', 0n, 4095n, { pattern: /^\+?\d+$/ });
export const rebootDelay = number('a delay from -1 (do not reboot) to 32767 milliseconds', -1n, 32767n);
export const ipPrefix = number('a prefix length from 0 to 128', 0n, 128n, { pattern: /^\+?\d+$/ });

// Numbers that may be hexadecimal
const orHex = (what: string, hexDigits: RegExp, max: bigint): readonly FormSpec[] => [form(what, { pattern: hexDigits, refuses: isNoHexNumber }), number(what, 0n, max, { pattern: /^\+?\d+$/, refuses: isNoHexNumber })];
export const uint8 = anyOf(...orHex('a number from 0 to 255 (0x00 to 0xff)', /^0x[\da-f]{1,2}$/i, 255n));
export const uint16 = anyOf(...orHex('a number from 0 to 65535 (0x0000 to 0xffff)', /^(?:0x)?[\da-f]{1,4}$/i, U16));
export const uint24 = anyOf(...orHex('a number from 0 to 16777215 (0x000000 to 0xffffff)', /^0x[\da-f]{1,6}$/i, 2n ** 24n - 1n));
export const uint32 = anyOf(...orHex('a number from 0 to 4294967295 (0x00000000 to 0xffffffff)', /^(?:0x)?[\da-f]{1,8}$/i, U32));
const refusing = (refuses: (text: string) => boolean, forms: readonly FormSpec[]): ValueSpec => anyOf(...forms.map((f) => ({ ...f, refuses })));
export const pciBus = refusing(isNoCountUpTo(0xff), orHex('a PCI bus from 0 to 255 (0x00 to 0xff)', /^0x[\da-f]{1,2}$/i, 255n));
export const pciSlot = refusing(isNoCountUpTo(0x1f), orHex('a PCI slot from 0 to 31 (0x00 to 0x1f)', /^(?:0x)?[01]?[\da-f]$/i, 31n));
export const pciFunction = refusing(isNoCountUpTo(7), orHex('a PCI function from 0 to 7', /^(?:0x)?[0-7]$/, 7n));
export const bootTimeout = number('a time from 0 to 65535 milliseconds', 0n, U16, { refuses: isAbove(65535) });
export const ccwCssid = anyOf(...orHex('a channel subsystem number from 0 to 254 (0x00 to 0xfe; guests use 0xfe)', /^0x(?:[\da-e][\da-f]?|f[\da-e]?)$/i, 254n));
export const ccwSsid = form('a subchannel set from 0 to 3', { pattern: /^(?:0x)?[0-3]$/, refuses: isNoHexNumber });
export const ccwDevno = anyOf(...orHex('a device number from 0 to 65535 (0x0000 to 0xffff)', /^0x[\da-f]{1,4}$/i, U16));
export const hexNumber = form('a number, hexadecimal digits in small letters with or without 0x', { pattern: /^(?:0x)?[\da-f]+$/, refuses: isNoHexNumber });
export const hex16 = form('a hexadecimal number from 0x0 to 0xffff', { pattern: /^0x[\da-f]{1,4}$/i, refuses: isNoHexNumber });
export const hexDigit = form('a hexadecimal number from 0x0 to 0xf', { pattern: /^0x[\da-f]$/i, refuses: isNoHexNumber });
export const spaprReg = form('a hexadecimal number of at most eight digits', { pattern: /^(?:0x)?[\da-f]{1,8}$/i, refuses: isNoHexNumber });
export const wwn = form('16 hexadecimal digits', { pattern: /^(?:0x)?[\da-f]{16}$/i, examples: ['5000c50015ea71ac'] });
export const naaWwpn = form('naa. and 16 hexadecimal digits', { pattern: /^naa\.[\da-f]{16}$/i });
export const twoDigits = form('a decimal number of at most two digits', { pattern: /^\d{1,2}$/, refuses: isNoDecimal });
export const scsiBus = form('a decimal number of at most two digits', { pattern: /^\d{1,2}$/, refuses: isNoHexNumber });
export const fiveDigits = form('a decimal number of at most five digits', { pattern: /^\d{1,5}$/, refuses: isNoDecimal });
export const tenDigits = form('a decimal number of at most ten digits', { pattern: /^\d{1,10}$/, refuses: isNoHexNumber });
export const twentyDigits = form('a decimal number of at most twenty digits', { pattern: /^\d{1,20}$/, refuses: isNoHexNumber });
export const usbNumber = form('a USB bus or device number of at most three digits', { pattern: /^(?:0x)?[\da-f]{1,3}$/i, refuses: isNoHexNumber });
export const usbPort = form('one to four USB ports joined by dots', { pattern: /^(?:(?:0x)?[\da-f]{1,3}\.){0,3}(?:0x)?[\da-f]{1,3}$/i, examples: ['1', '1.2'] });
export const usbId = form('a USB id of at most four hexadecimal digits', { pattern: /^(?:0x)?[\da-f]{1,4}$/i, examples: ['0x1234'], refuses: isNoHexNumber });
export const usbIdOrAny = anyOf(usbId, form('a USB id of at most four hexadecimal digits, or -1 for any', { pattern: /^-1$/ }));
export const usbClassOrAny = anyOf(form('a USB class of at most two hexadecimal digits', { pattern: /^(?:0x)?[\da-f]{1,2}$/i }), form('a USB class of at most two hexadecimal digits, or -1 for any', { pattern: /^-1$/ }));
export const usbVersionOrAny = anyOf(form('a USB version', { pattern: /^\d{1,2}.\d{1,2}$/ }), form('a USB version such as 1.1 or 2.00, or -1 for any', { pattern: /^-1$/ }));
export const fileMode = form('file permissions as three octal digits', { pattern: /^(?:0[0-7]{3}|[0-7]{1,3})$/, examples: ['644', '755'] });
export const signedDelta = form('a number of seconds, with or without a sign', { pattern: /^[-+]?\d+$/ });

// Names and texts
export const anyText = form('a text');
export const nonEmpty = form('a text of at least one character', { pattern: /^.+$/ });
export const genericName = form('a name of letters, digits, _, + and -', { pattern: /^[\w+-]+$/ });
export const objectName = form('a name without slash and line break', { pattern: /^[^/\n]+$/ });
export const objectNameWithSlash = form('a name in one line', { pattern: /^[^\n]+$/ });
export const volumeName = form('a volume name without slash', { pattern: /^[^/]+$/, except: ['.', '..'] });
export const deviceName = form('a device name of letters, digits and _ . - \\ : /', { pattern: /^[\w.\-\\:/]+$/ });
export const bridgeName = form('a device name of letters, digits, blanks and _ . - \\ : /', { pattern: /^[\w.\-\\:/ ]*$/ });
export const aliasName = form('an alias of letters, digits, _ - and .', { pattern: /^[\w\-.]+$/, examples: ['ua-mydevice'] });
export const diskTarget = anyOf(
  form('a disk name such as vda, sdb, hdc or fda', { pattern: /^(?:ioemu:)?(?:fd|hd|sd|vd|xvd|ubd)\w+$/, examples: ['vda', 'sda', 'hda'] }),
  form('a disk name such as vda, sdb, hdc, fda or nvme0n1', { pattern: /^nvme\d+n\d+(?:p\d+)?$/ }));
export const diskSerial = form('a serial number of letters, digits, blanks and _ . + -', { pattern: /^[\w.+\- ]+$/ });
export const vendorText = form('at most 8 printable characters', { pattern: /^[\x20-\x7e]{0,8}$/ });
export const productText = form('at most 40 printable characters', { pattern: /^[\x20-\x7e]{0,40}$/ });
export const appId = form('1 to 128 printable characters', { pattern: /^[\x20-\x7e]{1,128}$/ });
export const loadParm = form('1 to 8 letters, digits, dots or blanks', { pattern: /^[a-z\d.\s]{1,8}$/i, refuses: (text) => !/^[a-z\d. ]{1,8}$/i.test(text) });
export const cpuFeatureName = form('a CPU feature name', { pattern: /^[\w\-.]+$/ });
export const cpuVendor = form('exactly 12 characters without comma', { pattern: /^[^,]{12}$/ });
export const hypervVendor = form('at most 12 characters without comma', { pattern: /^[^,]{0,12}$/ });
export const machineName = form('a machine type of letters, digits and _ . -', { pattern: /^[\w.-]+$/ });
export const modelName = form('a model name of letters, digits, - and _', { pattern: /^[\w-]+$/ });
export const filterName = form('a filter name (no colon, not starting with a digit)', { pattern: /^[\p{L}_][\p{L}\p{N}._-]*$/u, trim: true });
export const identifier = form('a name of letters, digits and _', { pattern: /^\w+$/ });
export const environmentName = form('a variable name of letters, digits and _ that does not start with a digit', { pattern: /^[a-z_]\w*$/i });
export const filterValue = form('a value of letters, digits and _ . :', { pattern: /^[\w.:]+$/ });
export const profileName = form('a profile name of letters, digits, dots, - and :', { pattern: /^[a-z\d.\-:]+$/i });
export const port39 = form('at most 39 characters', { pattern: /^[\s\S]{0,39}$/ });
export const noSlash = form('a name without slash', { pattern: /^[^/]*$/ });
export const cookieName = form('a cookie name (no blank, comma, semicolon or bracket)', { pattern: /^[\w!#$%&'*+\-.^`|~]+$/ });
export const cookieValue = form('a cookie value (no blank, comma, semicolon or backslash)', { pattern: /^"?[\w!#$%&'()*+\-./:>=<?@^`[\]|~]+"?$/ });
export const timeZone = form('a time zone name', { pattern: /^[\w.+\-/]+$/, examples: ['Europe/Berlin'] });

// Paths, hosts, addresses
export const absFilePath = form('an absolute path', { pattern: /^(?:\/|[a-z]:\\).+$/i, shape: 'path' });
export const absDirPath = form('an absolute path', { pattern: /^\/.*$/, shape: 'path' });
export const vmwarePath = form('an absolute path, or VMware\'s [datastore] path', { pattern: /^\[[^\]]+\] .+$/ });
export const dnsName = form('a host name', { pattern: /^[a-z\d.-]+$/i });
export const ipv4 = form('an IPv4 address', { accepts: isIpv4, shape: 'ip' });
export const ipv6 = form('an IPv4 or IPv6 address', { accepts: isIpv6, shape: 'ip' });
export const ipAddress = anyOf(ipv4, ipv6);
export const hostOrIp = anyOf(ipv4, ipv6, form('a host name or IP address', { pattern: /^[a-z\d.-]+$/i }));
export const mac = form('a unicast MAC address: six pairs of hexadecimal digits, the first pair even', { pattern: /^[\da-f][02468ace](?::[\da-f]{2}){5}$/i, shape: 'mac', refuses: (text) => !/^.[02468ace]/.test(canonicalMac(text) ?? ''), examples: ['52:54:00:12:34:56'] });
export const uuid = form('a UUID: 32 hexadecimal digits, grouped 8-4-4-4-12 or not at all', { pattern: /^(?:[\da-f]{32}|[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12})$/i, shape: 'uuid', refuses: (text) => canonicalUuid(text) === undefined });

// Sizes and sets
export const unit = form('a unit: bytes, KB, KiB, MB, MiB, GB, GiB, TB, TiB, PB, PiB, EB, EiB', { pattern: /^(?:b(?:ytes?)?|[kmgtpe](?:i?b)?)$/i, shape: 'unit', refuses: (text) => unitBytes(text.trim()) === undefined, examples: ['KiB', 'MiB', 'GiB'] });
export const cpuset = form('a list of numbers, ranges a-b and exclusions ^n', { pattern: /^(?:\d+(?:-\d+)?|\^\d+)(?:,(?:\d+(?:-\d+)?|\^\d+))*$/, shape: 'cpuset', refuses: (text) => text.trim() === '' || /"|backwards|larger|missing/.test(parseNumberSet(text).problem?.message ?? ''), examples: ['0-3', '0,2,4'] });
export const dateTime = form('a date and time such as 2030-01-31T12:00:00', { pattern: /^-?\d{4,}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[-+]\d\d:\d\d)?$/, shape: 'date', trim: true });
