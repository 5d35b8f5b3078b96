import { describe, expect, test } from 'vitest';
import { witnessPattern } from '../../engine/diagnosis/witness.ts';
import { diagnose } from '../../engine/features/diagnose.ts';
import { compilePattern } from '../../engine/log/pattern.ts';
import { rules } from '../../engine/rules/index.ts';
import { signatures } from '../../engine/signatures/index.ts';

const domain = (inner: string): { name: string; text: string } => ({
  name: 'domain.xml',
  text: `<domain type='kvm'>
  <name>mail</name>
  <memory unit='MiB'>512</memory>
  <vcpu>1</vcpu>
  <os><type arch='x86_64' machine='q35'>hvm</type></os>
${inner}
</domain>
`,
});

const twoDisks = domain(`  <devices>
    <disk type='file' device='disk'>
      <source file='/srv/vm/mail-root.qcow2'/>
      <target dev='vda' bus='virtio'/>
    </disk>
    <disk type='file' device='disk'>
      <source file='/srv/vm/mail-spool.qcow2'/>
      <target dev='vdb' bus='virtio'/>
    </disk>
  </devices>`);

describe('a failing start', () => {
  const log = {
    name: 'a.log',
    text: `2026-03-02 10:11:12.000+0000: 812: error : qemuProcessReportLogError:1971 : internal error: process exited while connecting to monitor: 2026-03-02T10:11:11.900000Z qemu-system-x86_64: -blockdev {"driver":"file","filename":"/srv/vm/mail-spool.qcow2","node-name":"libvirt-1-storage"}: Could not open '/srv/vm/mail-spool.qcow2': No such file or directory\n2026-03-02 10:11:12.001+0000: 812: error : virNetSocketReadWire:1804 : End of file while reading data: Input/output error\n`,
  };
  const [first, ...rest] = diagnose({ xml: twoDisks, logs: [log] }).causes;

  test('is named by its innermost message', () => expect(first).toMatchObject({ id: 'img-missing', severity: 'fatal', category: 'storage' }));
  test('points at the one disk that the message names', () => {
    expect(first!.element!.xpath).toBe('/domain/devices/disk[2]/source/@file');
    expect(twoDisks.text.slice(first!.element!.span.start, first!.element!.span.end)).toBe("file='/srv/vm/mail-spool.qcow2'");
  });
  test('has the log line as evidence', () => expect(first!.evidence[0]).toMatchObject({ file: 'a.log', line: 0 }));
  test('takes no wrapper and no chatter for a cause', () => expect(rest.filter((c) => c.severity === 'fatal')).toEqual([]));
  test('does not depend on names of files or of the VM', () => {
    const renamed = diagnose({ vm: 'pool-inactive', xml: { ...twoDisks, name: 'kvm_perm_denied.xml' }, logs: [{ ...log, name: 'net-not-active.log' }] });
    expect(renamed.causes[0]!.id).toBe('img-missing');
  });
});

describe('what the XML alone tells', () => {
  const xml = domain("  <devices>\n    <controller type='scsi' index='0' model='virtio-scsi'/>\n    <controller type='scsi' index='0' model='virtio-scsi'/>\n  </devices>");
  test('is a cause without any log', () => {
    const [cause] = diagnose({ xml, logs: [] }).causes;
    expect(cause).toMatchObject({ id: 'cfg-controller-dup', confidence: 'likely', evidence: [] });
    expect(cause!.element!.xpath).toBe('/domain/devices/controller[2]/@index');
  });
  test("is certain when libvirt's own words stand in a log", () => {
    const text = "error: Failed to define domain from /root/mail.xml\nerror: XML error: Multiple 'scsi' controllers with index '0'\n";
    const [cause] = diagnose({ xml, logs: [{ name: 'virsh.err', text }] }).causes;
    expect(cause).toMatchObject({ id: 'cfg-controller-dup', confidence: 'certain' });
    expect(cause!.evidence[0]).toMatchObject({ file: 'virsh.err', line: 1 });
  });
});

