import { type Bundle, domainName, factsFrom, type HostFacts, logRuns, type NamedText, readSnapshot } from '../engine/index.ts';
import { asProbed } from './evidence-kind.ts';
import { listedAnswers } from './defined.ts';
import type { Gathering, Piece } from './gather.ts';

/** One VM of what was gathered: its evidence, and whether its own logs, or the host's about it, tell of a failure. */
export interface Machine {
  readonly bundle: Bundle;
  /** As a pull noted it. */
  readonly state?: string;
  readonly notes: readonly string[];
  readonly liveXml?: NamedText;
}

interface Found extends Piece {
  readonly folder: string;
  readonly name: string;
}

interface About {
  readonly vm?: string;
  readonly state?: string;
  readonly notes: readonly string[];
  /** Names of what the user was told when it failed. */
  readonly told: readonly string[];
}

/** A VM in the making; `folder` is set when a folder is this VM's alone. */
interface Draft {
  readonly name: string | undefined;
  readonly folder?: string;
  readonly about: About | undefined;
  readonly xmls: readonly Found[];
}

const MAX_LOGS = 64;

/** A host has hundreds; thousands are made up. */
const MAX_MACHINES = 1000;
const MAX_GUESTS = 100;

const folderOf = (path: string): string => path.slice(0, Math.max(path.lastIndexOf('/'), 0));

/** The folder that all lie in: archives often have one around everything. */
function commonFolder(folders: readonly string[]): string {
  const [first = '', ...rest] = folders;
  let common = first === '' ? [] : first.split('/');
  for (const folder of rest) {
    const parts = folder.split('/');
    const at = common.findIndex((part, i) => part !== parts[i]);
    if (at >= 0) common = common.slice(0, at);
  }
  return common.join('/');
}

const texts = (list: unknown): string[] => (Array.isArray(list) ? list.filter((each): each is string => typeof each === 'string') : []);

function readAbout({ text, name }: Found): About {
  try {
    const { vm, state, notes, told } = JSON.parse(text) as Readonly<Record<string, unknown>>;
    return {
      ...(typeof vm === 'string' && { vm }), ...(typeof state === 'string' && { state }),
      notes: texts(notes).slice(0, 100), told: texts(told),
    };
  } catch {
    return { notes: [`${name} is damaged and was left aside.`], told: [] };
  }
}

/** Of `<domstatus>`, which the daemon keeps of running machines, the domain within. */
function domainText(text: string): string {
  const start = text.search(/<domstatus[\s>]/) < 0 ? -1 : text.search(/<domain[\s>]/);
  const end = start < 0 ? -1 : text.lastIndexOf('</domain>');
  return end < 0 ? text : text.slice(start, end + '</domain>'.length);
}

const isLive = ({ text }: Piece): boolean => /<domstatus[\s>]|<domain(?=\s)[^>]{0,500}\sid=/.test(text.slice(0, 8192));

const isLog = ({ kind }: Piece): boolean => kind.is === 'log' || kind.is === 'maybe';

/** Hosts keep many logs; of those that lie with no machine, only those that speak of virtual machines matter. */
const CONCERNED = /libvirt|qemu|kvm|vfio|virt[a-z]{2,10}d\b|swtpm|vhost|virbr|vnet\d/i;

/** Which guests a log of QEMU is about. */
const guestsOf = (text: string): string[] => [...new Set(logRuns(text, { hits: [] }).flatMap(({ guest }) => (guest === undefined ? [] : [guest])))].slice(-MAX_GUESTS);

interface Scene {
  readonly drafts: readonly Draft[];
  /** By the folder that is theirs alone. */
  readonly owners: ReadonlyMap<string, Draft>;
  readonly logs: readonly (Found & { readonly guests: readonly string[] })[];
  readonly root: string;
}

