import { expandExample } from '../../engine/rules/example.ts';
import type { AnyRule, Example } from '../../engine/rules/rule.ts';
import type { QemuDriver, Verdict } from './ask.ts';
import { lint } from '../../engine/features/lint.ts';
import { isOlder } from '../../engine/core/version.ts';
import { compileRules } from '../../engine/rules/run.ts';
import { exceptions } from './exceptions.ts';

/**
 * `confirmed`: refused with the witness's words, or accepted where it should be. `other-words`: refused, for another reason or with
 * words that the witness does not name. `not-judged`: this libvirt or this machine cannot tell; why is said.
 */
export type Outcome = 'confirmed' | 'other-words' | 'accepted-bad' | 'refused-good' | 'not-judged';

export interface Judgement {
  readonly rule: string;
  readonly kind: 'bad' | 'good';
  /** From 1, in the order of the rule's file. */
  readonly number: number;
  readonly outcome: Outcome;
  readonly words: string;
}

interface Question {
  readonly rule: AnyRule;
  readonly kind: 'bad' | 'good';
  readonly number: number;
  readonly xml: string;
}

const QEMU = /<domain[^>]*\btype=['"](?:kvm|qemu|hvf)['"]/;

/** What is not the example's fault: what this host, its QEMU or this libvirt lack. */
export const LACKS = new RegExp([
  'does not support arch', 'No emulator found', 'TPM version .* is not supported', 'hugetlbfs filesystem is not mounted', 'Requested TSC frequency', 'Advice from numad', 'could not find capabilities', 'Cannot check QEMU binary', 'unable to find any emulator', 'Emulator .* does not support',
  'not supported (?:by|with|in) (?:this|the) QEMU', 'does not support (?:virt|machine|domain) type', 'doesn\'t support (?:domain|virt) type', 'is not available in this QEMU', 'with this QEMU binary', 'in this QEMU binary', 'by this QEMU binary', 'this QEMU(?: binary)? (?:does not|doesn\'t)',
  'Unable to find .* firmware', 'unable to find any master var store', 'Cannot get interface MTU', 'No such file or directory', 'network .* is not active',
  'no network with matching', 'Failed to connect socket', 'no secret with matching', 'no storage pool', 'no nwfilter', 'cannot be initialized', 'failed to connect to the hypervisor', 'Unable to open (?:/dev|UNIX)', 'host doesn\'t support', 'not supported by host', 'Cannot find suitable', 'Unable to get (?:the )?host',
].join('|'), 'i');

const NO_KVM = /could not get preferred machine|does not support virt type|doesn't support virt type|unable to find any emulator/;

/** Asks libvirt about the examples of all rules that say that it refuses. Examples that need a host or a target are not asked. */
export function judgeRules(rules: readonly AnyRule[], driver: QemuDriver): Judgement[] {
  const questions = rules.filter((rule) => rule.profile === 'libvirt' && rule.severity === 'error').flatMap(questionsOf);
  const answers = new Map<Question, Verdict>();
  const ask = (some: readonly Question[], put: (texts: readonly string[]) => readonly Verdict[], as: (xml: string) => string = (xml) => xml): void => {
    const verdicts = put(some.map(({ xml }) => as(xml)));
    some.forEach((question, i) => answers.set(question, verdicts[i]!));
  };
  const isOpen = (question: Question): boolean => question.kind === 'bad' && answers.get(question)?.accepted === true;

  const askable = questions.filter(({ xml }) => QEMU.test(xml));
  ask(askable, driver.start);
  ask(askable.filter((q) => NO_KVM.test(answers.get(q)!.words)), driver.start, (xml) => xml.replace(/(<domain[^>]*\btype=['"])(?:kvm|hvf)/, '$1qemu'));
  // What a start lets pass, defining may refuse, and the schema what both do.
  ask(askable.filter(isOpen), (texts) => driver.define(texts, false));
  ask(askable.filter(isOpen), (texts) => driver.define(texts, true));
  return questions.map((question) => judge(question, answers.get(question), driver.version));
}

function judge({ rule, kind, number, xml }: Question, verdict: Verdict | undefined, version: string): Judgement {
  const judged = (outcome: Outcome, words: string): Judgement => ({ rule: rule.id, kind, number, outcome, words });
  if (!verdict) return judged('not-judged', 'another driver than QEMU’s');
  const words = plain(verdict.words);
  if (kind === 'good' && verdict.accepted) return judged('confirmed', '');
  if (kind === 'bad' && rule.witness.some(({ text }) => says(words, text))) return judged('confirmed', words);
  const exception = exceptions[rule.id] ?? exceptions[`${rule.id} ${kind} ${number}`];
  if (exception !== undefined) return judged('not-judged', exception);
  if ((kind === 'bad' && isSilentFor(rule, xml, version)) || isNewer(rule, version)) return judged('not-judged', `the rule does not say it of libvirt ${version}`);
  if (verdict.accepted) return judged('accepted-bad', '');
  if (LACKS.test(words)) return judged('not-judged', words);
  return judged(kind === 'bad' ? 'other-words' : 'refused-good', words);
}

const isNewer = (rule: AnyRule, version: string): boolean => rule.since !== undefined && isOlder(version, rule.since);

/** With this libvirt as the target, the rule itself would not say that a bad example is refused. */
const isSilentFor = (rule: AnyRule, xml: string, version: string): boolean => lint(xml, { ruleSet: compileRules([rule]), target: { libvirt: version } }).findings.every(({ code, severity }) => code !== rule.id || severity !== 'error');

/** Whether libvirt's words hold the witness's format, its conversions standing for anything; remarks of ours in parentheses are left out. */
function says(words: string, witness: string): boolean {
  const fixed = [witness, witness.replace(/ \([^()]*\)$/, '')].map((format) => format.split(/%(?:\d+\$)?[-+ #0-9.]*(?:hh?|ll?|[zj])?[a-z]/i).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')));
  return fixed.some((parts) => new RegExp(parts.join('.*?')).test(words));
}

export const plain = (words: string): string => words.replace(/^error: (?:Failed to define domain from .*\nerror: )?/gm, '').replaceAll('\n', ' ').trim();

function questionsOf(rule: AnyRule): Question[] {
  const isPlain = (example: Example): boolean => typeof example === 'string';
  const ask = (kind: 'bad' | 'good', examples: readonly Example[]): Question[] =>
    examples.flatMap((example, i) => (isPlain(example) ? [{ rule, kind, number: i + 1, xml: expandExample(rule, example).xml }] : []));
  return [...ask('bad', rule.bad), ...ask('good', rule.good)];
}
