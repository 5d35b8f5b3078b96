import type { DomainCapabilities } from '../host-facts.ts';
import { every, first, known, type MachineElement, readMachineXml, textAt, wholeNumber } from '../machine-xml.ts';
import { defineProbe } from '../probe.ts';

const isSupported = (element: MachineElement): boolean => element.attributes.supported === 'yes';

/** `<disk><enum name='bus'><value>…` → `disk.bus`: […]; an unsupported device allows no value. */
function valuesOf(root: MachineElement): Record<string, readonly string[]> {
  const sections = [...every(root, 'devices').flatMap((devices) => devices.children), ...every(root, 'memoryBacking'), ...every(root, 'os')];
  return Object.fromEntries(sections.flatMap((section) => [section, ...every(section, 'loader')]).flatMap((section) =>
    every(section, 'enum').map((list) => [`${section.name}.${list.attributes.name ?? ''}`, section.attributes.supported === 'no' ? [] : every(list, 'value').map((v) => v.text)] as const)));
}

/** Everything that says for itself whether it is supported: devices, features, the loader. */
function supportOf(root: MachineElement): Record<string, boolean> {
  const places = [root, ...every(root, 'devices'), ...every(root, 'features'), ...every(root, 'os')];
  return Object.fromEntries(places.flatMap((place) => place.children).filter((e) => e.attributes.supported !== undefined).map((e) => [e.name, isSupported(e)]));
}

const YES_NO: Readonly<Record<string, boolean>> = { yes: true, no: false };

function modelsOf(cpu: MachineElement | undefined): NonNullable<DomainCapabilities['cpuModels']>[number][] {
  const modes = every(cpu, 'mode').filter((mode) => mode.attributes.name === 'custom');
  const blockers = new Map(modes.flatMap((mode) => every(mode, 'blockers')).map((list) => [list.attributes.model, every(list, 'feature').flatMap((f) => f.attributes.name ?? [])]));
  return modes.flatMap((mode) => every(mode, 'model')).map((model) =>
    known<NonNullable<DomainCapabilities['cpuModels']>[number]>({ name: model.text, usable: YES_NO[model.attributes.usable ?? ''], blockers: blockers.get(model.text) }));
}

/** Undefined where libvirt does not list them. */
function hypervOf(root: MachineElement): string[] | undefined {
  const hyperv = first(root, 'features', 'hyperv');
  const features = every(hyperv, 'enum').filter((e) => e.attributes.name === 'features');
  return features.length > 0 ? features.flatMap((e) => every(e, 'value').map((v) => v.text)) : undefined;
}

function toCapabilities(root: MachineElement): DomainCapabilities | undefined {
  const [emulator, domainType, machine, arch] = ['path', 'domain', 'machine', 'arch'].map((name) => textAt(root, name));
  if (emulator === undefined || domainType === undefined || machine === undefined || arch === undefined) return undefined;
  const loader = first(root, 'os', 'loader');
  const firmware = every(root, 'os', 'enum').filter((e) => e.attributes.name === 'firmware').flatMap((e) => every(e, 'value').map((v) => v.text));
  const cpu = first(root, 'cpu');
  const models = modelsOf(cpu);
  return known<DomainCapabilities>({
    emulator, domainType, machine, arch,
    maxVcpus: wholeNumber(first(root, 'vcpu')?.attributes.max),
    firmware: first(root, 'os') ? firmware : undefined,
    loaderPaths: loader && every(loader, 'value').map((v) => v.text),
    cpuModes: cpu && Object.fromEntries(every(cpu, 'mode').map((mode) => [mode.attributes.name ?? '', isSupported(mode)])),
    cpuModels: models.length > 0 ? models : undefined,
    hyperv: hypervOf(root),
    values: valuesOf(root),
    features: supportOf(root),
  });
}

/**
 * Asked for the default, for emulation, and for what the defined domains are: kind, architecture, machine type, emulator, at most
 * twelve of them. libvirt refuses the question on read-only connections, in the client's library (virCheckReadOnlyGoto in
 * virConnectGetDomainCapabilities) and in the daemon (`@acl: connect:write` in remote_protocol.x); the domains are read on one.
 */
const LOOK = `l=
for u in $2; do l="$l dumpxml $u;"; done
q='domcapabilities; domcapabilities --virttype qemu;'
if [ -n "$l" ]; then m=$(virsh -r -c "$1" "$l" | awk -F "'" '/^<domain /{ t = $2; d = 0 }
/^  <devices>/{ d = 1 }
!d && /^    <type arch=/{ a = $2; m = $4 }
d && /^    <emulator>/{ e = $0; sub(/^ *<emulator>/, "", e); sub(/<.*/, "", e); print t, a, m, e }' | LC_ALL=C grep -E '^(kvm|qemu) [a-z0-9_]+ [A-Za-z0-9._-]+ /[A-Za-z0-9._/+-]+$' | sort -u | head -n 12 | while read -r t a m e; do
printf ' domcapabilities --virttype %s --arch %s --machine %s --emulatorbin %s;' "$t" "$a" "$m" "$e"
done); fi
exec virsh -c "$1" "$q$m"`;

