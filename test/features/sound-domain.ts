/** A domain that a host can run, made of nothing but what its facts say. */
import type { HostFacts } from '../../engine/index.ts';

type Capabilities = NonNullable<HostFacts['domainCapabilities']>[number];

interface Platform {
  readonly type: string;
  readonly arch: string;
  readonly machine: string | undefined;
  readonly emulator: string | undefined;
}

function platformOf({ domainCapabilities, guests, hostCpu }: HostFacts): Platform {
  const own = domainCapabilities?.[0];
  if (own) return { type: own.domainType, arch: own.arch, machine: own.machine, emulator: own.emulator };
  const guest = guests?.find((g) => g.osType === 'hvm' && g.arch === hostCpu?.arch) ?? guests?.find((g) => g.osType === 'hvm');
  const type = guest?.domainTypes.includes('kvm') ? 'kvm' : guest?.domainTypes[0] ?? 'kvm';
  return { type, arch: guest?.arch ?? hostCpu?.arch ?? 'x86_64', machine: guest?.machines[0]?.name, emulator: guest?.emulator };
}

/** Memory bound to the first node that has some, in pages that are set aside where there are any; vCPUs pinned to that node's CPUs. */
function placed({ numaCells = [] }: HostFacts): string {
  const cell = numaCells.find((c) => (c.memoryKiB ?? 0) > 0 && c.cpus.length > 0);
  if (!cell) return "<memory unit='MiB'>256</memory><vcpu>1</vcpu>";
  const page = cell.pages?.find((p) => p.sizeKiB > 64 && p.total > 0);
  const memory = page ? page.sizeKiB * Math.min(page.total, 64) : Math.floor(cell.memoryKiB! / 4);
  const vcpus = cell.cpus.slice(0, 4);
  const pins = vcpus.map((cpu, vcpu) => `<vcpupin vcpu='${vcpu}' cpuset='${cpu}'/>`).join('');
  const hugepages = page ? `<memoryBacking><hugepages><page size='${page.sizeKiB}' unit='KiB'/></hugepages></memoryBacking>` : '';
  return `<memory unit='KiB'>${memory}</memory>${hugepages}<vcpu cpuset='${cell.cpus.join()}'>${vcpus.length}</vcpu>`
    + `<cputune>${pins}<emulatorpin cpuset='${cell.cpus.join()}'/></cputune><numatune><memory mode='strict' nodeset='${cell.id}'/></numatune>`;
}

const values = (capabilities: Capabilities | undefined, name: string): readonly string[] => capabilities?.values[name] ?? [];

function cpuOf(capabilities: Capabilities | undefined): string {
  const model = capabilities?.cpuModels?.find((m) => m.usable === true)?.name;
  if (model !== undefined) return `<cpu mode='custom' match='exact'><model fallback='forbid'>${model}</model></cpu>`;
  const mode = Object.entries(capabilities?.cpuModes ?? {}).find(([name, isOffered]) => isOffered && name !== 'custom')?.[0];
  return mode === undefined ? '' : `<cpu mode='${mode}'/>`;
}

/** One device of each kind, with the value that the capabilities list at this place, round and round. */
function devicesOf(capabilities: Capabilities | undefined, turn: number): string {
  const pick = (name: string): string | undefined => values(capabilities, name)[turn % Math.max(values(capabilities, name).length, 1)];
  const made = (name: string, device: (value: string) => string): string => (pick(name) === undefined ? '' : device(pick(name)!));
  const targets: Readonly<Record<string, string>> = { ide: 'hda', fdc: 'fda', virtio: 'vda' };
  return [
    made('disk.bus', (bus) => `<disk type='file' device='${bus === 'fdc' ? 'floppy' : 'disk'}'><driver name='qemu' type='raw'/><source file='/srv/a.img'/><target dev='${targets[bus] ?? 'sda'}' bus='${bus}'/></disk>`),
    made('graphics.type', (type) => `<graphics type='${type}'/>`),
    made('video.modelType', (type) => `<video><model type='${type}'/></video>`),
    made('rng.model', (model) => `<rng model='${model}'><backend model='${pick('rng.backendModel') ?? 'random'}'/></rng>`),
    made('filesystem.driverType', (type) => `<filesystem type='mount'><driver type='${type}'/><source dir='/srv'/><target dir='share'/></filesystem>`),
    made('tpm.model', (model) => `<tpm model='${model}'><backend type='${pick('tpm.backendModel') ?? 'emulator'}'${values(capabilities, 'tpm.backendVersion').includes('2.0') && pick('tpm.backendModel') === 'emulator' ? " version='2.0'" : ''}/></tpm>`),
    made('redirdev.bus', (bus) => `<redirdev bus='${bus}' type='spicevmc'/>`),
    made('interface.backendType', (type) => `<interface type='user'><backend type='${type}'/></interface>`),
  ].join('');
}

/** As many domains as it takes to name every value that the host's capabilities list. */
export function soundDomains(host: HostFacts): string[] {
  const { type, arch, machine, emulator } = platformOf(host);
  const capabilities = host.domainCapabilities?.[0];
  const turns = Math.max(1, ...Object.values(capabilities?.values ?? {}).map((list) => list.length));
  return Array.from({ length: turns }, (_, turn) =>
    `<domain type='${type}'><name>sound</name>${placed(host)}<os><type arch='${arch}'${machine === undefined ? '' : ` machine='${machine}'`}>hvm</type></os>${cpuOf(capabilities)}`
    + `<devices>${emulator === undefined ? '' : `<emulator>${emulator}</emulator>`}${devicesOf(capabilities, turn)}</devices></domain>`);
}