/** The VMs of a gathering, in the order of their places. Throws when facts of a host are damaged. */
export function machinesIn({ pieces }: Pick<Gathering, 'pieces'>): Machine[] {
  const found = pieces.map((piece): Found => ({ ...piece, folder: folderOf(piece.path), name: piece.path.slice(piece.path.lastIndexOf('/') + 1) }));
  if (found.length === 0) return [];
  const root = commonFolder(found.map(({ folder }) => folder));
  const xmls = found.filter(({ kind }) => kind.is === 'xml').map((xml) => ({ ...xml, text: domainText(xml.text), live: isLive(xml), vm: domainName(domainText(xml.text)) }));
  const homes = new Set(found.filter(({ kind }) => kind.is === 'xml' || kind.is === 'about' || kind.is === 'facts').map(({ folder }) => folder).concat(root));
  const logs = found.filter((piece) => isLog(piece) && (homes.has(piece.folder) || (piece.kind.is === 'log' && CONCERNED.test(piece.text))))
    .map((log) => ({ ...log, guests: guestsOf(log.text) }));
  const drafts = draft(found, xmls, logs).slice(0, MAX_MACHINES);
  const facts = factsIn(found, drafts.length > 1 ? xmls.map(({ text }) => text) : []);
  const owners = new Map(drafts.flatMap((each) => (each.folder === undefined ? [] : [[each.folder, each] as const])));
  const scene: Scene = { drafts, owners, logs, root };
  return drafts.map((each) => finish(each, scene, facts));
}

/** In the order in which they came. */
function byFolder<T extends Found>(pieces: readonly T[]): ReadonlyMap<string, readonly T[]> {
  const folders = new Map<string, T[]>();
  for (const piece of pieces) {
    const there = folders.get(piece.folder);
    if (there) there.push(piece);
    else folders.set(piece.folder, [piece]);
  }
  return folders;
}

type NamedXml = Found & { readonly vm: string | undefined };

/** A folder with the XML of one VM and logs is that VM's; elsewhere, XML of the same name is the same VM, and a log of QEMU names its own. */
function draft(found: readonly Found[], xmls: readonly NamedXml[], logs: Scene['logs']): Draft[] {
  const drafts: Draft[] = [];
  const taken = new Set<string>();
  const [xmlsIn, logsIn] = [byFolder(xmls), byFolder(logs)];
  for (const [folder, pieces] of byFolder(found)) {
    const here = xmlsIn.get(folder) ?? [];
    const about = pieces.find(({ kind }) => kind.is === 'about');
    const names = new Set(here.map(({ vm }) => vm));
    const isOne = about !== undefined || (names.size === 1 && (logsIn.get(folder) ?? []).some((log) => (log.guests.length === 0 || log.guests.includes(here[0]!.vm ?? ''))));
    if (!isOne) continue;
    taken.add(folder);
    const read = about && readAbout(about);
    drafts.push({ name: read?.vm ?? here[0]?.vm, folder, about: read, xmls: here });
  }
  const named = new Map<string | undefined, NamedXml[]>();
  for (const xml of xmls.filter(({ folder }) => !taken.has(folder))) {
    const same = named.get(xml.vm);
    if (same) same.push(xml);
    else named.set(xml.vm, [xml]);
  }
  const known = new Set(drafts.map(({ name }) => name));
  for (const [name, own] of named) {
    if (!known.has(name)) drafts.push({ name, about: undefined, xmls: own });
    known.add(name);
  }
  const strangers = new Set(logs.filter(({ folder }) => !taken.has(folder)).flatMap(({ guests }) => guests).filter((guest) => !known.has(guest)));
  // One XML and one foreign log, named together, are meant as one.
  if (drafts.length !== 1 || logs.some(({ guests }) => guests.includes(drafts[0]!.name ?? ''))) drafts.push(...[...strangers].map((name): Draft => ({ name, about: undefined, xmls: [] })));
  return drafts.length > 0 || logs.length === 0 ? drafts : [{ name: undefined, about: undefined, xmls: [] }];
}