const END = '</domainCapabilities>';

/** One for each kind of machine, however often it was asked for. */
function readAll(stdout: string): DomainCapabilities[] {
  const found = stdout.split(END).slice(0, MAX_KINDS).flatMap((text) => {
    const start = text.indexOf('<domainCapabilities');
    const root = start < 0 ? undefined : readMachineXml(`${text.slice(start)}${END}`);
    return (root && toCapabilities(root)) ?? [];
  });
  return [...new Map(found.map((each) => [JSON.stringify([each.emulator, each.domainType, each.machine, each.arch]), each])).values()];
}

const MAX_KINDS = 20;

export default defineProbe({
  id: 'domain-capabilities',
  title: 'Capabilities of virtual machines',
  why: 'Which devices, CPU models and firmware the emulator offers. libvirt refuses this question on read-only connections: it is asked only on request (--domain-capabilities), over an ordinary one, by a verb that changes nothing.',
  argv: ['/bin/sh', '-c', LOOK, 'sh', '{uri}', '{uuids}'],
  limits: { bytes: 2 * 1024 * 1024, seconds: 20 },
  parse(stdout) {
    const domainCapabilities = readAll(stdout);
    return domainCapabilities.length > 0 ? { domainCapabilities } : {};
  },
  samples: [{
    stdout: `<domainCapabilities>
  <path>/usr/libexec/qemu-kvm</path>
  <domain>kvm</domain>
  <machine>pc-q35-rhel9.4.0</machine>
  <arch>x86_64</arch>
  <vcpu max='710'/>
  <iothreads supported='yes'/>
  <os supported='yes'>
    <enum name='firmware'>
      <value>efi</value>
    </enum>
    <loader supported='yes'>
      <value>/usr/share/edk2/ovmf/OVMF_CODE.fd</value>
      <enum name='secure'>
        <value>no</value>
      </enum>
    </loader>
  </os>
  <cpu>
    <mode name='host-passthrough' supported='yes'/>
    <mode name='custom' supported='yes'>
      <model usable='yes' vendor='unknown'>qemu64</model>
      <model usable='no' vendor='AMD'>EPYC</model>
      <blockers model='EPYC'>
        <feature name='sse4a'/>
      </blockers>
    </mode>
  </cpu>
  <devices>
    <disk supported='yes'>
      <enum name='bus'>
        <value>virtio</value>
        <value>sata</value>
      </enum>
    </disk>
    <graphics supported='no'>
      <enum name='type'/>
    </graphics>
  </devices>
  <features>
    <sev supported='no'/>
    <hyperv supported='yes'>
      <enum name='features'>
        <value>relaxed</value>
        <value>spinlocks</value>
      </enum>
    </hyperv>
  </features>
</domainCapabilities>
`,
    facts: {
      domainCapabilities: [{
        emulator: '/usr/libexec/qemu-kvm', domainType: 'kvm', machine: 'pc-q35-rhel9.4.0', arch: 'x86_64', maxVcpus: 710,
        firmware: ['efi'], loaderPaths: ['/usr/share/edk2/ovmf/OVMF_CODE.fd'],
        cpuModes: { 'host-passthrough': true, 'custom': true },
        cpuModels: [{ name: 'qemu64', usable: true }, { name: 'EPYC', usable: false, blockers: ['sse4a'] }],
        values: { 'disk.bus': ['virtio', 'sata'], 'graphics.type': [], 'os.firmware': ['efi'], 'loader.secure': ['no'] },
        features: { iothreads: true, os: true, disk: true, graphics: false, sev: false, hyperv: true, loader: true },
        hyperv: ['relaxed', 'spinlocks'],
      }],
    },
  }, {
    stdout: ['pc', 'q35', 'pc'].map((machine) => `<domainCapabilities>\n  <path>/usr/bin/q</path>\n  <domain>qemu</domain>\n  <machine>${machine}</machine>\n  <arch>x86_64</arch>\n</domainCapabilities>\n\n`).join(''),
    facts: { domainCapabilities: ['pc', 'q35'].map((machine) => ({ emulator: '/usr/bin/q', domainType: 'qemu', machine, arch: 'x86_64', values: {}, features: {} })) },
  }],
});
