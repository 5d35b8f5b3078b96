import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const hasXmllint = (): boolean => spawnSync('xmllint', ['--version']).status === 0;

/** libvirt's own schema's verdict on each text: true when it accepts. One xmllint per 500 texts. */
export function schemaVerdicts(schema: string, texts: readonly string[]): boolean[] {
  const folder = mkdtempSync(join(tmpdir(), 'virt-doctor-rng-'));
  try {
    const verdicts: boolean[] = [];
    for (let from = 0; from < texts.length; from += 500) {
      const files = texts.slice(from, from + 500).map((text, i) => {
        const file = join(folder, `${from + i}.xml`);
        writeFileSync(file, text);
        return file;
      });
      const { stderr } = spawnSync('xmllint', ['--noout', '--nonet', '--relaxng', schema, ...files], { encoding: 'utf8', maxBuffer: 1 << 28 });
      const good = new Set(stderr.split('\n').filter((l) => l.endsWith(' validates')).map((l) => l.slice(0, -' validates'.length)));
      verdicts.push(...files.map((f) => good.has(f)));
    }
    return verdicts;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