/** Whether a log is to be read for a VM: its own, or one that speaks of the whole host. */
function isFor(log: Scene['logs'][number], { name, folder }: Draft, { drafts, owners }: Scene): boolean {
  const owner = owners.get(log.folder);
  if (owner) return owner.folder === folder;
  return log.guests.length === 0 || drafts.length === 1 || log.guests.includes(name ?? '');
}

function finish(made: Draft, scene: Scene, facts: ReadonlyMap<string, HostFacts>): Machine {
  const { root } = scene;
  const shown = ({ path, name, folder }: Found): string => (folder === made.folder || folder === root ? name : root === '' ? path : path.slice(root.length + 1));
  const about = made.about;
  const toText = (piece: Found): NamedText => ({ name: shown(piece), text: piece.text, ...(piece.folder === made.folder && about?.told.includes(piece.name) && { told: true }) });
  const own = scene.logs.filter((log) => isFor(log, made, scene)).sort((a, b) => weight(b, made) - weight(a, made)).slice(0, MAX_LOGS);
  const logs = own.sort((a, b) => (a.path < b.path ? -1 : 1));
  const live = made.xmls.find(isLive);
  const xml = made.xmls.find((each) => each !== live && !isLive(each)) ?? live;
  const host = facts.get(made.folder ?? root) ?? facts.get(root) ?? (facts.size === 1 ? [...facts.values()][0] : undefined);
  return {
    bundle: { ...(made.name !== undefined && { vm: made.name }), ...(xml && { xml: toText(xml) }), logs: logs.map(toText), ...(host && { facts: host }) },
    ...(about?.state !== undefined && { state: about.state }), notes: about?.notes ?? [], ...(live && live !== xml && { liveXml: toText(live) }),
  };
}

/** What matters most when there are more logs than one diagnosis takes. */
const weight = ({ guests, folder }: Scene['logs'][number], { name, folder: home }: Draft): number =>
  (name !== undefined && guests.includes(name) ? 2 : 0) + (folder === home ? 1 : 0);

/** Facts by the folder they lie in; where no snapshot is, what outputs of commands tell is the root's. */
function factsIn(found: readonly Found[], neighbours: readonly string[]): ReadonlyMap<string, HostFacts> {
  const facts = new Map<string, HostFacts>();
  for (const { folder, name, text } of found.filter(({ kind }) => kind.is === 'facts')) {
    const snapshot = readSnapshot(text);
    if (!snapshot.ok) throw new Error(`${name}: ${snapshot.problem}`);
    facts.set(folder, snapshot.facts);
  }
  if (facts.size > 0) return facts;
  const answers: Record<string, { readonly stdout: string }> = {};
  for (const { kind, text } of found) if (kind.is === 'probe') Object.assign(answers, asProbed(kind.probe, text));
  Object.assign(answers, listedAnswers(found));
  if (neighbours.length > 0) answers['domains'] = { stdout: neighbours.map((xml) => xml.replace(/^[\s\S]*?(?=<domain[\s>])/, '')).join('\n') };
  const told = withStates(factsFrom(answers), found.find(({ kind }) => kind.is === 'vm-list')?.text);
  return Object.keys(told).length > 0 ? new Map([[commonFolder(found.map(({ folder }) => folder)), told]]) : facts;
}

/** States as `virsh list --all` has them: ` 3    name    running`. */
function withStates(facts: HostFacts, list: string | undefined): HostFacts {
  if (!facts.domains || list === undefined) return facts;
  const states = new Map(list.split('\n').flatMap((line) => {
    const [id = '', name, state] = line.trim().split(/ {3,}/);
    return name !== undefined && state !== undefined && /^(?:\d{1,9}|-)$/.test(id) ? [[name, state] as const] : [];
  }));
  return { ...facts, domains: facts.domains.map((domain) => ({ ...domain, ...(states.has(domain.name) && { state: states.get(domain.name)! }) })) };
}
