import { domainIdentity, type HostFacts, oneLine } from '../engine/index.ts';
import { addressText } from './address.ts';
import { type Answer, type AskOptions, fail, type Failure, type FailureCode, type HostAddress, succeed } from './answer.ts';
import { askHost, type LiveAddress, type Sections, virshProblem } from './ask.ts';
import type { HostCommand } from './commands.ts';
import { defineScript, SECONDS, STAGES } from './define-script.ts';
import { evidence, type Question } from './evidence.ts';
import { virshFailure } from './failure.ts';
import { plans } from './plan.ts';
import { readFacts } from './pull.ts';

/**
 * Changing a definition: the one thing that virt-doctor ever does to a host. Nothing here is part of a pull; it runs only when a person
 * has seen the difference and confirmed it, and only if the host still holds what that person saw.
 */

/** A definition to edit, as libvirt holds it: nothing is hidden in it, or what is defined from it would lack what was hidden. */
export interface EditableVm {
  readonly name: string;
  /** As libvirt writes it. */
  readonly uuid: string;
  readonly xml: string;
  readonly facts: HostFacts;
  /** Its next start takes up a saved state, with the definition that it was saved with. */
  readonly hasSavedState: boolean;
}

/** What is to take the place of what. */
export interface Definition {
  readonly uuid: string;
  /** The definition that the person saw, as `readEditableVm` gave it. */
  readonly before: string;
  readonly after: string;
}

const MAX_XML = 1024 * 1024;

const storedXml = evidence.find(({ id }) => id === 'vm-xml')!;
const info = evidence.find(({ id }) => id === 'vm-info')!;
/** Facts about this VM, such as what its images are. */
const ofVm = plans.pull[0].filter((question) => !evidence.some(({ id }) => id === question.id));

/**
 * libvirt shows graphics passwords only with --security-info (VIR_DOMAIN_XML_SECURE: domain_conf.c, virDomainGraphicsAuthDefFormatAttr),
 * never over a read-only connection, and a definition without them takes them away. Whether there are some is found out on the host;
 * they stay there.
 */
const COMPARE = 'a=$(virsh -c "$1" dumpxml --inactive "$2") && b=$(virsh -c "$1" dumpxml --inactive --security-info "$2") && if [ "$a" = "$b" ]; then echo plain; else echo passwords; fi';
const hasPasswords: Question = {
  id: 'vm-editable', title: 'Whether the virtual machine may be edited', why: 'A definition with passwords would lose them, for libvirt does not show them; only whether there are some leaves the host.',
  argv: ['/bin/sh', '-c', COMPARE, 'sh', '{uri}', '{uuid}'], limits: { bytes: 64, seconds: 2 * SECONDS.dump },
};

/** What may run on a host besides the reading commands, each only after a person has confirmed it; for docs/host-commands.md. */
export const editingCommands = (): HostCommand[] => [
  { ...hasPasswords, ...hasPasswords.limits },
  {
    id: 'vm-define', title: 'Define the virtual machine', bytes: 16384, seconds: SECONDS.define,
    why: 'Stores the XML that the person has edited, seen as a difference and confirmed; the XML comes on the standard input. In the same session, right before, the stored XML must still be what the person saw, without passwords that the definition would lose.',
    argv: ['virsh', '-c', '{uri}', 'define', '--validate', '/dev/stdin'],
  },
];

const notEditable = (message: string, remedy: string): ReturnType<typeof fail> => fail({ code: 'not-editable', message, remedy, detail: '' });
const isRecorded = (): ReturnType<typeof fail> => notEditable('A recorded host cannot be changed.', 'Name the host itself.');

const PASSWORDS = (host: string): Failure => ({
  code: 'holds-passwords', message: `The definition on ${host} holds passwords of its graphics, which libvirt shows to nobody from here.`, detail: '',
  remedy: 'Defining it from here would take them away. Edit it on the host itself, with virsh edit.',
});

