import { configCodes, suppressionCodes } from '../config/control-codes.ts';
import type { Check } from '../core/check.ts';
import type { CodeNote } from '../core/code-note.ts';
import { code, heading, list, paragraph, type Prose } from '../core/prose.ts';
import type { AnyRule, Example } from '../rules/rule.ts';
import { rules } from '../rules/index.ts';
import { formatCodes } from '../schema/format-codes.ts';
import type { Signature } from '../signatures/signature.ts';
import { signatures } from '../signatures/index.ts';
import { problemCodes } from '../xml/problem-codes.ts';
import { commandCodes } from '../signatures/command-codes.ts';
import { fixableOf } from './catalogue.ts';
import { hostCodes } from './host-check/codes.ts';

const ruleById = new Map(rules.map((rule) => [rule.id, rule]));
const signatureById = new Map(signatures.map((signature) => [signature.id, signature]));
const noteById: ReadonlyMap<string, CodeNote> = new Map([...Object.entries(formatCodes), ...Object.entries(problemCodes), ...Object.entries(suppressionCodes), ...Object.entries(configCodes), ...Object.entries(commandCodes), ...Object.entries(hostCodes)]);

/** Why a finding matters and what to do about it, in short; undefined for a code that nobody gives. */
export function codeNote(id: string): Prose | undefined {
  const note = noteById.get(id);
  const known = ruleById.get(id) ?? signatureById.get(id) ?? note;
  return known && [heading(known.title), paragraph(known.why), heading('What to do'), paragraph(known.remedy), ...referenceOf(note)];
}

/** All that is known about a rule, a signature or a code of the format: its page. */
export function codePage(id: string): Prose | undefined {
  const rule = ruleById.get(id);
  if (rule) return rulePage(rule);
  const signature = signatureById.get(id);
  if (signature) return signaturePage(signature);
  const note = noteById.get(id);
  return note && notePage(id, note);
}

const referenceOf = ({ reference }: Pick<CodeNote, 'reference'> = {}): Prose => (reference === undefined ? [] : [paragraph(`See ${reference}.`)]);

function notePage(id: string, note: CodeNote): Prose {
  return [
    heading(id), paragraph(note.title), list([`severity: ${note.severity}`]),
    heading('Why'), paragraph(note.why),
    heading('What to do'), paragraph(note.remedy), ...referenceOf(note),
    ...(note.bad === undefined ? [] : [heading('Reported (between « and »)'), code(note.bad.trim(), 'xml')]),
  ];
}

function rulePage(rule: AnyRule): Prose {
  const facts = [
    `severity: ${rule.severity}`, `profile: ${rule.profile}`, `holds for: ${rule.drivers?.join(', ') ?? 'all drivers'}`,
    ...(rule.since === undefined ? [] : [`since libvirt: ${rule.since}`]),
    ...(rule.needs?.length ? [`needs of the host: ${rule.needs.join(', ')}`] : []),
    `fix: ${{ safe: 'yes, and safe: fix-all and --fix make it', offered: 'offered', none: 'none' }[fixableOf(rule)]}`,
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
