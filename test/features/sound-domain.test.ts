import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { factsFrom, fit, lint, type HostFacts } from '../../engine/index.ts';
import { rules } from '../../engine/rules/index.ts';
import { sharedFolder } from '../corpus.ts';
import { soundDomains } from './sound-domain.ts';

const recorded = join(sharedFolder ?? '', 'host-facts');
const text = (...path: string[]): { stdout: string } => ({ stdout: readFileSync(join(recorded, ...path), 'utf8') });
const files = (folder: string): string[] => (sharedFolder ? readdirSync(join(recorded, folder)) : []);

const hosts: readonly (readonly [string, HostFacts])[] = [
  ...files('capabilities').map((name) => [name, factsFrom({ capabilities: text('capabilities', name) })] as const),
  ...files('domcapabilities').map((name) => [name, factsFrom({ 'domain-capabilities': text('domcapabilities', name) })] as const),
  ...files('lab').flatMap((version) => ['kvm', 'qemu'].map((type) => [`lab ${version} ${type}`, factsFrom({ 'versions': text('lab', version, 'version.txt'), 'capabilities': text('lab', version, 'capabilities.xml'), 'domain-capabilities': text('lab', version, `domcapabilities-${type}.xml`) })] as const)),
];

const hostRules = new Set(rules.filter((rule) => rule.needs).map((rule) => rule.id));
/** Advice that a sound domain may get as well: emulation though there is KVM. */
const ADVICE = new Set(['kvm-unused']);
const said = (xml: string, host: HostFacts): string[] => lint(xml, { host }).findings.filter((f) => hostRules.has(f.code) && !ADVICE.has(f.code)).map((f) => `${f.code}: ${f.message}`);

describe.skipIf(!sharedFolder)('real capability sets', () => {
  test('there are many, of several architectures', () => {
    expect(hosts.filter(([, facts]) => facts.numaCells ?? facts.domainCapabilities).length).toBeGreaterThanOrEqual(10);
    expect(new Set(hosts.map(([, facts]) => facts.hostCpu?.arch ?? facts.domainCapabilities?.[0]?.arch)).size).toBeGreaterThanOrEqual(3);
  });

  test.each(hosts)('%s: domains made of what it says are clean', (_, host) => {
    const domains = soundDomains(host);
    for (const xml of domains) {
      const skipped = lint(xml, { host }).skipped.length;
      expect(said(xml, host), xml).toEqual([]);
      // Something was judged: with no facts at all, more rules are skipped. Of libvirt's test driver no rule speaks.
      if ((host.numaCells ?? host.domainCapabilities) && !xml.startsWith("<domain type='test'")) expect(lint(xml).skipped.length, xml).toBeGreaterThan(skipped);
    }
  });

  test.each(hosts.filter(([, host]) => (host.domainCapabilities?.[0]?.values['video.modelType']?.length ?? 0) > 0))('%s: and what it does not say is told', (_, host) => {
    const xml = soundDomains(host)[0]!;
    expect(said(xml.replace(/<model type='[\w-]+'\/><\/video>/, "<model type='xen'/></video>"), host)).toEqual([expect.stringMatching(/^video-model-not-on-host: /)]);
  });

  test.each(hosts.filter(([, host]) => host.numaCells?.some((cell) => cell.cpus.length > 0 && (cell.memoryKiB ?? 0) > 0)))('%s: nor a node or CPU that it does not have', (_, host) => {
    const xml = soundDomains(host)[0]!;
    expect(said(xml.replace(/nodeset='\d+'/, "nodeset='63'"), host).map((s) => s.split(':')[0])).toContain('numa-node-not-on-host');
    expect(said(xml.replace(/<memory unit='KiB'>\d+/, "<memory unit='KiB'>99999999999"), host).length).toBeGreaterThan(0);
  });

  test('each fits its own host best', () => {
    const candidates = hosts.filter(([, facts]) => facts.domainCapabilities).map(([name, facts]) => ({ name, facts }));
    for (const { name, facts } of candidates) {
      const { hosts: judged } = fit(soundDomains(facts)[0]!, candidates);
      const own = judged.find((host) => host.name === name)!;
      expect(own.blockers.filter((b) => hostRules.has(b.code)), name).toEqual([]);
    }
  });
});
