import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkHost, factsFrom, type HostFacts, type HostFinding } from '../../engine/index.ts';
import { type AskOptions, parseAddress, snapshot } from '../../host/index.ts';
import { readFrames } from '../../host/frames.ts';
import { plans } from '../../host/plan.ts';
import { buildScript } from '../../host/script.ts';
import { type Lab, startLab } from './lab.ts';

/** Verdicts of `host-check` beside those of the real virt-host-validate, line by line. */
let lab: Lab;
let options: AskOptions;

beforeAll(async () => {
  lab = await startLab();
  options = { sshPath: lab.ssh.program };
});
afterAll(() => lab?.stop());

/** Which of our looks a line of virt-host-validate is. */
const LINES: readonly (readonly [RegExp, string, string?])[] = [
  [/hardware virtualization/, 'host-lacks-hardware-virtualization'],
  [/device '?\/dev\/kvm'? exists/, 'host-kvm-device-absent'],
  [/device '?\/dev\/kvm'? is accessible/, 'host-kvm-device-inaccessible'],
  [/\/dev\/vhost-net/, 'host-vhost-net-absent'],
  [/\/dev\/net\/tun/, 'host-tun-absent'],
  ...['cpu', 'cpuacct', 'cpuset', 'memory', 'devices', 'blkio'].map((name) => [new RegExp(`cgroup '${name}' controller`), 'host-cgroup-controller-absent', name] as const),
  [/device assignment IOMMU/, 'host-iommu-absent'],
  [/IOMMU is enabled by kernel/, 'host-iommu-disabled'],
  [/secure guest support/, 'host-secure-guest-absent'],
];

const VERDICTS: Readonly<Record<string, string>> = { PASS: 'pass', WARN: 'warn', FAIL: 'fail' };
const keyOf = (code: string, part?: string): string => (part === undefined ? code : `${code} ${part}`);

function validated(stdout: string): Map<string, string> {
  return new Map(stdout.split('\n').filter((line) => line.includes('QEMU:')).map((line) => {
    const [, what, verdict] = /Checking (.*?)\s+: (PASS|WARN|FAIL)/.exec(line)!;
    const found = LINES.find(([pattern]) => pattern.test(what!));
    if (!found) throw new Error(`virt-host-validate looks at something new: ${line}`);
    return [keyOf(found[1], found[2]), VERDICTS[verdict!]!];
  }));
}

/** What host-check says that virt-host-validate says. */
const claimed = (findings: readonly HostFinding[]): Map<string, string> => new Map(findings.flatMap(({ code, subject, verdict, virtHostValidate }) =>
  (virtHostValidate === 'silent' ? [] : [[keyOf(code, /^control group controllers: (\w+)$/.exec(subject)?.[1]), virtHostValidate ?? verdict]])));

const sorted = (map: ReadonlyMap<string, string>): string[] => [...map].map(([key, verdict]) => `${key}: ${verdict}`).sort();

describe('host-check and virt-host-validate', () => {
  test('say the same of the lab, and KVM works where the flag is missing', async () => {
    const { code, stdout } = await lab.exec(['virt-host-validate', 'qemu']);
    const address = parseAddress('lab-root');
    const answer = address.ok ? await snapshot(address.value, options) : address;
    const { findings, unjudged } = checkHost(answer.ok ? answer.value : {});
    expect(unjudged).toEqual([]);
    expect(sorted(claimed(findings))).toEqual(sorted(validated(stdout)));
    const flag = findings.find((finding) => finding.code === 'host-lacks-hardware-virtualization');
    if (code !== 0 && /hardware virtualization\s+: FAIL/.test(stdout)) expect(flag).toMatchObject({ verdict: 'pass', virtHostValidate: 'fail', message: expect.stringContaining('it works') as string });
  });

  test.each([
    ['all controllers', ['cpu', 'cpuacct', 'cpuset', 'memory', 'devices', 'blkio']],
    ['two controllers', ['cpu', 'memory']],
    ['none but another one', ['freezer']],
  ])('say the same with %s mounted', async (_, controllers) => {
    const mounts = controllers.map((name) => `mkdir -p /sys/fs/cgroup/${name} && mount -t cgroup -o ${name} cgroup /sys/fs/cgroup/${name}`).join(' && ');
    const inPrivate = (command: string): readonly string[] => ['unshare', '--mount', 'sh', '-c', `mount -t tmpfs tmpfs /sys/fs/cgroup && ${mounts} && ${command}`];
    const there = await lab.exec(inPrivate('true'));
    if (there.code !== 0) return console.warn(`skipped: this kernel does not mount ${controllers.join(', ')} alone: ${there.stderr.trim()}`);
    const { stdout } = await lab.exec(inPrivate('virt-host-validate qemu'));
    const mark = '0123456789abcdef0123456789abcdef';
    const said = await lab.must(inPrivate('exec /bin/sh -s'), buildScript(plans.snapshot, { mark, uri: 'qemu:///system' }));
    const facts: HostFacts = factsFrom(Object.fromEntries([...readFrames(Buffer.from(said), mark).sections].map(([id, section]) => [id, { stdout: section.stdout.toString() }])));
    expect(sorted(claimed(checkHost(facts).findings))).toEqual(sorted(validated(stdout)));
  });

  test('say the same of devices that come and go', async () => {
    const inPrivate = (command: string): readonly string[] => ['unshare', '--mount', 'sh', '-c', `mkdir -p /run/lab/dev/net && mount --bind /run/lab/dev /dev && touch /dev/null /dev/vhost-net && ${command}`];
    const { stdout } = await lab.exec(inPrivate('virt-host-validate qemu'));
    expect(stdout).toMatch(/vhost-net\S* exists\s+: PASS/);
    expect(stdout).toMatch(/net\/tun\S* exists\s+: FAIL/);
    const probe = plans.snapshot.flat().find(({ id }) => id === 'device-nodes')!;
    const { deviceNodes } = factsFrom({ 'device-nodes': { stdout: await lab.must(inPrivate(`"$@"`).concat('sh', ...probe.argv)) } });
    const told = claimed(checkHost({ deviceNodes: deviceNodes! }).findings);
    const real = validated(stdout);
    for (const code of ['host-vhost-net-absent', 'host-tun-absent']) expect(told.get(code)).toBe(real.get(code));
  });
});