describe('when nothing known is found', () => {
  test('the telling lines are shown, and what to collect', () => {
    const { causes, telling, missing } = diagnose({ logs: [{ name: 'x.log', text: 'all is well\nthe frobnicator failed: gremlins\nbye\n' }] });
    expect(causes).toEqual([]);
    expect(telling.map((t) => t.text)).toEqual(['the frobnicator failed: gremlins']);
    expect(missing.join('\n')).toMatch(/dumpxml/);
  });
  test('an empty bundle is no failure', () => expect(diagnose({ logs: [] }).causes).toEqual([]));
  test('a healthy VM has no fatal cause', () => {
    const text = '2026-03-02 10:11:12.000+0000: starting up libvirt version: 11.3.0, qemu version: 10.0.0, kernel: 6.1.0, hostname: h\n2026-03-02T10:15:00.000000Z qemu-system-x86_64: terminating on signal 15 from pid 812 (/usr/sbin/libvirtd)\n2026-03-02 10:15:00.300+0000: shutting down, reason=destroyed\n';
    expect(diagnose({ xml: twoDisks, logs: [{ name: 'q.log', text }] }).causes.filter((c) => c.severity === 'fatal')).toEqual([]);
  });
});

describe("a host's log speaks of all its VMs", () => {
  const log = { name: 'libvirtd.log', text: "2026-03-02 10:11:12.000+0000: 812: error : virStorageFileReportBrokenChain:1223 : Cannot access storage file '/srv/vm/web-root.qcow2' (as uid:64055, gid:64055): No such file or directory\n" };
  const domains = [{ name: 'mail', state: 'shut off', disks: ['/srv/vm/mail-root.qcow2'] }, { name: 'web', state: 'shut off', disks: ['/srv/vm/web-root.qcow2'] }];
  test("a neighbour's failure is not this VM's", () => {
    expect(diagnose({ vm: 'mail', xml: twoDisks, logs: [log], facts: { domains } }).causes.filter((c) => c.severity === 'fatal')).toEqual([]);
  });
  test('without facts of the host nothing is left out', () => {
    expect(diagnose({ vm: 'mail', xml: twoDisks, logs: [log] }).causes[0]).toMatchObject({ severity: 'fatal', category: 'storage' });
  });
  test('what names this VM counts whoever else there is', () => {
    const own = { ...log, text: log.text.replace('web-root', 'mail-root') };
    expect(diagnose({ vm: 'mail', xml: twoDisks, logs: [own], facts: { domains } }).causes[0]).toMatchObject({ severity: 'fatal', category: 'storage' });
  });
  test('while the VM runs, lines that name nobody are not its trouble', () => {
    const vague = { ...log, text: '2026-03-02 10:11:12.000+0000: 812: error : qemuMonitorIORead:423 : Unable to read from monitor: Connection reset by peer\n' };
    const running = [{ ...domains[0]!, state: 'running' }, domains[1]!];
    expect(diagnose({ vm: 'mail', xml: twoDisks, logs: [vague], facts: { domains: running } }).causes.filter((c) => c.severity === 'fatal')).toEqual([]);
  });
});

describe('witnesses as patterns', () => {
  test('format directives become gaps', () => {
    const pattern = compilePattern(witnessPattern("Multiple '%1$s' controllers with index '%2$d'")!);
    expect(pattern.match("XML error: Multiple 'scsi' controllers with index '12'")).toBeDefined();
    expect(pattern.match("Multiple 'scsi' hubs with index '12'")).toBeUndefined();
  });
  test('what is hardly fixed is no pattern', () => expect(witnessPattern('%s: %d')).toBeUndefined());
  test("every rule's witness compiles", () => {
    for (const rule of rules) {
      for (const { text } of rule.witness) {
        const source = witnessPattern(text);
        if (source) expect(() => compilePattern(source), `${rule.id}: ${text}`).not.toThrow();
      }
    }
  });
});

test('a rule that names a cause names one that a signature has, or that is its own', () => {
  const ids = new Set(signatures.map((s) => s.id));
  const strange = rules.filter((r) => r.cause !== undefined && !ids.has(r.cause) && !/^[a-z0-9]+(-[a-z0-9]+)+$/.test(r.cause));
  expect(strange.map((r) => r.id)).toEqual([]);
});
