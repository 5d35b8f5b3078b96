import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const hasXmllint = (): boolean => spawnSync('xmllint', ['--version']).status === 0;
const jingIsThere = spawnSync('sh', ['-c', 'command -v jing']).status === 0;
export const hasJing = (): boolean => jingIsThere;

const BATCH = 500;

/** The names of the files that a validator accepts. */
type Validator = (schema: string, files: readonly string[]) => ReadonlySet<string>;

const run = (program: string, args: readonly string[]): string => {
  const { stdout, stderr, error } = spawnSync(program, args, { encoding: 'utf8', maxBuffer: 1 << 28 });
  if (error) throw error;
  return stdout + stderr;
};

const xmllint: Validator = (schema, files) =>
  new Set(run('xmllint', ['--noout', '--nonet', '--relaxng', schema, ...files]).split('\n').filter((l) => l.endsWith(' validates')).map((l) => l.slice(0, -' validates'.length)));

/** The reference implementation of RELAX NG. Texts have to be well-formed: it stops at the first that is not. */
const jing: Validator = (schema, files) => {
  const said = run('jing', [schema, ...files]);
  if (/: fatal: /.test(said)) throw new Error(`jing stopped: ${said.slice(0, 500)}`);
  const refused = new Set([...said.matchAll(/^(.+\.xml):\d+:\d+: error: /gm)].map((match) => match[1]!));
  return new Set(files.filter((file) => !refused.has(file)));
};

/**
 * The schema's verdict on each well-formed text: true when it accepts. xmllint, which is quick, refuses some orders of the children of
 * `<interleave>` that RELAX NG allows; where jing is installed, it has the last word on what xmllint refuses.
 */
export function schemaVerdicts(schema: string, texts: readonly string[]): boolean[] {
  const folder = mkdtempSync(join(tmpdir(), 'virt-doctor-rng-'));
  try {
    const files = texts.map((text, i) => {
      const file = join(folder, `${i}.xml`);
      writeFileSync(file, text);
      return file;
    });
    const accepted = inBatches(xmllint, schema, files);
    const refused = files.filter((file) => !accepted.has(file));
    const rescued = hasJing() ? inBatches(jing, schema, refused) : new Set();
    return files.map((file) => accepted.has(file) || rescued.has(file));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function inBatches(validator: Validator, schema: string, files: readonly string[]): ReadonlySet<string> {
  const accepted = new Set<string>();
  for (let from = 0; from < files.length; from += BATCH) for (const file of validator(schema, files.slice(from, from + BATCH))) accepted.add(file);
  return accepted;
}
