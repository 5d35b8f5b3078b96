import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Bundle, domainName, type HostFacts, type NamedText, readSnapshot, writeSnapshot } from '../engine/index.ts';
import { type Answer, type Failure, fail, type Pull, succeed, type VmListItem } from './answer.ts';
import { listFolder, readRegularFile } from './read-file.ts';
import { redact } from './redact.ts';

/**
 * A recorded host is a folder with `facts.json` and one folder for each VM; a folder with the evidence of one VM (`domain.xml`,
 * logs, perhaps `facts.json`) is one as well. `savePull` writes such a folder, anybody may make one by hand.
 */
const XML = 'domain.xml';
const LIVE_XML = 'live.xml';
const FACTS = 'facts.json';
const ABOUT = 'pull.json';

const LOG = /\.(?:log|err)(?:\.\d{1,3})?$|^(?:journal|dmesg|messages|syslog)|^state\.txt$/;
const OTHER_XML = /\.xml$/;

const MAX_LOG = 8 * 1024 * 1024;
const MAX_XML = 4 * 1024 * 1024;
const MAX_LOGS = 64;

interface About {
  readonly vm?: string;
  readonly state?: string;
  readonly notes: readonly string[];
}

async function readText(folder: string, name: string, limit: number): Promise<NamedText | undefined> {
  const file = await readRegularFile(join(folder, name), limit);
  if (!file) return undefined;
  return { name, text: redact(file.cut ? file.text.slice(file.text.indexOf('\n') + 1) : file.text) };
}

async function readXml(folder: string, files: readonly string[]): Promise<NamedText | undefined> {
  if (files.includes(XML)) return readText(folder, XML, MAX_XML);
  for (const name of files.filter((f) => OTHER_XML.test(f) && f !== LIVE_XML)) {
    const text = await readText(folder, name, MAX_XML);
    if (text && /<domain[\s>]/.test(text.text)) return text;
  }
  return files.includes(LIVE_XML) ? readText(folder, LIVE_XML, MAX_XML) : undefined;
}

/** The facts in a folder; throws when they are damaged. */
async function readFacts(folder: string): Promise<HostFacts | undefined> {
  const text = await readText(folder, FACTS, 64 * 1024 * 1024);
  const snapshot = text && readSnapshot(text.text);
  if (snapshot && !snapshot.ok) throw new Error(`${FACTS}: ${snapshot.problem}`);
  return snapshot?.facts;
}

async function readAbout(folder: string): Promise<About> {
  const text = await readText(folder, ABOUT, 1024 * 1024);
  try {
    const { vm, state, notes } = JSON.parse(text?.text ?? '{}') as Readonly<Record<string, unknown>>;
    return {
      ...(typeof vm === 'string' && { vm }), ...(typeof state === 'string' && { state }),
      notes: Array.isArray(notes) ? notes.filter((note): note is string => typeof note === 'string').slice(0, 100) : [],
    };
  } catch {
    return { notes: [`${ABOUT} is damaged and was left aside.`] };
  }
}

/**
 * The evidence in a folder: its domain XML, logs and facts, redacted. Names of files tell nothing but what kind they are, the
 * folder's own name tells nothing at all. Throws when the folder cannot be read or its facts are damaged.
 */
export async function readBundle(folder: string): Promise<Bundle> {
  const { files } = await listFolder(folder);
  const xml = await readXml(folder, files);
  const logs = await Promise.all(files.filter((name) => LOG.test(name)).slice(0, MAX_LOGS).map((name) => readText(folder, name, MAX_LOG)));
  const facts = files.includes(FACTS) ? await readFacts(folder) : undefined;
  const vm = (await readAbout(folder)).vm ?? (xml && domainName(xml.text));
  return { ...(vm !== undefined && { vm }), ...(xml && { xml }), logs: logs.filter((log) => log !== undefined), ...(facts && { facts }) };
}

const failure = (folder: string, problem: string): { readonly ok: false; readonly failure: Failure } => fail({
  code: 'bad-address', message: `The folder ${folder} holds no recorded host: ${problem}.`, detail: '',
  remedy: 'Name a folder that was saved by a pull, or one with domain.xml and the logs of a virtual machine.',
});

interface RecordedVm {
  readonly folder: string;
  readonly name: string;
  readonly state: string;
}

const isVmFolder = (files: readonly string[]): boolean => files.some((name) => OTHER_XML.test(name) || LOG.test(name));

async function recordedVm(folder: string, facts: HostFacts | undefined): Promise<RecordedVm[]> {
  const { files } = await listFolder(folder);
  if (!isVmFolder(files)) return [];
  const about = await readAbout(folder);
  const xml = await readXml(folder, files);
  const name = about.vm ?? (xml && domainName(xml.text)) ?? 'unnamed';
  return [{ folder, name, state: about.state ?? facts?.domains?.find((d) => d.name === name)?.state ?? 'unknown' }];
}

async function recordedVms(folder: string): Promise<RecordedVm[]> {
  const facts = await readFacts(folder);
  const { folders } = await listFolder(folder);
  const own = await recordedVm(folder, facts);
  if (own.length > 0) return own;
  return (await Promise.all(folders.map((name) => recordedVm(join(folder, name), facts)))).flat();
}

const why = (error: unknown): string => (error instanceof Error ? error.message : String(error));

export async function listRecorded(folder: string): Promise<Answer<VmListItem[]>> {
  try {
    return succeed((await recordedVms(folder)).map(({ name, state }) => ({ name, state })));
  } catch (error) {
    return failure(folder, why(error));
  }
}

export async function snapshotRecorded(folder: string): Promise<Answer<HostFacts>> {
  try {
    const facts = await readFacts(folder);
    return facts ? succeed(facts) : failure(folder, `there is no ${FACTS}`);
  } catch (error) {
    return failure(folder, why(error));
  }
}

export async function pullRecorded(folder: string, vmName: string): Promise<Answer<Pull>> {
  try {
    const vm = (await recordedVms(folder)).find(({ name }) => name === vmName);
    if (!vm) return fail({ code: 'no-such-vm', message: `There is no recording of ${vmName} in ${folder}.`, remedy: 'Look at the list of machines.', detail: '' });
    const bundle = await readBundle(vm.folder);
    const facts = bundle.facts ?? (await readFacts(folder)) ?? {};
    const liveXml = await readText(vm.folder, LIVE_XML, MAX_XML);
    return succeed({ bundle: { ...bundle, facts }, facts, notes: (await readAbout(vm.folder)).notes, ran: [], ...(liveXml && { liveXml }) });
  } catch (error) {
    return failure(folder, why(error));
  }
}

/** A name for a file that no system minds and that cannot leave its folder. */
const safeName = (name: string): string => name.replace(/[^\w.-]/g, '_').replace(/^\.+/, '_').slice(0, 100) || '_';

/** Saves a pull as a folder that `readBundle` and recorded addresses read. The folder is made; files that are there are replaced. */
export async function savePull(pull: Pull, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const save = (name: string, text: string): Promise<void> => writeFile(join(folder, safeName(name)), text, { mode: 0o600 });
  const { bundle } = pull;
  if (bundle.xml) await save(XML, bundle.xml.text);
  if (pull.liveXml) await save(LIVE_XML, pull.liveXml.text);
  for (const log of bundle.logs) await save(log.name, log.text);
  await save(FACTS, writeSnapshot(pull.facts));
  const state = pull.facts.domains?.find((d) => d.name === bundle.vm)?.state;
  await save(ABOUT, `${JSON.stringify({ vm: bundle.vm, state, notes: pull.notes }, null, 2)}\n`);
}
