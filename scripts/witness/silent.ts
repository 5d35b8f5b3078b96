/** What libvirt makes of the bad examples of the rules that say "it is dropped or changed without a word". */
import { lint } from '../../engine/features/lint.ts';
import { expandExample } from '../../engine/rules/example.ts';
import type { AnyRule } from '../../engine/rules/rule.ts';
import { compileRules } from '../../engine/rules/run.ts';
import { parseXml } from '../../engine/xml/parse.ts';
import { descendants } from '../../engine/xml/query.ts';
import type { Element } from '../../engine/xml/tree.ts';
import type { QemuDriver } from './ask.ts';

/**
 * `dropped`: what libvirt keeps is the same without the reported stretch. `no-effect`: it keeps it, but QEMU's command line is the same.
 * `changed`: the reported stretch is not to be found in what it keeps. `kept`: none of these – the rule is not proven here.
 */
export type Fate = 'dropped' | 'no-effect' | 'changed' | 'kept' | 'not-judged';

export interface SilentJudgement {
  readonly rule: string;
  readonly number: number;
  readonly fate: Fate;
}

interface Span { readonly start: number; readonly end: number }

/** The text without what the spans point at: attributes, and elements by their start tag or their text. */
export function without(xml: string, spans: readonly Span[]): string {
  const gone: Span[] = [];
  const root = parseXml(xml).root;
  if (!root) return xml;
  for (const element of [root, ...descendants(root)] as Element[]) {
    const holds = (s: Span): boolean => s.start >= element.startTag.end && s.end <= (element.endTag?.start ?? element.startTag.end);
    const isText = (s: Span): boolean => holds(s) && !element.children.some((c) => c.kind === 'element');
    if (spans.some((s) => (s.start === element.startTag.start && s.end === element.startTag.end) || isText(s))) gone.push(element.span);
    for (const a of element.attributes) if (spans.some((s) => s.start === a.nameSpan.start && s.end <= a.span.end)) gone.push(a.span);
  }
  const outermost = gone.filter((g) => !gone.some((o) => o !== g && o.start <= g.start && g.end <= o.end));
  return outermost.sort((a, b) => b.start - a.start).reduce((text, g) => text.slice(0, g.start) + text.slice(g.end), xml);
}

/** What chance decides, and what libvirt adds by itself, is not compared. */
const comparable = (kept: string | undefined): string | undefined => kept?.replace(/<uuid>.*?<\/uuid>/g, '').replace(/<mac address='52:54:00[^']*'\/>/g, '').replace(/52:54:00:[0-9a-f:]{8}/g, '').replace(/\s+/g, ' ').replace(/-uuid \S+/g, '');

export function judgeSilentRules(rules: readonly AnyRule[], driver: QemuDriver): SilentJudgement[] {
  const questions = rules.filter((rule) => rule.profile === 'silent').flatMap((rule) => rule.bad.flatMap((example, i) => {
    if (typeof example !== 'string') return [];
    const xml = expandExample(rule, example).xml.replace(/(<domain[^>]*\btype=['"])(?:kvm|hvf)/, '$1qemu');
    // On another hypervisor the rule may have nothing to say: the reported stretches are looked up anew.
    const spans = lint(xml, { ruleSet: compileRules([rule]) }).findings.filter((f) => f.code === rule.id).map((f) => f.span);
    return spans.length === 0 ? [] : [{ rule: rule.id, number: i + 1, xml, spans, bare: without(xml, spans) }];
  }));
  const [kept, keptBare] = [driver.keep(questions.map((q) => q.xml)), driver.keep(questions.map((q) => q.bare))];
  const [run, runBare] = [driver.commandLine(questions.map((q) => q.xml)), driver.commandLine(questions.map((q) => q.bare))];
  return questions.map(({ rule, number, xml, spans }, i) => ({ rule, number, fate: fateOf(xml, spans, [kept[i], keptBare[i]], [run[i], runBare[i]]) }));
}

type Pair = readonly [string | undefined, string | undefined];

function fateOf(xml: string, spans: readonly Span[], kept: Pair, run: Pair): Fate {
  const [has, lacks] = kept.map(comparable);
  if (has === undefined) return 'not-judged';
  if (has === lacks) return 'dropped';
  const [with_, without_] = run.map(comparable);
  if (with_ !== undefined && with_ === without_) return 'no-effect';
  return spans.every((s) => !has.includes(xml.slice(s.start, s.end).replace(/\/?>$/, ''))) ? 'changed' : 'kept';
}

/** Why some cannot be seen in the definition or the command line, though they are so. */
export const unseen: Readonly<Record<string, string>> = {
  'disk-detect-zeroes-unmap': "libvirt keeps the word and hands QEMU detect-zeroes=on",
  'disk-serial-truncated': 'QEMU cuts the number off when the guest asks for it',
  'kvm-features-without-kvm': 'QEMU without KVM ignores it',
  'memory-rounded': 'the size is rounded on the command line only',
  'memory-unit-slip': 'libvirt takes what is written; the author meant something else',
  'spice-unreachable': 'what changes is the <listen> inside',
};
