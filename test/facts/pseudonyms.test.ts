import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createPseudonyms, factsFrom, type HostFacts, lint, probes, readSnapshot, writeSnapshot } from '../../engine/index.ts';
import { rules } from '../../engine/rules/index.ts';
import { expandExample } from '../../engine/rules/example.ts';
import { sharedFolder } from '../corpus.ts';

/** All samples of the probes as one host. */
const sampled = factsFrom(Object.fromEntries(probes.map((probe) => [probe.id, { stdout: probe.samples[0]!.stdout }])));

/** Which text became which, by walking both side by side. */
function pairs(before: unknown, after: unknown, found = new Map<string, string>()): Map<string, string> {
  if (typeof before === 'string' && typeof after === 'string') {
    if (before !== after) found.set(before, after);
  } else if (typeof before === 'object' && before !== null) for (const [key, value] of Object.entries(before)) pairs(value, (after as Record<string, unknown>)[key], found);
  return found;
}

/** UUIDs and MAC addresses have several spellings. */
const plainId = (id: string): string => id.replaceAll('-', '').toLowerCase().replace(/(?<=^|:)(?=[\da-f](?::|$))/g, '0');

/** What a value is called: by itself, or in a folder that is known. */
function calledNow(value: string, names: ReadonlyMap<string, string>): string {
  const folder = [...names.keys()].filter((name) => value.startsWith(`${name}/`)).sort((a, b) => b.length - a.length)[0];
  const same = /^[\da-f:-]{15,36}$/i.test(value) ? [...names.keys()].find((name) => plainId(name) === plainId(value)) : undefined;
  return names.get(value) ?? names.get(same ?? '') ?? (folder === undefined ? value : `${names.get(folder)}${value.slice(folder.length)}`);
}

/** An owner is `user:group`. */
const ownerNow = (owner: string, names: ReadonlyMap<string, string>): string => owner.split(':').map((name) => names.get(name) ?? name).join(':');

/** The XML with the same pseudonyms: whole attribute values and texts. */
const renamed = (xml: string, names: ReadonlyMap<string, string>): string => xml.replace(/(?<=<label>)[^<>:\n]+:[^<>:\n]+(?=<)/g, (owner) => ownerNow(owner, names)).replace(/(?<==')[^']*(?=')|(?<==")[^"]*(?=")|(?<=>)[^<>\n]+(?=<)/g, (value) => calledNow(value, names));

/** A structure without its texts. */
const shapeOf = (value: unknown): unknown => (typeof value === 'string' ? '' : Array.isArray(value) ? value.map(shapeOf) : typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value).map(([k, v]) => [k, shapeOf(v)])) : value);

