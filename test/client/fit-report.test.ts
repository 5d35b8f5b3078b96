import { describe, expect, test } from 'vitest';
import { checkMigration, fit, type HostFacts } from '../../engine/index.ts';
import { fitReport, migrationReport } from '../../client/src/views/fit-report.ts';

const GiB = 1024 * 1024;
const host = (total: number, networks: string[]): HostFacts => ({ memory: { totalKiB: total * GiB, availableKiB: total * GiB, swapTotalKiB: 0 }, networks: networks.map((name) => ({ name, active: true })) });
const xml = `<domain type='kvm'>
  <name>web</name>
  <memory unit='GiB'>32</memory>
  <os><type arch='x86_64'>hvm</type></os>
  <devices><interface type='network'><source network='lan'/></interface></devices>
</domain>`;
const large = { name: 'large', facts: host(256, ['lan']) };
const small = { name: 'small', facts: host(16, []) };

describe('which host fits', () => {
  const { text, links } = fitReport('web.xml', xml, fit(xml, [small, large]));
  test('the best host comes first, and what stands in the way is told with its place', () => {
    expect(text).toMatch(/^Which host fits web\.xml\n=+\n1 of 2 hosts\.\n/);
    expect(text).toMatch(/1\. fits +large: 0 errors, .*256\.0 GiB free\n2\. does not fit +small: 2 errors/);
    expect(text).toContain('- error memory-exceeds-host at web.xml:3\n');
    expect(text).toContain('- error network-not-on-host at web.xml:5\n');
    expect(text).toMatch(/small: .*wants the network lan/);
    expect(text).toMatch(/Not judged on large: \d+ rules; what is known of it lacks .*\bguests\b/);
  });
  test('places and codes are links', () => {
    for (const { start, end, target } of links) expect(text.slice(start, end)).toBe(target.kind === 'code' ? target.code : `${target.file}:${target.line + 1}`);
    expect(links.map(({ target }) => target)).toContainEqual({ kind: 'place', file: 'web.xml', line: 4, character: xml.split('\n')[4]!.indexOf('network=\'lan\'') });
  });
  test('names of hosts stay in their line', () => {
    const evil = 'x\n1. fits  forged\u001b[31m';
    const report = fitReport(evil, xml, fit(xml, [{ ...large, name: evil }])).text;
    expect(report).not.toContain('\u001b');
    expect(report.split('\n').filter((line) => line.startsWith('1. '))).toHaveLength(1);
  });
});

test('a migration is told with its blockers, their reasons and what is not known', () => {
  const { text, links } = migrationReport('web.xml', xml, checkMigration(xml, large.facts, small.facts), large.name, small.name);
  expect(text).toMatch(/^Migration of web\.xml from large to small\n=+\nIt is blocked: 2 blockers, /);
  for (const part of ['- blocker memory-exceeds-host at web.xml:3', '- blocker network-not-on-destination at web.xml:5', '  why   ', '  do    ', '  said  “', 'Not judged on small: ']) expect(text).toContain(part);
  expect(links.length).toBeGreaterThanOrEqual(2);
  expect(migrationReport('web.xml', xml, checkMigration(xml, large.facts, large.facts), 'a', 'b').text).toContain('Nothing that is known blocks it');
});
