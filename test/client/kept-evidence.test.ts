import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { keepFacts, keepHosts, keepPull, readKeptFacts, readKeptHosts, readKeptPull, type FoundOnHosts } from '../../client/src/kept-evidence.ts';
import { hostsReport } from '../../client/src/views/hosts-report.ts';
import type { Pull } from '../../host/index.ts';

let storage: string;
let context: Parameters<typeof keepPull>[0];
beforeEach(() => {
  storage = mkdtempSync(join(tmpdir(), 'virt-doctor-kept-'));
  context = { storageUri: { fsPath: storage } } as typeof context;
});
afterEach(() => rmSync(storage, { recursive: true, force: true }));

const xml = "<domain type='kvm'>\n  <name>x</name>\n</domain>\n";
const log = '2031-04-05 06:07:08.901+0000: 77: error : virFoo:12 : this failed\n';
const pulled = (vm: string, text = log): Pull => ({ bundle: { vm, xml: { name: 'domain.xml', text: xml }, logs: [{ name: 'libvirtd.log', text }], facts: { hostname: 'rack7' } }, facts: { hostname: 'rack7' }, notes: ['a note'], ran: ['virsh list'] });

test.each(['web', '../../x', '\u202Eevil', 'a"b\u001b', '名前'])('what was read of %j comes back, for its owner’s eyes', async (vm) => {
  const kept = await keepPull(context, pulled(vm));
  expect(kept).toMatch(/^[0-9a-f]{32}$/);
  const again = await readKeptPull(context, kept!, vm);
  expect(again).toMatchObject({ bundle: { vm, xml: { text: xml }, logs: [{ name: 'libvirtd.log', text: log }] }, facts: { hostname: 'rack7' }, notes: ['a note'] });
  expect(readdirSync(storage)).toEqual(['pages']);
  if (process.platform !== 'win32') expect(readdirSync(join(storage, 'pages')).map((name) => statSync(join(storage, 'pages', name)).mode & 0o077)).toEqual([0]);
});

test('the newest are kept, and nothing that is too much', async () => {
  for (let i = 0; i < 15; i++) await keepPull(context, pulled(`vm${i}`));
  expect(readdirSync(join(storage, 'pages'))).toHaveLength(12);
  expect(await keepPull(context, pulled('big', log.repeat(200_000)))).toBeUndefined();
});

test('facts of a host come back', async () => {
  const kept = await keepFacts(context, { hostname: 'rack7', memory: { totalKiB: 4 } });
  expect(await readKeptFacts(context, kept!)).toEqual({ hostname: 'rack7', memory: { totalKiB: 4 } });
});

const found: FoundOnHosts = {
  asked: 'then', texts: [['rack7/web/libvirtd.log', log]],
  findings: [{ host: 'rack7', running: 2, left: 0, vms: [{ vm: 'web', state: 'shut off', causes: 0, xml: undefined }] }, { host: '-x', running: 0, left: 0, vms: [], failure: { code: 'timeout', message: 'It hangs.', remedy: 'Wait.', detail: '' } }],
};

test('what was found on many hosts comes back, unless it is too much or another version wrote it', async () => {
  const kept = (await keepHosts(context, found))!;
  expect(hostsReport(found.asked, (await readKeptHosts(context, kept))!.findings)).toEqual(hostsReport(found.asked, found.findings));
  expect((await readKeptHosts(context, kept))!.texts).toEqual(found.texts);
  expect(await keepHosts(context, { ...found, texts: [['big', log.repeat(200_000)]] })).toBeUndefined();
  const file = join(storage, 'pages', `${kept}.hosts.json`);
  for (const text of ['garbage', JSON.stringify({ ...found, version: 2 }), 'null']) {
    writeFileSync(file, text);
    expect(await readKeptHosts(context, kept), text).toBeUndefined();
  }
});

test('what is gone, damaged or cannot be kept is nothing', async () => {
  const kept = (await keepPull(context, pulled('web')))!;
  expect(await readKeptPull(context, kept, 'other')).toBeUndefined();
  expect(await readKeptPull(context, 'f'.repeat(32), 'web')).toBeUndefined();
  writeFileSync(join(storage, 'pages', `${kept}.tar.gz`), 'garbage');
  expect(await readKeptPull(context, kept, 'web')).toBeUndefined();
  writeFileSync(join(storage, 'pages', `${kept}.json`), '{"virtDoctorSnapshot":1,"facts":{"cpus":7}}');
  expect(await readKeptFacts(context, kept)).toBeUndefined();
  writeFileSync(join(storage, 'file'), '');
  expect(await keepPull({ storageUri: { fsPath: join(storage, 'file') } } as typeof context, pulled('web'))).toBeUndefined();
});