describe('pseudonyms', () => {
  const secret: HostFacts = {
    hostname: 'kvm01.acme.example', kernel: { release: '6.1.0', commandLine: 'root=UUID=4f1c BOOT_IMAGE=/acme intel_iommu=on hugepages=8 ip=10.9.8.7' },
    domains: [{ name: 'acme-mail', uuid: '5A3C1F6E-8a1a-4f4e-9f0e-0a6cf6a1a001', macs: ['52:54:00:AA:bb:cc', '3c:ec:ef:10:20:30'], disks: ['/home/alice/acme-mail.qcow2', '/dev/vg-acme/mail'], nvram: '/var/lib/libvirt/qemu/nvram/acme-mail_VARS.fd', networks: ['acme-lan', 'default'] }],
    networks: [{ name: 'acme-lan', active: true, bridge: 'acme-br', portgroups: ['acme-fast'] }, { name: 'default', active: true, bridge: 'virbr0' }],
    pools: [{ name: 'acme-pool', active: true, path: '/srv/acme' }], volumes: [{ pool: 'acme-pool', name: 'acme-mail.qcow2', path: '/home/alice/acme-mail.qcow2' }],
    interfaces: [{ name: 'acme-br', bridge: true, mac: '3c:ec:ef:10:20:30' }, { name: 'enx3cecef102030', bridge: false, master: 'acme-br' }, { name: 'eno1', bridge: false }],
    images: [{ path: '/home/alice', exists: true, owner: 'alice', group: 'acme-staff', mode: '700' }, { path: '/home/alice/acme-mail.qcow2', exists: true, backing: 'nbd://nbd.acme.example/acme', owner: 'libvirt-qemu' }],
    secrets: [{ uuid: '5a3c1f6e-8a1a-4f4e-9f0e-0a6cf6a1a002', usageType: 'ceph', usage: 'client.acme secret' }], nwfilters: [{ name: 'acme-filter' }, { name: 'clean-traffic' }],
    fileSystems: [{ mount: '/srv/acme', type: 'nfs4', source: 'nas.acme.example:/acme' }], storage: { zpools: [{ name: 'acme-tank', health: 'ONLINE' }], thinPools: [{ name: 'vgacme-pool-tpool', mode: 'rw' }] },
    security: { qemuConf: { user: 'acme-qemu', vnc_listen: '10.9.8.7', nvram: '[ "/usr/share/OVMF/OVMF_CODE.fd:/opt/acme/VARS.fd" ]', dynamic_ownership: '1' } },
    accounts: [{ kind: 'user', name: 'alice', exists: true }, { kind: 'group', name: 'acme-staff', exists: false }],
    asker: { user: 'alice', uid: 1000, groups: ['alice', 'libvirt', 'acme-staff'] },
  };
  const hidden = createPseudonyms().facts(secret);

  test('no name is left of those that are somebody’s', () => {
    expect(JSON.stringify(hidden)).not.toMatch(/acme|alice|10\.9\.8\.7|3c:?ec:?ef|aa:bb:cc|5a3c1f6e|4f1c/i);
    expect(hidden.kernel?.commandLine).toBe('intel_iommu=on hugepages=8');
  });

  test('what every host has stays', () => {
    expect(hidden.networks?.[1]).toEqual(secret.networks![1]);
    expect(hidden.interfaces?.[2]).toEqual(secret.interfaces![2]);
    expect(hidden.domains?.[0]?.nvram).toMatch(/^\/var\/lib\/libvirt\/qemu\/nvram\/[\w-]+_VARS\.fd$/);
    expect(hidden.images?.[1]).toMatchObject({ owner: 'libvirt-qemu', path: expect.stringMatching(/^\/home\/[\w-]+\/[\w-]+\.qcow2$/) as string });
    expect(hidden.nwfilters?.[1]?.name).toBe('clean-traffic');
    expect(hidden.security?.qemuConf).toMatchObject({ dynamic_ownership: '1', nvram: expect.stringContaining('/usr/share/OVMF/OVMF_CODE.fd:/opt/') as string });
  });

  test('one thing has one pseudonym wherever it stands, another another', () => {
    expect(hidden.interfaces?.[0]?.name).toBe(hidden.networks?.[0]?.bridge);
    expect(hidden.interfaces?.[0]?.mac).toBe(hidden.domains?.[0]?.macs?.[1]);
    expect(hidden.volumes?.[0]).toMatchObject({ pool: hidden.pools![0]!.name, path: hidden.domains![0]!.disks![0]! });
    expect(hidden.images?.[1]?.path.startsWith(`${hidden.images[0]!.path}/`)).toBe(true);
    expect(hidden.asker?.user).toBe(hidden.images?.[0]?.owner);
    for (const facts of [secret, sampled]) {
      const found = pairs(facts, createPseudonyms().facts(facts));
      const names = [...found].filter(([name]) => !name.includes(' '));
      expect(new Set(names.map(([, pseudonym]) => pseudonym)).size).toBe(new Set(names.map(([name]) => (/^[\da-f:-]+$/i.test(name) ? name.toLowerCase() : name))).size);
    }
  });

  test('the structure stays, and the snapshot can be read', () => {
    expect(shapeOf(hidden)).toEqual(shapeOf(secret));
    expect(shapeOf(createPseudonyms().facts(sampled))).toEqual(shapeOf(sampled));
    const reading = readSnapshot(writeSnapshot(createPseudonyms().facts(sampled), { pseudonyms: true }));
    expect(reading).toMatchObject({ ok: true, origin: { pseudonyms: true }, written: createPseudonyms().facts(sampled) });
  });

  test('the same host gives the same text', () => expect(writeSnapshot(createPseudonyms().facts(secret))).toBe(writeSnapshot(hidden)));

  test('XML under its own names is not judged by pseudonyms', () => {
    const xml = "<domain type='kvm'><name>x</name><memory>1</memory><os><type>hvm</type></os><devices><interface type='network'><source network='acme-lan'/></interface></devices></domain>";
    const reading = readSnapshot(writeSnapshot(hidden, { pseudonyms: true }));
    const codes = (host: HostFacts): string[] => lint(xml, { host }).findings.map(({ code }) => code);
    expect(codes(reading.ok ? reading.facts : {})).toEqual(codes({ asker: secret.asker! }));
    expect(codes(hidden)).not.toEqual(codes(secret));
  });
});

describe('rules give the same verdicts under pseudonyms', () => {
  const cases = rules.flatMap((rule) => [...rule.bad, ...rule.good].flatMap((example) => {
    const host = typeof example === 'string' ? undefined : example.host;
    return host ? [{ id: rule.id, xml: expandExample(rule, example).xml, host }] : [];
  }));

  test('on the examples of all rules that ask for facts', () => {
    expect(cases.length).toBeGreaterThan(100);
    const wrong: string[] = [];
    for (const { id, xml, host } of cases) {
      const after = createPseudonyms().facts(host);
      const codes = (text: string, facts: HostFacts): string[] => lint(text, { host: facts }).findings.filter(({ code }) => code === id).map(({ code }) => code);
      const [verdict, expected] = [codes(renamed(xml, pairs(host, after)), after), codes(xml, host)];
      if (verdict.length !== expected.length) wrong.push(`${id}\n${xml}\n${JSON.stringify(host)}\n${JSON.stringify(after)}`);
    }
    expect(wrong).toEqual([]);
  });

  test.skipIf(!sharedFolder)('on real capabilities', () => {
    const folder = join(sharedFolder!, 'host-facts/capabilities');
    for (const file of readdirSync(folder)) {
      const host = factsFrom({ capabilities: { stdout: readFileSync(join(folder, file), 'utf8') } });
      expect(createPseudonyms().facts(host)).toEqual(host);
    }
  });
});
