import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { lint } from '../../engine/index.ts';
import { milliseconds, MISSING, programTime, printTable, type Row } from './measure.ts';

const SAMPLE = 20;

/** Linting time beside the two schema engines, on the same files. */
export function benchLint(shared: string | undefined, cli: string): void {
  const folder = shared && join(shared, 'corpus/dev/valid');
  const schema = shared && join(shared, 'libvirt-schemas/12.8.0/domain.rng');
  if (!folder || !schema || !existsSync(folder)) {
    console.log('\nLint: skipped, the corpus is not there (VIRT_DOCTOR_SHARED)');
    return;
  }
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.xml')).map((name) => join(folder, name));
  const texts = files.map((file) => readFileSync(file, 'utf8'));
  const sample = files.filter((_, i) => i % Math.ceil(files.length / SAMPLE) === 0);
  const all = (): void => { for (const text of texts) lint(text); };
  const cold = milliseconds(all, 1);
  const rows: Row[] = [
    { name: 'virt-doctor, first pass', figures: { 'ms a file': perFile(cold, files.length) } },
    { name: 'virt-doctor, warm', figures: { 'ms a file': perFile(milliseconds(all), files.length) } },
    batchAndSingle('virt-doctor (command line)', (list) => [process.execPath, cli, 'lint', ...list], files, sample),
    batchAndSingle('jing', (list) => ['jing', schema, ...list], files, sample),
    batchAndSingle('xmllint', (list) => ['xmllint', '--noout', '--relaxng', schema, ...list], files, sample),
  ];
  printTable(`Lint: ${files.length} files, ${(texts.reduce((sum, t) => sum + t.length, 0) / 1024).toFixed(0)} KiB`, rows);
}

const perFile = (ms: number | undefined, files: number): string => (ms === undefined ? MISSING : (ms / files).toFixed(2));

function batchAndSingle(name: string, argv: (files: readonly string[]) => readonly string[], files: readonly string[], sample: readonly string[]): Row {
  const batch = programTime(argv(files));
  const single = batch === undefined ? undefined : sample.map((file) => programTime(argv([file])) ?? 0).reduce((sum, ms) => sum + ms, 0);
  return { name, figures: { 'ms a file, one batch': perFile(batch, files.length), 'one process a file': perFile(single, sample.length) } };
}
