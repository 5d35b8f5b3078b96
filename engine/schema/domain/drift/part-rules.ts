import type { PartRules } from '../../drift-spec.ts';
import { sizeInBytes } from '../../read.ts';
import { all, child, descend, text, value } from '../../../xml/query.ts';
import type { Element } from '../../../xml/tree.ts';

const filled = { is: 'filled' } as const;
const live = { is: 'live' } as const;
const container = { is: 'container' } as const;
const as = (value: string) => ({ is: 'filled', as: value }) as const;

const has = (name: string, ...words: readonly string[]) => (e: Element): boolean => words.includes(value(e, name) ?? '');
const devices = (domain: Element, name: string): readonly Element[] => all(domain, 'devices', name);
const isRunning = (e: Element): boolean => (e.parent ? isRunning(e.parent) : value(e, 'id') !== undefined);
const domainOf = (e: Element): Element => (e.parent ? domainOf(e.parent) : e);

const eitherRuns = (before: Element, after: Element): boolean => isRunning(before) || isRunning(after);

const isGeneratedAlias = (alias: Element): boolean => value(alias, 'name')?.startsWith('ua-') !== true;

/** Of qemu.conf or of the host, for this run. */
const chosenAtStart = { is: 'filled', even: 'complete', when: isRunning } as const;

/** A machine's short name stands for the newest version that QEMU has (`pc` is pc-i440fx-7.2 in QEMU 7.2); libvirt writes down which. */
function isSameMachine(before: Element, after: Element): boolean {
  const [one, other] = [value(before, 'machine') ?? '', value(after, 'machine') ?? ''];
  const isShort = (short: string, long: string): boolean => /^-\d/.test(long.startsWith(short) ? long.slice(short.length) : '')
    || (short === 'pc' && /^pc-i440fx-/.test(long)) || (short === 'q35' && /^pc-q35-/.test(long));
  return isShort(one, other) || isShort(other, one);
}

/** virDomainDefPostParseMemory: with guest NUMA cells the total is theirs, and devices of memory come on top. */
const isSummedUp = (before: Element, after: Element): boolean => [before, after].some((memory) =>
  all(domainOf(memory), 'cpu', 'numa', 'cell').some((cell) => value(cell, 'memory') !== undefined) || devices(domainOf(memory), 'memory').length > 0);
/** More than there is cannot be current: libvirt takes all of it. */
function isAllOfIt(current: Element): boolean {
  const [is, most] = [sizeInBytes(current), sizeInBytes(child(domainOf(current), 'memory'))];
  return isSummedUp(current, current) || (is !== undefined && most !== undefined && is >= most);
}
/** A running guest without a balloon driver has all of its memory, whatever was asked for (qemuProcessRefreshBalloonState). */
const isUnasked = (before: Element, after: Element): boolean => [[before, after], [after, before]].some(([one, other]) => isAllOfIt(one!) && (isRunning(one!) || isAllOfIt(other!)));

/** virMemoryLimitTruncate: from this on a limit is none. */
const UNLIMITED_KIB = 9007199254740991n;
const isUnlimited = (limit: Element): boolean => (sizeInBytes(limit) ?? 0n) >= UNLIMITED_KIB * 1024n;

/** A serial port and the console that shows the same (virDomainDefAddConsoleCompat). */
const isCopyOfSerial = (console: Element): boolean =>
  ['serial', undefined].includes(value(child(console, 'target'), 'type')) && devices(domainOf(console), 'serial').length > 0 && child(console.parent, 'console') === console;
const showsSerialOf = (console: Element, lacking: Element): boolean => ['serial', undefined].includes(value(child(console, 'target'), 'type')) && devices(lacking, 'serial').length > 0;
const isMadeOfConsole = (_: Element, lacking: Element): boolean =>
  devices(lacking, 'serial').length === 0 && devices(lacking, 'console').some((c) => ['serial', 'sclp', 'sclplm', undefined].includes(value(child(c, 'target'), 'type')));