/** The stored XML of a VM (name or UUID), to be edited and defined again. Never throws. Fails when it could not be defined again without a loss. */
export async function readEditableVm(address: HostAddress, vm: string, options: AskOptions = {}): Promise<Answer<EditableVm>> {
  if (address.kind === 'recorded') return isRecorded();
  const answer = await askHost(address, [[storedXml, info, hasPasswords, ...ofVm], ...plans.snapshot], vm, options);
  if (!answer.ok) return answer;
  const problem = virshProblem(answer.value, address);
  if (problem) return fail(problem);
  const xml = answer.value.get(storedXml.id)?.stdout.toString('utf8').trim() ?? '';
  if (xml === '') return fail({ code: 'no-such-vm', message: `There is no virtual machine "${oneLine(vm, 80)}" on ${addressText(address)} with a definition.`, remedy: 'Look at the list of machines; one that was only created (virsh create) has none.', detail: '' });
  const said = answer.value.get(info.id)?.stdout.toString('utf8') ?? '';
  if (/^Persistent: +no$/m.test(said)) return notEditable('The virtual machine is transient: the host keeps no definition of it.', 'Change it where it is created from.');
  const refusal = whyNot(answer.value, address);
  if (refusal) return fail(refusal);
  const identity = domainIdentity(xml);
  if (!identity) return notEditable('The XML that the host gave is not a definition that can be edited.', 'Edit it on the host itself, with virsh edit.');
  return succeed({ ...identity, uuid: hyphened(identity.uuid), xml: `${xml}\n`, facts: readFacts(answer.value), hasSavedState: /^Managed save: +yes$/m.test(said) });
}

const hyphened = (uuid: string): string => uuid.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');

function whyNot(sections: Sections, address: LiveAddress): Failure | undefined {
  const section = sections.get(hasPasswords.id);
  const said = section?.stdout.toString('utf8').trim();
  if (said === 'plain') return undefined;
  return said === 'passwords' ? PASSWORDS(addressText(address)) : virshFailure(section?.stderr ?? '', addressText(address));
}

/** Why this text must not be sent at all. */
function refuseText({ uuid, before, after }: Definition): ReturnType<typeof fail> | undefined {
  const [old, next] = [domainIdentity(before), domainIdentity(after)];
  if (!next) return notEditable('The XML is not a well-formed definition with one name and one UUID.', 'Mend what is marked in it; its name and UUID must stay.');
  if (!old || old.uuid !== uuid.replaceAll('-', '').toLowerCase() || next.uuid !== old.uuid) return notEditable('The UUID in the XML is another one.', 'A definition with another UUID is another virtual machine. Give it back the UUID that it had.');
  if (next.name !== old.name) return notEditable('The name in the XML is another one.', 'Rename a virtual machine on the host, with virsh domrename; its name must stay here.');
  if (Buffer.byteLength(after) > MAX_XML || after.includes('\0')) return notEditable('The XML is too long, or holds what no XML can hold.', `At most ${MAX_XML} bytes are sent.`);
  return undefined;
}

/**
 * Defines a VM anew, in one session: the host must still hold `before`, hold no passwords that would be lost, and libvirt must find
 * `after` valid. Gives the definition that libvirt holds then. Never throws. After a failure with the code `changed-meanwhile`,
 * `holds-passwords`, `not-editable` or `refused` (in `detail`, libvirt's words) nothing was changed; after others, look at the host.
 */
export async function defineVm(address: HostAddress, definition: Definition, options: AskOptions = {}): Promise<Answer<string>> {
  if (address.kind === 'recorded') return isRecorded();
  const refused = refuseText(definition);
  if (refused) return refused;
  options.log?.('defining: virsh define --validate /dev/stdin, if the host still holds what was edited');
  const texts = { uuid: definition.uuid, before: definition.before.trimEnd(), after: definition.after.trimEnd() };
  const answer = await askHost(address, [], undefined, options, (values) => defineScript({ ...values, ...texts }));
  if (!answer.ok) return answer;
  const problem = virshProblem(answer.value, address) ?? outcomeOf(answer.value, address);
  if (problem) return fail(problem);
  return succeed(`${answer.value.get(storedXml.id)?.stdout.toString('utf8').trim() ?? ''}\n`);
}

function outcomeOf(sections: Sections, address: LiveAddress): Failure | undefined {
  const section = sections.get('vm-define');
  const host = addressText(address);
  if (!section || section.status === 0) return section ? undefined : { code: 'garbled', message: `${host} did not say whether it took the definition.`, remedy: 'Look at the definition on the host before you try again.', detail: '' };
  const stage = STAGES[section.status];
  if (stage === 'passwords') return PASSWORDS(host);
  if (stage === 'changed') return { code: 'changed-meanwhile', message: `The definition on ${host} is no longer the one that you edited.`, remedy: 'Somebody else has changed it. Open it anew, and look at the difference.', detail: '' };
  const failure = virshFailure(section.stderr, host);
  const isLibvirts = stage === 'refused' && failure.code === 'other';
  return isLibvirts ? { ...failure, code: 'refused' satisfies FailureCode, message: `libvirt on ${host} refuses the definition.`, remedy: 'Nothing was changed. Its own words are below.' } : failure;
}
