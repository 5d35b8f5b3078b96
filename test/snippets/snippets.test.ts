import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { lint } from '../../engine/index.ts';
import { sharedFolder } from '../corpus.ts';

interface Snippet {
  readonly prefix: string;
  readonly description: string;
  readonly body: readonly string[];
}

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const snippets = readdirSync(join(root, 'snippets')).flatMap((file) => Object.values(JSON.parse(readFileSync(join(root, 'snippets', file), 'utf8')) as Record<string, Snippet>).map((snippet) => ({ file, ...snippet })));
const bodyOf = (prefix: string): string => expand(snippets.find((s) => s.prefix === prefix)!.body);

/** What a snippet leaves behind when one presses Tab all the way through: defaults, first choices, nothing for $0. */
function expand(body: readonly string[]): string {
  let text = body.join('\n').replaceAll('\t', '  ');
  for (let before = ''; before !== text;) {
    before = text;
    text = text.replace(/\$\{\d+\|([^,|]*)[^|]*\|\}/g, '$1').replace(/\$\{\d+:([^{}]*)\}/g, '$1').replace(/\$0/g, '');
  }
  return text;
}

/** What a snippet asks for in its description. */
const COMPANIONS: Readonly<Record<string, readonly string[]>> = { 'filesystem-virtiofs': ['memory-shared'] };

/** Puts a snippet where it belongs in a domain that has only what no domain can be without. */
function wrap(file: string, prefix: string, xml: string): string {
  if (file === 'domain.json') return xml;
  const parts = [...(COMPANIONS[prefix] ?? []).map(bodyOf), ...(file === 'device.json' ? [`<devices>\n${xml}\n</devices>`] : [xml])];
  const has = (name: string): boolean => parts.some((part) => part.includes(`<${name}`));
  const defaults = [['memory unit', "<memory unit='GiB'>4</memory>"], ['vcpu ', '<vcpu>4</vcpu>']] as const;
  return [
    "<domain type='kvm'>", '<name>guest</name>', ...defaults.filter(([name]) => !has(name)).map(([, text]) => text),
    "<os><type arch='x86_64' machine='q35'>hvm</type></os>", ...parts, ...(has('devices') ? [] : ['<devices/>']), '</domain>', '',
  ].join('\n');
}

const schema = ['/usr/share/libvirt/schemas/domain.rng', join(sharedFolder ?? '', 'libvirt-schemas/9.0.0/domain.rng')].find(existsSync);
const hasXmllint = spawnSync('xmllint', ['--version']).error === undefined;
const canValidate = schema !== undefined && hasXmllint;
const scratch = mkdtempSync(join(tmpdir(), 'virt-doctor-snippets-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

describe('each snippet, as it is when one has tabbed through it', () => {
  test.each(snippets)('$prefix lints without a finding', ({ file, prefix, body }) => {
    const result = lint(wrap(file, prefix, expand(body)));
    expect(result.domain).toBeDefined();
    expect(result.failed).toEqual([]);
    expect(result.findings.filter((f) => f.severity !== 'hint').map((f) => `${f.code}: ${f.message}`)).toEqual([]);
  });

  describe.skipIf(!canValidate && process.env['CI'] !== 'true')(`against libvirt’s schema${canValidate ? '' : ' (skipped: xmllint or domain.rng is missing)'}`, () => {
    test.each(snippets)('$prefix is valid', ({ file, prefix, body }) => {
      const path = join(scratch, `${prefix}.xml`);
      writeFileSync(path, wrap(file, prefix, expand(body)));
      const { status, stderr } = spawnSync('xmllint', ['--noout', '--relaxng', schema!, path], { encoding: 'utf8' });
      expect(stderr.split('\n').filter((line) => !line.endsWith(' validates')).join('\n').trim()).toBe('');
      expect(status).toBe(0);
    });
  });
});

test('prefixes are distinct, kebab-case, and every snippet says what it is for', () => {
  expect(new Set(snippets.map((s) => s.prefix)).size).toBe(snippets.length);
  for (const { prefix, description } of snippets) {
    expect(prefix).toMatch(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);
    expect(description.length).toBeGreaterThan(20);
  }
});