/** Controllers that a machine has by itself, or that libvirt adds for the devices that want them (qemuDomainDefAddDefaultDevices, virDomainDefAddImplicitControllers, qemuDomainAssignPCIAddresses). */
function isImpliedController(controller: Element): boolean {
  const model = value(controller, 'model');
  switch (value(controller, 'type')) {
    case 'usb': return model !== 'none';
    case 'scsi': return model === undefined || ['lsilogic', 'ibmvscsi', 'virtio-scsi', 'auto', 'am53c974'].includes(model);
    case 'xenbus': case 'ccid': case 'virtio-serial': case 'ide': case 'fdc': case 'sata': case 'pci': case 'isa': return true;
    default: return false;
  }
}

const isImpliedInput = (input: Element): boolean => ['mouse', 'keyboard'].includes(value(input, 'type') ?? '');
const hasGraphics = (_: Element, lacking: Element): boolean => devices(lacking, 'graphics').length > 0;
const isDefaultAudio = (audio: Element, lacking: Element): boolean => value(audio, 'id') === '1' && devices(lacking, 'audio').length === 0;

const hasFirmware = (_: Element, lacking: Element): boolean => value(child(lacking, 'os'), 'firmware') !== undefined;
const hasLoader = (_: Element, lacking: Element): boolean => hasFirmware(_, lacking) || descend(lacking, 'os', 'loader') !== undefined;

/** A host-model CPU is spelled out while the domain runs (virCPUUpdateLive). */
const isHostModelOf = (before: Element, after: Element): boolean =>
  [[before, after], [after, before]].some(([running, defined]) => isRunning(running!) && value(running, 'mode') === 'custom' && value(defined, 'mode') === 'host-model');

const isAutomaticPort = (graphics: Element | undefined): boolean => ['-1', '0', undefined].includes(value(graphics, 'port'));

/** qemuDomainChrDefDropDefaultPath: paths below its own folder are made up anew at each start. */
const isGeneratedPath = (source: Element): boolean => {
  const path = value(source, 'path');
  return path === undefined || /\/(?:libvirt\/qemu\/channel|channel\/target)\//.test(path);
};

