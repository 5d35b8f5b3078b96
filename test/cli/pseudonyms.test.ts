import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, describe, expect, test } from 'vitest';
import { EXIT } from '../../cli/src/terminal.ts';
import { writeSnapshot, type HostFacts } from '../../engine/index.ts';
import { folderWith, virtDoctor } from './command-line.ts';

const facts = (hostname: string): HostFacts => ({ hostname, architecture: 'x86_64', networks: [{ name: 'acme-lan', active: true, forward: 'bridge' }], domains: [{ name: 'acme-mail', state: 'running', memoryKiB: 1024 }] });
const xml = "<domain type='kvm'>\n  <name>acme-mail</name>\n  <memory>1048576</memory>\n  <os><type>hvm</type></os>\n  <devices>\n    <interface type='network'>\n      <source network='acme-lan'/>\n    </interface>\n  </devices>\n</domain>\n";
const here = folderWith({ 'one/acme-mail/facts.json': writeSnapshot(facts('acme1')), 'one/acme-mail/domain.xml': xml, 'two/acme-mail/facts.json': writeSnapshot(facts('acme2')), 'two/acme-mail/domain.xml': xml, 'web.xml': xml });
afterAll(() => here.remove());

describe('snapshot --pseudonyms', () => {
  test('names nobody, and XML is not judged by its names', async () => {
    const { code, out, err } = await virtDoctor(['snapshot', here.at('one'), '--pseudonyms', '-o', here.at('hidden.json')]);
    expect({ code, out, err }).toEqual({ code: EXIT.clean, out: '', err: '' });
    const text = readFileSync(here.at('hidden.json'), 'utf8');
    expect(text).not.toContain('acme');
    expect(JSON.parse(text)).toMatchObject({ pseudonyms: true, facts: { architecture: 'x86_64', domains: [{ memoryKiB: 1024 }], networks: [{ forward: 'bridge' }] } });
    expect((await virtDoctor(['lint', here.at('web.xml'), '--host', here.at('hidden.json'), '--no-config'])).out).not.toContain('acme-lan');
  });
  test('two hosts share their pseudonyms, and the names of the files tell nothing', async () => {
    const { code } = await virtDoctor(['snapshot', here.at('one'), here.at('two'), '--pseudonyms', '-o', here.at('many')]);
    expect(code).toBe(EXIT.clean);
    const files = readdirSync(here.at('many')).sort();
    expect(files).toEqual(['host-1.json', 'host-2.json']);
    const [first, second] = files.map((file) => (JSON.parse(readFileSync(here.at(`many/${file}`), 'utf8')) as { facts: HostFacts }).facts);
    expect(first?.networks).toEqual(second?.networks);
    expect(first?.hostname).not.toBe(second?.hostname);
  });
});
