import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { factsFrom, hostSummary, probes, readSnapshot, type HostFacts, type HostSummary } from '../../engine/index.ts';
import { sharedFolder } from '../corpus.ts';

const GIB = 1024 * 1024;

/** Two nodes of 16 GiB and 4 CPUs. */
const HOST: HostFacts = {
  hostname: 'kvm7',
  memory: { totalKiB: 32 * GIB, freeKiB: 2 * GIB, availableKiB: 20 * GIB },
  numaCells: [
    { id: 1, cpus: [4, 5, 6, 7], memoryKiB: 16 * GIB, freeKiB: 15 * GIB, pages: [{ sizeKiB: 4, total: 4_000_000 }, { sizeKiB: 1024 * 1024, total: 4, free: 1 }] },
    { id: 0, cpus: [0, 1, 2, 3], memoryKiB: 16 * GIB, freeKiB: 5 * GIB, distances: [{ cell: 0, value: 10 }, { cell: 1, value: 21 }] },
  ],
  cpus: { present: [0, 1, 2, 3, 4, 5, 6, 7], online: [0, 1, 2, 4, 5, 6, 7], isolated: [6, 7] },
  domains: [
    { name: 'off', state: 'shut off', memoryKiB: 64 * GIB, pinnedCpus: [1], nodes: [0] },
    { name: 'db', state: 'running', memoryKiB: 12 * GIB, vcpus: 2, nodes: [0], pinnedCpus: [1, 2] },
    { name: 'wide', state: 'paused', memoryKiB: 10 * GIB, vcpus: 4, nodes: [0, 1], pinnedCpus: [2, 6] },
    { name: 'anywhere', state: 'running', memoryKiB: 2 * GIB, vcpus: 1 },
  ],
};

const rowOf = ({ sections }: HostSummary, label: string): string | undefined => sections.flatMap(({ rows }) => rows).find((row) => row.label === label)?.value;
const tableOf = ({ sections }: HostSummary, caption: string) => sections.flatMap(({ tables }) => tables).find((table) => table.caption === caption)?.rows;