/** What libvirt writes into a definition by itself, what it makes up at each start, and what only a running domain shows. */
export const partRules: PartRules = [
  ['@id', live],
  ['@type', filled],
  ['uuid', filled],
  ['metadata', container],
  ['metadata/*', { is: 'whole' }],
  ['genid/text()', filled],
  ['memory', filled],
  ['memory/@dumpCore', filled],
  ['memory/text()', { is: 'same', when: isSummedUp }],
  ['currentMemory', { is: 'filled', when: isAllOfIt }],
  ['currentMemory/text()', { is: 'same', when: isUnasked }],
  ['vcpu', as('1')],
  ['vcpu/@placement', { is: 'filled', as: 'static', or: 'anything' }],
  ['vcpu/@current', { is: 'filled', even: 'complete', when: (vcpu) => value(vcpu, 'current') === text(vcpu) }],
  // It repeats vcpu/@current until somebody switches single vCPUs.
  ['vcpus', { is: 'filled', even: 'complete' }],
  ['iothreads', filled, { is: 'live', when: (iothreads) => child(iothreads.parent, 'iothreadids') !== undefined }],
  ['iothreadids', container],
  ['iothreadids/iothread', filled],
  ['cputune', container],
  ['memtune', container],
  ['memtune/*', { is: 'live', when: isUnlimited }],
  ['blkiotune', container],
  ['numatune', container],
  ['numatune/memory', { is: 'filled', when: (memory) => value(memory, 'placement') === 'auto' }],
  ['memoryBacking', container],
  ['features', container],
  ['features/*/@state', as('on')],
  ['features/gic', filled],
  ['features/gic/@version', filled],
  ['features/smm', { is: 'filled', when: hasFirmware }],
  ['devices', container],
  ['os', container],
  ['os/@firmware', { is: 'filled', when: hasLoader }],
  ['os/firmware', { is: 'filled', when: hasLoader }],
  ['os/firmware/feature', filled],
  ['os/loader', { is: 'filled', when: hasFirmware }],
  ['os/loader/@*', filled],
  ['os/loader/text()', { is: 'filled', when: hasLoader }],
  ['os/nvram', { is: 'filled', when: hasLoader }],
  ['os/nvram/@*', filled],
  ['os/nvram/text()', filled],
  ['os/type/@arch', filled],
  ['os/type/@machine', filled, { is: 'same', when: isSameMachine }],
  ['os/boot', { is: 'filled', when: (boot, _, os) => value(boot, 'dev') === 'hd' && !child(os, 'boot') }],
  ['pm', container],
  ['idmap', container],
  ['resource', filled],
  ['resource/partition', filled],
  ['clock', container],
  ['clock/@offset', as('utc')],
  ['clock/@adjustment', filled],
  ['clock/@basis', as('utc')],
  ['on_poweroff', as('destroy')],
  ['on_reboot', as('restart')],
  ['on_crash', as('destroy')],
  ['seclabel', { is: 'filled', even: 'complete', when: has('type', 'dynamic') }],
  ['seclabel/@model', filled],
  ['seclabel/@relabel', { is: 'filled', as: 'yes', or: 'anything' }],
  ['seclabel/label', { is: 'live', when: (label) => value(label.parent, 'type') === 'dynamic' }],
  ['seclabel/imagelabel', live],
  ['cpu', filled, { is: 'same', when: isHostModelOf }],
  ['cpu/@match', { is: 'filled', as: 'exact', or: 'anything', even: 'complete' }, { is: 'same', when: eitherRuns }],
  ['cpu/@check', live],
  ['cpu/@migratable', filled],
  ['cpu/model', filled, { is: 'live', when: (model) => has('mode', 'host-model', 'host-passthrough', 'maximum')(model.parent!) }],
  ['cpu/model/@fallback', filled, { is: 'same', when: eitherRuns }],
  ['cpu/vendor', { is: 'live', when: isRunning }],
  ['cpu/feature', { is: 'live', when: isRunning }],
  ['cpu/feature/@policy', as('require')],
  ['cpu/numa/cell/@id', filled],
  ['cpu/topology/@dies', as('1')],
  ['cpu/topology/@clusters', as('1')],
  ['devices/emulator', filled],
  ['devices/**/alias', { is: 'live', when: isGeneratedAlias }],
  ['devices/*/address', filled],
  ['devices/*/address/zpci', filled],
  ['devices/**/address/@*', { is: 'filled', as: '0', or: 'anything' }],
  ['devices/*/acpi', { is: 'filled' }],
  ['devices/*/@model', filled],
  ['devices/**/protocol', { is: 'filled', when: has('type', 'raw') }],
  ['devices/**/source/@mode', as('connect')],
  ['devices/disk/@device', as('disk')],
  ['devices/disk/@snapshot', { is: 'filled', when: (disk) => value(disk, 'snapshot') === 'no' }],
  ['devices/disk/driver', container],
  ['devices/disk/driver/@name', filled],
  ['devices/disk/driver/@cache', as('default')],
  ['devices/disk/**/seclabel', { is: 'live', when: (label) => value(label, 'relabel') === undefined }],
  ['devices/disk/backingStore', live],
  ['devices/disk/mirror', live],
  ['devices/disk/source/@index', live],
  ['devices/disk/**/encryption/@engine', as('qemu')],
  ['devices/disk/source/host/@port', filled],
  ['devices/disk/target/@bus', filled],
  ['devices/disk/readonly', { is: 'filled', when: (readonly) => has('device', 'cdrom')(readonly.parent!) }],
  ['devices/disk/iotune', container],
  ['devices/interface/mac', filled],
  ['devices/interface/model', filled],
  ['devices/interface/target', { is: 'live', when: (target) => /^(?:vnet|macvtap|macvlan|vif)\d+$/.test(value(target, 'dev') ?? '') && !value(target, 'managed') }],
  ['devices/interface/source/@portid', live],
  ['devices/interface/source/@bridge', { is: 'live', when: (source) => value(source.parent, 'type') === 'network' }],
  ['devices/interface/source/@mode', { is: 'filled', as: 'vepa' }, { is: 'filled', as: 'connect' }],
  ['devices/interface/driver', container],
  ['devices/interface/tune', container],
  ['devices/interface/bandwidth', container],
  ['devices/interface/link', { is: 'filled', when: has('state', 'up') }],
  ['devices/controller', { is: 'filled', when: isImpliedController }],
  ['devices/controller/@*', filled],
  ['devices/controller/master', filled],
  ['devices/controller/model', filled],
  ['devices/controller/target', filled],
  ['devices/controller/target/@*', filled],
  ['devices/controller/driver', container],
  ['devices/serial', { is: 'filled', when: isMadeOfConsole }],
  ['devices/console', { is: 'live', when: isCopyOfSerial }, { is: 'filled', when: showsSerialOf }],
  ['devices/console/@tty', live],
  ['devices/**/source/@path', { is: 'live', when: (source) => has('type', 'pty')(source.parent!) || (source.parent!.name === 'channel' && isGeneratedPath(source)) }],
  ['devices/*/source', { is: 'live', when: (source) => has('type', 'pty')(source.parent!) || (source.parent!.name === 'channel' && has('type', 'unix')(source.parent!) && isGeneratedPath(source)) }],
  ['devices/*/target/@port', filled],
  ['devices/serial/target', filled],
  ['devices/serial/target/@type', filled],
  ['devices/serial/target/model', filled],
  ['devices/console/target', filled],
  ['devices/console/target/@type', filled],
  ['devices/channel/target/@state', live],
  ['devices/hostdev/@managed', as('no')],
  ['devices/hostdev/@display', as('off')],
  ['devices/hostdev/driver', { is: 'live', when: has('name', 'vfio') }],
  ['devices/input', { is: 'filled', when: isImpliedInput }],
  ['devices/input/@bus', filled],
  ['devices/video', { is: 'filled', when: hasGraphics }],
  ['devices/video/model', filled],
  ['devices/video/model/@*', filled],
  ['devices/video/model/@primary', live],
  ['devices/audio', { is: 'filled', when: isDefaultAudio }],
  ['devices/sound/@*', filled],
  ['devices/panic', { is: 'filled', when: has('model', 's390', 'pseries') }],
  ['devices/watchdog', { is: 'filled', when: has('model', 'itco', 'diag288') }],
  ['devices/memballoon', { is: 'filled', when: has('model', 'virtio', 'virtio-transitional', 'virtio-non-transitional') }],
  ['devices/tpm/backend/@version', filled],
  ['devices/graphics/@port', { is: 'live', when: (graphics) => has('autoport', 'yes')(graphics) || isAutomaticPort(graphics) }],
  ['devices/graphics/@tlsPort', { is: 'live', when: has('autoport', 'yes') }],
  ['devices/graphics/@websocket', { is: 'live', when: (graphics) => isRunning(graphics) || has('websocket', '-1')(graphics) }],
  ['devices/graphics/@autoport', as('no'), { is: 'filled', when: (_, __, counterpart) => isAutomaticPort(counterpart) }],
  // Passwords and cookies are shown to nobody who reads only.
  ['devices/graphics/@passwd', live],
  ['devices/disk/**/cookies', live],
  ['devices/graphics/@listen', filled, chosenAtStart],
  ['devices/graphics/@socket', filled],
  ['devices/graphics/listen', filled, chosenAtStart],
  ['devices/graphics/listen/@*', filled, chosenAtStart],
  ['devices/graphics/gl/@rendernode', filled, chosenAtStart],
  ['devices/memory/target/node', filled],
  ['devices/memory/target/current', live],
  ['devices/memory/target/address', filled],
  ['devices/shmem/size', filled],
  ['devices/shmem/msi', filled],
  ['devices/shmem/msi/@*', filled],
  ['devices/redirfilter/usbdev/@*', as('-1')],
];
