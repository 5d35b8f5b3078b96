import { type Bundle, factsFrom, type HostFacts, type NamedText, oneLine, probes } from '../engine/index.ts';
import { addressText } from './address.ts';
import { type Answer, type AskOptions, type Failure, fail, type HostAddress, type Pull, succeed, type VmListItem } from './answer.ts';
import { askHost, type LiveAddress, type Sections, virshProblem } from './ask.ts';
import { evidence, type Evidence, type Question } from './evidence.ts';
import type { Section } from './frames.ts';
import { domainCapabilities, listing, plans } from './plan.ts';
import { listRecorded, pullRecorded, snapshotRecorded } from './recorded.ts';
import { redact } from './redact.ts';
import type { Lanes } from './script.ts';

const withOptions = (lanes: Lanes, options: AskOptions): Lanes => (options.domainCapabilities ? [...lanes, [domainCapabilities]] : lanes);

const text = (section: Section): string => redact(section.stdout.toString('utf8'));

/** What tells machines apart must stay as it is, even a name like `password=x`; no other text of these answers becomes a fact. */
const NAMING: ReadonlySet<string> = new Set(['domain-list', 'domain-states', 'domains']);

/** The facts in an answer. A failed probe still may have said something true. */
export function readFacts(sections: Sections): HostFacts {
  const answers = probes.flatMap(({ id }) => {
    const section = sections.get(id);
    return section ? [[id, { stdout: NAMING.has(id) ? section.stdout.toString('utf8') : text(section) }] as const] : [];
  });
  return factsFrom(Object.fromEntries(answers));
}

const toItem = ({ name, uuid, state }: NonNullable<HostFacts['domains']>[number]): VmListItem => ({ name, state: state ?? 'unknown', ...(uuid !== undefined && { uuid }) });

/** The virtual machines of a host with their states. Never throws. */
export async function listVms(address: HostAddress, options: AskOptions = {}): Promise<Answer<VmListItem[]>> {
  if (address.kind === 'recorded') return listRecorded(address.folder, options.signal);
  const answer = await askHost(address, plans.list, undefined, options);
  if (!answer.ok) return answer;
  const problem = virshProblem(answer.value, address);
  return problem ? fail(problem) : succeed((readFacts(answer.value).domains ?? []).map(toItem));
}

/** The facts of a host. Never throws. A host whose libvirt does not answer gives its failure. */
export async function snapshot(address: HostAddress, options: AskOptions = {}): Promise<Answer<HostFacts>> {
  if (address.kind === 'recorded') return snapshotRecorded(address.folder, options.signal);
  const answer = await askHost(address, withOptions(plans.snapshot, options), undefined, options);
  if (!answer.ok) return answer;
  const problem = virshProblem(answer.value, address);
  return problem ? fail(problem) : succeed(readFacts(answer.value));
}

/** Everything about one VM that a diagnosis needs, in one round trip. `vmName` may be its name or its UUID. Never throws. */
export const pull = (address: HostAddress, vmName: string, options: AskOptions = {}): Promise<Answer<Pull>> => pullWith('pull', address, vmName, options);

/** The same with the questions of another plan. */
export async function pullWith(plan: 'pull' | 'definitions', address: HostAddress, vmName: string, options: AskOptions): Promise<Answer<Pull>> {
  if (address.kind === 'recorded') return pullRecorded(address.folder, vmName, options.signal);
  const answer = await askHost(address, withOptions(plans[plan], options), vmName, options);
  if (!answer.ok) return answer;
  const facts = readFacts(answer.value);
  const problem = virshProblem(answer.value, address);
  if (problem) return withoutLibvirt(vmName, answer.value, facts, problem);
  const vm = facts.domains?.find((domain) => domain.name === vmName) ?? facts.domains?.find((domain) => domain.uuid === vmName);
  if (!vm) return fail(noSuchVm(address, vmName, facts));
  return succeed(assemble(vm.name, answer.value, facts));
}

