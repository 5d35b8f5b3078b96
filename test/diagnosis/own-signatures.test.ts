import { RE2JS } from 're2js';
import { expect, test } from 'vitest';
import { compileOwnSignatures, diagnose, re2Compiler, readConfig, timeline, type OwnSignatures } from '../../engine/index.ts';

function own(...signatures: object[]): OwnSignatures {
  const { config, problems } = readConfig(JSON.stringify({ signatures }));
  expect(problems).toEqual([]);
  return compileOwnSignatures(config.signatures!, re2Compiler(RE2JS));
}

const pear = own({ id: 'pear-gate', pattern: 'pear gate (?P<path>/\\S+) is shut', severity: 'fatal', message: 'The gate of {path} is shut.', why: 'The night has come.', do: 'Open it.', check: ['pear-gate open VM'], xml: 'devices/disk/source/@file' });
const xml = { name: 'domain.xml', text: "<domain type='kvm'>\n  <name>web</name>\n  <memory>524288</memory>\n  <os><type>hvm</type></os>\n  <devices>\n    <disk type='file'><source file='/srv/a.img'/><target dev='vda'/></disk>\n  </devices>\n</domain>\n" };
const logs = [{ name: 'storage.log', text: 'the orchard wakes\n2031-04-05 06:07:08.500+0000: pear gate /srv/a.img is shut\n' }];

test("a user's own signature is a cause of a diagnosis, with its place and its commands filled in", () => {
  const [cause, ...rest] = diagnose({ xml, logs }, { own: pear }).causes;
  expect(cause).toMatchObject({ id: 'pear-gate', severity: 'fatal', message: 'The gate of /srv/a.img is shut.', remedy: 'Open it.', evidence: [{ file: 'storage.log', line: 1 }] });
  expect(cause!.element?.xpath).toBe('/domain/devices/disk/source/@file');
  expect(cause!.checks.map(({ command }) => command)).toEqual(['pear-gate open web']);
  expect(rest).toEqual([]);
  expect(diagnose({ xml, logs }).causes).toEqual([]);
});

test('one that only follows does not go before what is known, and what is harmless is no cause and not telling', () => {
  const known = { name: 'virsh.err', text: "error: internal error: process exited while connecting to monitor: qemu-system-x86_64: -blockdev x: Could not open '/srv/a.img': No such file or directory\n" };
  const softer = own({ id: 'pear-gate', pattern: 'pear gate', severity: 'degraded' });
  expect(diagnose({ xml, logs: [...logs, known] }, { own: softer }).causes.map(({ id }) => id)).toEqual(['img-missing', 'pear-gate']);
  const harmless = own({ id: 'pear-error', pattern: 'pear error', severity: 'benign' });
  const said = [{ name: 'a.log', text: 'pear error 7\n' }];
  expect(diagnose({ logs: said }).telling).toHaveLength(1);
  expect(diagnose({ logs: said }, { own: harmless })).toMatchObject({ causes: [], telling: [] });
});

test("a user's own signatures stand in the timeline", () => {
  const { entries } = timeline({ texts: logs, own: pear });
  expect(entries).toMatchObject([{ kind: 'cause', id: 'pear-gate', source: 'storage.log', line: 1, message: 'The gate of /srv/a.img is shut.' }]);
  expect(entries[0]!.instant?.at).toBe(Date.UTC(2031, 3, 5, 6, 7, 8, 500));
  expect(timeline({ texts: logs }).entries).toEqual([]);
});
