import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Bundle, type HostFacts, oneLine, writeSnapshot } from '../engine/index.ts';
import { type Answer, type Failure, fail, type Pull, succeed, type VmListItem } from './answer.ts';
import { CancelledError, gatherEvidence } from './evidence-files.ts';
import { failing } from './failing.ts';
import { type Machine, machinesIn } from './machines.ts';
import { packTarGz } from './tar-archive.ts';

/**
 * A recorded host is a folder or an archive with the evidence of VMs: as `savePull` writes it, as anybody collects it by hand, or an
 * unpacked sosreport or must-gather. What a file is, its content tells.
 */
const XML = 'domain.xml';
const LIVE_XML = 'live.xml';
const FACTS = 'facts.json';
const ABOUT = 'pull.json';

/** What was read of folders, archives and files: bundles to diagnose, and what could not be used, in words for the user. */
export interface Evidence {
  readonly bundles: readonly Bundle[];
  readonly notes: readonly string[];
}

/** Of many machines at most this many that fail are diagnosed. */
const MAX_FAILING = 10;

const nameOf = ({ bundle }: Machine): string => bundle.vm ?? 'unnamed';
const namesOf = (machines: readonly Machine[]): string => `${machines.slice(0, 20).map((machine) => oneLine(nameOf(machine), 80)).join(', ')}${machines.length > 20 ? ', …' : ''}`;

/**
 * The evidence in folders, archives (.tar, .tar.gz) and files, as of one host: of the machine `vm`, of the only one, or of those whose
 * logs tell of a failure. Redacted; nothing is unpacked to disk; bounded in time and memory. Throws, with words for the user, when a
 * path cannot be read, facts are damaged, or no machine can be chosen.
 */
export async function readEvidence(paths: readonly string[], vm?: string, signal?: AbortSignal): Promise<Evidence> {
  const gathering = await gatherEvidence(paths, signal);
  const machines = machinesIn(gathering);
  if (machines.length === 0) throw new Error(gathering.notes.length === 0 ? NOTHING : `${NOTHING} (${gathering.notes.slice(0, 3).join(' ')})`);
  const { chosen, note } = choose(machines, vm);
  return { bundles: chosen.map(({ bundle }) => bundle), notes: [...gathering.notes, ...chosen.flatMap(({ notes }) => notes), ...(note === undefined ? [] : [note])] };
}

function choose(machines: readonly Machine[], vm: string | undefined): { readonly chosen: readonly Machine[]; readonly note?: string } {
  if (vm !== undefined) {
    const chosen = machines.filter(({ bundle }) => bundle.vm === vm);
    if (chosen.length === 0) throw new Error(`it holds no machine "${oneLine(vm, 80)}"; it holds ${namesOf(machines)}`);
    return { chosen };
  }
  if (machines.length === 1) return { chosen: machines };
  const failed = failing(machines);
  if (failed.length === 0) throw new Error(`it holds ${machines.length} machines, and no log tells that one failed; name one with --vm: ${namesOf(machines)}`);
  const note = `${machines.length} machines are in it; ${failed.length === 1 ? 'the one whose logs tell of a failure was taken' : `${failed.length} of them have logs that tell of a failure`}. --vm chooses another: ${namesOf(machines)}`;
  return { chosen: failed.slice(0, MAX_FAILING), note };
}

const NOTHING = 'it holds no evidence: no domain XML, no log of QEMU, libvirt or the kernel, no facts of a host';

/** The evidence in one folder or archive, of its first machine; empty when there is none. Throws when it cannot be read or its facts are damaged. */
export async function readBundle(path: string): Promise<Bundle> {
  const gathering = await gatherEvidence([path]);
  const [first] = machinesIn(gathering);
  return first?.bundle ?? { logs: [] };
}

const failure = (folder: string, problem: string): { readonly ok: false; readonly failure: Failure } => fail({
  code: 'bad-address', message: `${folder} holds no recorded host: ${problem}.`, detail: '',
  remedy: 'Name a folder or an archive that was saved by a pull, or one with the domain XML and the logs of a virtual machine.',
});

function failureOf(folder: string, error: unknown): { readonly ok: false; readonly failure: Failure } {
  if (error instanceof CancelledError) return fail({ code: 'cancelled', message: `Reading ${folder} was cancelled.`, remedy: 'Nothing is left to do.', detail: '' });
  return failure(folder, error instanceof Error ? error.message : String(error));
}

