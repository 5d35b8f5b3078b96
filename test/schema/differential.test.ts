import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createLineIndex } from '../../engine/core/line-index.ts';
import { overlaps } from '../../engine/core/span.ts';
import { validate } from '../../engine/features/validate.ts';
import { parseXml } from '../../engine/xml/parse.ts';
import { corpusFiles, sharedFolder } from '../corpus.ts';
import { makeMutants, type Mutant } from './mutants.ts';
import { hasXmllint, schemaVerdicts } from './rng.ts';

const schema = sharedFolder && join(sharedFolder, 'libvirt-schemas/12.8.0/domain.rng');
const count = Number(process.env['MUTANTS'] ?? (process.env['CI'] === 'true' ? 3000 : 600));
const seed = Number(process.env['SEED'] ?? 1);
const possible = schema !== undefined && existsSync(schema) && hasXmllint();
if (!possible && process.env['CI'] === 'true') throw new Error('libxml2-utils and the shared schemas are needed; with CI=true nothing may be skipped.');

interface Judged { readonly mutant: Mutant; readonly accepted: boolean; readonly findings: ReturnType<typeof validate> }

function judge(): Judged[] {
  const files = corpusFiles('valid').map(({ path, text }) => ({ file: path, text })).filter(({ text }) => parseXml(text).root?.name === 'domain');
  const mutants = makeMutants(files, count, seed);
  const verdicts = schemaVerdicts(schema!, mutants.map((m) => m.text));
  return mutants.map((mutant, i) => {
    const document = parseXml(mutant.text);
    const findings = validate(document, document.root!);
    return { mutant, accepted: verdicts[i]! && !findings.some(isStricter), findings };
  });
}

/** The schema lets a bridged interface be without <source>; virDomainNetDefParseXMLRequireSource in src/conf/domain_conf.c does not. */
const isStricter = ({ code, message }: ReturnType<typeof validate>[number]): boolean => code === 'missing-element' && /^<?interface.* lacks <source>\.$/.test(message);

const share = (part: readonly unknown[], whole: readonly unknown[]): number => part.length / whole.length;
const show = ({ mutant, findings }: Judged): string => `${mutant.operator} ${mutant.file} ${JSON.stringify(mutant.text.slice(Math.max(0, mutant.places[0]!.start - 40), mutant.places[0]!.end + 20))} ${findings.map((f) => f.message).slice(0, 2).join(' / ')}`;

describe.skipIf(!possible)(`the format against libvirt's schema, ${count} mutants, seed ${seed} (skipped without xmllint and the shared schemas)`, () => {
  const judged = possible ? judge() : [];
  const rejected = judged.filter((j) => !j.accepted && j.findings.length > 0);

  it('gives the same verdict', () => {
    const different = judged.filter((j) => j.accepted !== (j.findings.length === 0));
    expect(share(different, judged), different.map(show).join('\n')).toBeLessThan(0.01);
  });
  it('raises no error where the schema accepts', () => {
    expect(judged.filter((j) => j.accepted && j.findings.some((f) => f.severity === 'error')).map(show)).toEqual([]);
  });
  it('reports the mutated line', () => {
    const elsewhere = rejected.filter(({ mutant, findings }) => {
      const lines = createLineIndex(mutant.text);
      const line = (offset: number): number => lines.positionAt(offset).line;
      return !findings.some((f) => mutant.places.some((p) => line(p.start) <= line(f.span.start) && line(f.span.start) <= line(p.end)));
    });
    expect(share(elsewhere, rejected), elsewhere.map(show).join('\n')).toBeLessThan(0.02);
  });
  it('reports the mutated characters', () => {
    const elsewhere = rejected.filter(({ mutant, findings }) => !findings.some((f) => mutant.places.some((p) => overlaps(p, f.span))));
    expect(share(elsewhere, rejected), elsewhere.map(show).join('\n')).toBeLessThan(0.05);
  });
  it('does not cascade', () => {
    const many = rejected.filter(({ mutant, findings }) => findings.length > 3 && !mutant.operator.startsWith('deciding') && mutant.operator !== 'other-value');
    expect(share(many, rejected), many.map(show).join('\n')).toBeLessThan(0.02);
  });
});