/** libvirt itself is what is broken: then its logs and what lies on disk are the evidence. With none of it, only the failure is left. */
function withoutLibvirt(vm: string, sections: Sections, facts: HostFacts, problem: Failure): Answer<Pull> {
  const pulled = assemble(vm, sections, facts);
  const isMute = !pulled.bundle.xml && pulled.bundle.logs.every((log) => log.name === 'dmesg.log');
  if (isMute || problem.code === 'virsh-missing' || problem.code === 'socket-permission' || problem.code === 'bad-address') return fail(problem);
  const logs = [{ name: 'virsh.err', text: `${problem.detail}\n` }, ...pulled.bundle.logs];
  return succeed({ ...pulled, bundle: { ...pulled.bundle, logs }, notes: [`${problem.message} ${problem.remedy}`, ...pulled.notes] });
}

function noSuchVm(address: LiveAddress, vmName: string, facts: HostFacts): Parameters<typeof fail>[0] {
  const names = (facts.domains ?? []).map((d) => d.name);
  return {
    code: 'no-such-vm', message: `There is no virtual machine "${oneLine(vmName, 80)}" on ${addressText(address)}.`,
    remedy: 'Choose one of the list; names are case-sensitive, and another connection URI (qemu:///session) has other machines.', detail: names.slice(0, 50).join('\n'),
  };
}

function assemble(vm: string, sections: Sections, facts: HostFacts): Pull {
  const texts = new Map(evidence.flatMap((item) => {
    const found = toText(item, sections.get(item.id));
    return found ? [[item.id, found] as const] : [];
  }));
  const xml = texts.get('vm-xml') ?? texts.get('vm-xml-file');
  const live = texts.get('vm-xml-live');
  const liveXml = live && /^<domain [^>]*\bid=/.test(live.text) ? live : undefined;
  const logs = [...texts].filter(([id]) => !id.startsWith('vm-xml')).map(([, log]) => log);
  const bundle: Bundle = { vm, ...(xml && { xml }), logs, facts };
  return { bundle, facts, takenAt: new Date().toISOString(), notes: notesOn(sections, facts), ran: commandsOf(plans.pull), ...(liveXml && { liveXml }) };
}

/** An answer as a file of the bundle, or undefined when there is nothing in it. */
function toText(item: Evidence, section: Section | undefined): NamedText | undefined {
  if (!section || section.stdout.length === 0) return undefined;
  const whole = text(section);
  const isCut = item.isLog === true && section.stdout.length >= item.limits.bytes;
  const kept = isCut ? whole.slice(whole.indexOf('\n') + 1) : whole;
  return kept.trim() === '' || item.nothing?.test(kept) ? undefined : { name: item.file, text: item.isLog ? kept : `${kept.trim()}\n` };
}

/** Groups whose members see the whole journal (journalctl(1)). */
const JOURNAL_GROUPS = ['adm', 'systemd-journal', 'wheel'];

/** Asked together with others, one of which took all the time that they had; or not asked, because libvirt had left another one without an answer. */
const isLost = (item: Question, sections: Sections): boolean =>
  plans.pull.flat().some((asked: Question) => asked === item) && (item.quick === true || ((item.argv[0] === 'virsh' || item.argv.includes('{uri}')) && sections.get(listing.id)?.status === 0));

/** What could not be read, and why, for people. */
function notesOn(sections: Sections, { asker }: HostFacts): string[] {
  const who = asker ? ` as ${asker.user}` : '';
  const isHidden = (id: string, section: Section): boolean =>
    // journalctl shows an ordinary user nothing and calls it success.
    id === 'journal' && section.stdout.length === 0 && section.status < 2 && asker !== undefined && asker.uid !== 0 && !asker.groups.some((group) => JOURNAL_GROUPS.includes(group));
  return [...evidence, ...probes].flatMap((item) => {
    const section = sections.get(item.id);
    if (!section) return isLost(item, sections) ? [`${item.title}: no answer, for what was asked before it hung.`] : [];
    if (/Permission denied|Operation not permitted|insufficient permissions/.test(section.stderr) || isHidden(item.id, section)) return [`${item.title}: may not be read${who}.`];
    return section.status === 124 || section.status === 137 ? [`${item.title}: no answer within ${item.limits.seconds} seconds.`] : [];
  });
}

const commandsOf = (lanes: Lanes): string[] => [listing, ...lanes.flat()].map(({ argv }) => argv.map((argument) => (/^[\w./:{}=@%+,-]+$/.test(argument) ? argument : JSON.stringify(argument))).join(' '));