/** What was recorded of one host, read once. */
export interface Recording {
  readonly vms: readonly VmListItem[];
  /** As a pull of the machine would have brought it; undefined when there is no such machine. */
  pull(vm: string): Pull | undefined;
}

/** Reads a folder or an archive with recorded answers. Never throws. */
export async function readRecording(folder: string, signal?: AbortSignal): Promise<Answer<Recording>> {
  try {
    const gathering = await gatherEvidence([folder], signal);
    const machines = machinesIn(gathering);
    const vms = machines.map((machine) => {
      const name = nameOf(machine);
      return { name, state: machine.state ?? machine.bundle.facts?.domains?.find((d) => d.name === name)?.state ?? 'unknown' };
    });
    return succeed({ vms, pull: (vm) => pullOf(machines.find((each) => nameOf(each) === vm), gathering.notes) });
  } catch (error) {
    return failureOf(folder, error);
  }
}

function pullOf(machine: Machine | undefined, more: readonly string[]): Pull | undefined {
  if (!machine) return undefined;
  const { bundle, liveXml, notes } = machine;
  const facts = bundle.facts ?? {};
  return { bundle: { ...bundle, facts }, facts, notes: [...more, ...notes], ran: [], ...(liveXml && { liveXml }) };
}

export async function listRecorded(folder: string, signal?: AbortSignal): Promise<Answer<VmListItem[]>> {
  const read = await readRecording(folder, signal);
  return read.ok ? succeed([...read.value.vms]) : read;
}

export async function snapshotRecorded(folder: string, signal?: AbortSignal): Promise<Answer<HostFacts>> {
  try {
    const facts = machinesIn(await gatherEvidence([folder], signal)).find(({ bundle }) => bundle.facts)?.bundle.facts;
    return facts ? succeed(facts) : failure(folder, `there is no ${FACTS}`);
  } catch (error) {
    return failureOf(folder, error);
  }
}

export async function pullRecorded(folder: string, vmName: string, signal?: AbortSignal): Promise<Answer<Pull>> {
  const read = await readRecording(folder, signal);
  if (!read.ok) return read;
  const found = read.value.pull(vmName);
  return found ? succeed(found) : fail({ code: 'no-such-vm', message: `There is no recording of ${vmName} in ${folder}.`, remedy: 'Look at the list of machines.', detail: '' });
}

/** A name for a file that no system minds and that cannot leave its folder. */
const safeName = (name: string): string => name.replace(/[^\w.-]/g, '_').replace(/^\.+/, '_').slice(0, 90) || '_';

/** The files of a saved pull; of those with the same name the last stays. */
function filesOf({ bundle, liveXml, facts, takenAt, notes }: Pull): Map<string, string> {
  const state = facts.domains?.find((d) => d.name === bundle.vm)?.state;
  const told = bundle.logs.filter((log) => log.told).map(({ name }) => safeName(name));
  return new Map([
    ...(bundle.xml ? [[XML, bundle.xml.text] as const] : []),
    ...(liveXml ? [[LIVE_XML, liveXml.text] as const] : []),
    ...bundle.logs.map(({ name, text }) => [safeName(name), text] as const),
    [FACTS, writeSnapshot(facts, takenAt === undefined ? {} : { takenAt })] as const,
    [ABOUT, `${JSON.stringify({ vm: bundle.vm, state, notes, ...(told.length > 0 && { told }) }, null, 2)}\n`] as const,
  ]);
}

/** Whether a path names an archive to save to. */
const isArchive = (path: string): boolean => /\.(?:tar\.gz|tgz)$/i.test(path);

/**
 * Saves a pull as a folder, or as an archive when the path ends in .tar.gz or .tgz; `readEvidence` and recorded addresses read both,
 * anywhere. Folders are made; files that are there are replaced; only their owner may read them.
 */
export async function savePull(pull: Pull, path: string): Promise<void> {
  const files = filesOf(pull);
  if (isArchive(path)) {
    const members = [...files].map(([name, text]) => ({ name, text }));
    return writeFile(path, packTarGz(safeName(pull.bundle.vm ?? 'evidence').slice(0, 60).replace(/^[.-]/, '_'), members, new Date()), { mode: 0o600 });
  }
  await mkdir(path, { recursive: true });
  for (const [name, text] of files) await writeFile(join(path, name), text, { mode: 0o600 });
}