describe('a host at a glance', () => {
  const summary = hostSummary(HOST);

  test('tells what running VMs may take of each node, and what is in use', () => {
    expect(summary.nodes.map(({ id, totalKiB, usedKiB, claimedKiB, claims }) => ({ id, totalKiB, usedKiB, claimedKiB, claims }))).toEqual([
      { id: 0, totalKiB: 16 * GIB, usedKiB: 11 * GIB, claimedKiB: 17 * GIB, claims: [{ guest: 'db', kib: 12 * GIB }, { guest: 'wide', kib: 5 * GIB }] },
      { id: 1, totalKiB: 16 * GIB, usedKiB: GIB, claimedKiB: 5 * GIB, claims: [{ guest: 'wide', kib: 5 * GIB }] },
    ]);
    expect(summary.floating).toEqual([{ guest: 'anywhere', kib: 2 * GIB }]);
    expect(summary.memory).toEqual({ totalKiB: 32 * GIB, usedKiB: 12 * GIB, claimedKiB: 24 * GIB });
  });

  test('tells who is bound to which CPU', () => {
    expect(summary.nodes.flatMap(({ cpus }) => cpus).map(({ id, online, isolated, pinned }) => `${id} ${online ? 'on' : 'off'}${isolated ? ' isolated' : ''}: ${pinned.join(', ')}`)).toEqual([
      '0 on: ', '1 on: db', '2 on: db, wide', '3 off: ', '4 on: ', '5 on: ', '6 on isolated: wide', '7 on isolated: ',
    ]);
  });

  test('lists VMs, running ones first, the largest first, and says where they are bound to', () => {
    expect(summary.guests).toEqual([
      { name: 'db', state: 'running', running: true, memoryKiB: 12 * GIB, vcpus: 2, nodes: '0', cpus: '1-2' },
      { name: 'wide', state: 'paused', running: true, memoryKiB: 10 * GIB, vcpus: 4, nodes: '0-1', cpus: '2,6' },
      { name: 'anywhere', state: 'running', running: true, memoryKiB: 2 * GIB, vcpus: 1 },
      { name: 'off', state: 'shut off', running: false, memoryKiB: 64 * GIB, nodes: '0', cpus: '1' },
    ]);
  });

  test('says what is worth a second look', () => {
    expect(summary.notes).toEqual([
      'VMs that are bound to node 0 may take 17 GiB, the node has 16 GiB.',
      'CPU 2: more than one running VM is bound to it (db, wide).',
    ]);
    expect(hostSummary({ ...HOST, memory: { totalKiB: 8 * GIB } }).notes[0]).toBe('The running VMs may take 24 GiB, the host has 8 GiB.');
    expect(hostSummary({ ...HOST, domains: [{ name: 'lost', state: 'running', memoryKiB: GIB, nodes: [0, 7] }] }).notes).toEqual(['lost is bound to node 7, which the host does not have.']);
    expect(hostSummary({ ...HOST, domains: [] }).notes).toEqual([]);
  });

  test('counts huge pages, not ordinary ones, and knows how far nodes are from each other', () => {
    expect(summary.nodes[1]!.hugePages).toEqual([{ sizeKiB: 1024 * 1024, total: 4, free: 1 }]);
    expect(tableOf(summary, 'Distances between nodes')).toEqual([['node 0', '10', '21'], ['node 1', '', '']]);
  });

  test('says what is not known, and nothing of it is shown as if it were not there', () => {
    expect(summary.unknown).toEqual(expect.arrayContaining(['KVM', 'the IOMMU', 'machine types']));
    expect(summary.unknown).not.toContain('memory');
    const empty = hostSummary({});
    expect(empty).toMatchObject({ nodes: [], floating: [], guests: [], sections: [], notes: [], memory: { claimedKiB: 0 } });
    expect(empty.unknown.length).toBeGreaterThan(15);
  });

  test('shows a host whose nodes are not known as one, with all its VMs', () => {
    const { nodes, floating } = hostSummary({ memory: { totalKiB: 8 * GIB, freeKiB: GIB }, cpus: { present: [0, 1], online: [0, 1] }, domains: HOST.domains! });
    expect(nodes).toHaveLength(1);
    expect(nodes[0]).toMatchObject({ totalKiB: 8 * GIB, usedKiB: 7 * GIB, claims: [{ guest: 'db' }, { guest: 'wide' }, { guest: 'anywhere' }] });
    expect(nodes[0]).not.toHaveProperty('id');
    expect(floating).toEqual([]);
  });

  test('names the companions in an IOMMU group, and who has them', () => {
    const facts: HostFacts = {
      iommu: { enabled: true, groups: [{ id: 3, devices: ['0000:01:00.0', '0000:01:00.1'] }], table: 'DMAR' },
      hostDevices: { pci: [{ address: '0000:01:00.0', vendor: '0x10de', device: '0x2204', class: '0x030000', driver: 'vfio-pci', numaNode: 1 }], usb: [], mediated: [] },
      domains: [{ name: 'gpu', state: 'running', pci: ['0000:01:00.1'] }],
    };
    expect(tableOf(hostSummary(facts), 'IOMMU groups')).toEqual([['3', '0000:01:00.0', '10de:2204, class 0300, node 1', 'vfio-pci', ''], ['', '0000:01:00.1', '', '', 'gpu']]);
    expect(rowOf(hostSummary(facts), 'IOMMU')).toBe('at work, table DMAR');
  });

  test('stays small and quick for a host with far too much of everything', () => {
    const many = Array.from({ length: 20_000 }, (_, i) => i);
    const began = performance.now();
    const { nodes, guests, moreGuests, sections } = hostSummary({
      numaCells: many.slice(0, 500).map((id) => ({ id, cpus: many, memoryKiB: GIB })), cpus: { present: many, online: many },
      domains: many.slice(0, 3000).map((i) => ({ name: `vm${i}`, state: 'running', memoryKiB: 1, nodes: [0], pinnedCpus: [0, 1, 2] })), networks: many.map((i) => ({ name: `n${i}`, active: true })),
    });
    expect(performance.now() - began).toBeLessThan(5000);
    expect([nodes.length, nodes[0]!.cpus.length, nodes[0]!.claims.length, guests.length, moreGuests]).toEqual([64, 1024, 41, 500, 2500]);
    expect(nodes[0]!.claims.at(-1)).toEqual({ guest: '2960 more VMs', kib: 2960 });
    expect(sections.flatMap(({ tables }) => tables).find(({ caption }) => caption === 'Networks')).toMatchObject({ more: 19_800 });
  });
});

describe('real hosts', () => {
  test('the recorded one of the examples', () => {
    const reading = readSnapshot(readFileSync(new URL('../../examples/recorded-host/facts.json', import.meta.url), 'utf8'));
    const summary = hostSummary(reading.ok ? reading.facts : {});
    expect(summary.name).toBe('kvm-rack1');
    expect(summary.nodes).toHaveLength(1);
    expect(summary.guests.map(({ name }) => name)).toContain('webshop');
    expect(rowOf(summary, 'libvirt')).toBe('9.0.0');
    expect(tableOf(summary, 'What VMs may be')!.find(([arch]) => arch === 'x86_64')![3]).toContain('q35 (pc-q35-7.2)');
  });

  test('one that gave all the probes’ samples', () => {
    const summary = hostSummary(factsFrom(Object.fromEntries(probes.map((probe) => [probe.id, { stdout: probe.samples[0]!.stdout }]))));
    expect(summary.nodes.map(({ id }) => id)).toEqual([0, 1]);
    expect(summary.sections.map(({ title }) => title)).toEqual(['System', 'KVM and the IOMMU', 'Firmware of VMs', 'Machine types', 'Networks and storage']);
    expect(summary.unknown).toEqual([]);
  });

  const capabilities = sharedFolder && join(sharedFolder, 'host-facts/capabilities');
  test.skipIf(!capabilities)('each recorded set of capabilities: every node with its CPUs and memory', () => {
    for (const file of readdirSync(capabilities!)) {
      const facts = factsFrom({ capabilities: { stdout: readFileSync(join(capabilities!, file), 'utf8') } });
      const { nodes } = hostSummary(facts);
      expect(nodes.map(({ id, cpus, totalKiB }) => ({ id, cpus: cpus.length, totalKiB })), file).toEqual([...(facts.numaCells ?? [])].sort((a, b) => a.id - b.id).map((cell) => ({ id: cell.id, cpus: cell.cpus.length, totalKiB: cell.memoryKiB })));
    }
  });
});
