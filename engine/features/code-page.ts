import type { Check } from '../core/check.ts';
import { code, heading, list, paragraph, type Prose } from '../core/prose.ts';
import type { AnyRule, Example } from '../rules/rule.ts';
import { rules } from '../rules/index.ts';
import type { Signature } from '../signatures/signature.ts';
import { signatures } from '../signatures/index.ts';

const ruleById = new Map(rules.map((rule) => [rule.id, rule]));
const signatureById = new Map(signatures.map((signature) => [signature.id, signature]));

/** Why a finding matters and what to do about it, in short; undefined for a code that is neither a rule's nor a signature's. */
export function codeNote(id: string): Prose | undefined {
  const known = ruleById.get(id) ?? signatureById.get(id);
  return known && [heading(known.title), paragraph(known.why), heading('What to do'), paragraph(known.remedy)];
}

/** All that is known about a rule or a signature: its page. */
export function codePage(id: string): Prose | undefined {
  const rule = ruleById.get(id);
  if (rule) return rulePage(rule);
  const signature = signatureById.get(id);
  return signature && signaturePage(signature);
}

function rulePage(rule: AnyRule): Prose {
  const facts = [
    `severity: ${rule.severity}`, `profile: ${rule.profile}`, `holds for: ${rule.drivers?.join(', ') ?? 'all drivers'}`,
    ...(rule.needs?.length ? [`needs of the host: ${rule.needs.join(', ')}`] : []),
  ];
  return [
    heading(rule.id), paragraph(rule.title), list(facts),
    heading('Why'), paragraph(rule.why),
    heading('What to do'), paragraph(rule.remedy),
    heading('Witness'), ...rule.witness.flatMap((w) => [paragraph(w.source), code(w.text)]),
    heading('Reported (between « and »)'), ...rule.bad.map(exampleBlock),
  ];
}

const exampleBlock = (example: Example) => code((typeof example === 'string' ? example : example.xml).trim(), 'xml');

function signaturePage(signature: Signature): Prose {
  return [
    heading(signature.id), paragraph(signature.title), list([`severity: ${signature.severity}`, `category: ${signature.category}`]),
    heading('Why'), paragraph(signature.why),
    heading('What to do'), paragraph(signature.remedy),
    ...(signature.checks.length ? [heading('To check'), ...signature.checks.flatMap(checkBlocks)] : []),
    heading('Witness'), paragraph(signature.witness.source), code(signature.witness.text),
    heading('Seen in logs as'), ...signature.match.map((pattern) => code(pattern)),
  ];
}

function checkBlocks(check: Check): Prose {
  const note = [check.changes ? 'This changes something.' : '', check.look ?? ''].filter(Boolean).join(' ');
  return [code(check.command, 'sh'), ...(note ? [paragraph(note)] : [])];
}
