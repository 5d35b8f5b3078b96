import { formatNumberSet, parseNumberSet } from '../../../core/quantities.ts';
import { readNumber } from '../../address.ts';
import type { Spelling } from '../../drift-spec.ts';
import type { ValueSpec } from '../../element-spec.ts';
import { canonicalMac, canonicalUuid } from '../../read.ts';
import * as v from '../format/values.ts';

const decimal = (written: string): string | undefined => (/^[-+]?\d{1,40}$/.test(written) ? `${BigInt(written.replace(/^\+/, ''))}` : undefined);
const orHex = (base: 0 | 16) => (written: string): string | undefined => readNumber(written, base)?.toString();
const set = (written: string): string | undefined => {
  const { numbers, problem } = parseNumberSet(written);
  return problem ? undefined : formatNumberSet(numbers);
};

/** How libvirt reads values: 0x1f and 31, 0-3 and 0,1,2,3, and a MAC in capitals are the same (virStrToLong_ui, virBitmapParse, virMacAddrParse, virUUIDParse). */
export const spellings: readonly Spelling[] = [
  [[v.unsignedInt, v.unsignedLong, v.signedOrUnsignedInt, v.plainUnsignedLong, v.positiveInteger, v.plainPositiveInteger, v.unsignedShort, v.signedInt, v.signedLong, v.integer,
    v.cpuCount, v.vcpuId, v.portNumber, v.cpuPeriod, v.cpuQuota, v.blkioWeight, v.numaDistance, v.speed, v.burstSize, v.vlanId, v.rebootDelay, v.ipPrefix, v.bootTimeout,
    v.twoDigits, v.fiveDigits, v.scsiBus, v.tenDigits, v.twentyDigits, v.signedDelta], decimal],
  [[v.uint8, v.uint16, v.uint24, v.uint32, v.pciBus, v.pciSlot, v.pciFunction, v.ccwCssid, v.ccwSsid, v.ccwDevno, v.usbNumber], orHex(0)],
  [[v.usbId, v.usbIdOrAny, v.hex16, v.hexDigit, v.hexNumber, v.spaprReg], (written) => (written === '-1' ? written : orHex(16)(written))],
  [[v.cpuset], set],
  [[v.uuid], canonicalUuid],
  [[v.mac], canonicalMac],
  [[v.fileMode], (written) => written.replace(/^0+(?=.)/, '')],
  [[v.wwn], (written) => written.toLowerCase().replace(/^0x/, '')],
];

/** A number with a unit beside it. */
export const scaled: { readonly unit: ValueSpec; readonly names: readonly string[] } = { unit: v.unit, names: ['text()', '@memory', '@size', '@value'] };

