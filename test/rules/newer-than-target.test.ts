import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { lint } from '../../engine/features/lint.ts';
import newerThanTarget from '../../engine/rules/versions/newer-than-target.ts';
import { compileRules } from '../../engine/rules/run.ts';
import { corpusFiles, sharedFolder } from '../corpus.ts';
import { hasJing, hasXmllint, schemaVerdicts } from '../schema/rng.ts';

const VERSION = '9.0.0';
const schema = join(sharedFolder ?? '', 'libvirt-schemas', VERSION, 'domain.rng');
const canAsk = sharedFolder !== undefined && existsSync(schema) && hasXmllint();

const set = compileRules([newerThanTarget]);
const isNewer = (text: string): boolean => lint(text, { ruleSet: set, target: { libvirt: VERSION } }).findings.some((f) => f.code === newerThanTarget.id);

describe.skipIf(!canAsk)(`what the format says of versions, beside libvirt's schema of ${VERSION} (skipped without the shared corpus or xmllint)`, () => {
  const files = canAsk ? corpusFiles('valid') : [];
  const verdicts = canAsk ? schemaVerdicts(schema, files.map((f) => f.text)) : [];

  test('nothing that the schema takes is called newer', () => {
    expect(verdicts.filter(Boolean).length).toBeGreaterThan(files.length / 2);
    expect(files.filter(({ text }, i) => verdicts[i] && isNewer(text)).map((f) => f.path)).toEqual([]);
  });

  // xmllint alone refuses some for other reasons.
  test.skipIf(!hasJing())('most of what it refuses is called newer', () => {
    const refused = files.filter((_, i) => !verdicts[i]);
    const told = refused.filter(({ text }) => isNewer(text));
    console.log(`newer than ${VERSION}: ${told.length} of ${refused.length} files`);
    expect(told.length).toBeGreaterThan(refused.length * 0.9);
  });
});
