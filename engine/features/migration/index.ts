import type { MigrationCheck } from './check.ts';
import { cpuModel, cpuVendor, forbiddenFeature, hostModel, maximum, passthrough, requiredFeature } from './cpu.ts';
import { link, listenAddress, network, pciDevice, privateNetwork, usbDevice, virtiofs } from './devices.ts';
import { blocked, ownArguments, sharedTpm, tscFrequency, unmigratableCpu } from './guest.ts';
import { emulator, firmware, machine, olderLibvirt, olderQemu, taken } from './place.ts';
import { notShared, poolMissing } from './storage.ts';

/** All that is looked at besides what the linter finds with the facts of the destination. */
export const migrationChecks: readonly MigrationCheck[] = [
  machine, olderQemu, olderLibvirt, emulator, firmware, taken, cpuModel, cpuVendor, forbiddenFeature, requiredFeature, passthrough, maximum, hostModel,
  notShared, poolMissing, network, privateNetwork, link, pciDevice, usbDevice, virtiofs,
  listenAddress, blocked, unmigratableCpu, tscFrequency, sharedTpm, ownArguments,
];
