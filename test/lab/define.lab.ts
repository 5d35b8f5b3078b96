import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type AskOptions, defineVm, type EditableVm, type HostAddress, readEditableVm } from '../../host/index.ts';
import { domainXml } from './domain.ts';
import { type Lab, startLab } from './lab.ts';

/** Changing a definition, on a real libvirtd. */
let lab: Lab;
let options: AskOptions;
const address: HostAddress = { kind: 'ssh', destination: 'lab' };

beforeAll(async () => {
  lab = await startLab({ hostname: 'define' });
  options = { sshPath: lab.ssh.program };
});
afterAll(() => lab?.stop());

async function opened(name: string): Promise<EditableVm> {
  const answer = await readEditableVm(address, name, options);
  if (!answer.ok) throw new Error(`${answer.failure.message} ${answer.failure.detail}`);
  return answer.value;
}

const stored = (name: string): Promise<string> => lab.must(['virsh', 'dumpxml', '--inactive', '--security-info', name]);

/** Tries to define; gives the code of what became of it, and libvirt's words. */
async function define({ uuid, xml }: EditableVm, after: string): Promise<string> {
  const answer = await defineVm(address, { uuid, before: xml, after }, options);
  return answer.ok ? 'defined' : `${answer.failure.code}: ${answer.failure.detail}`;
}

describe('a definition', () => {
  test('is edited, defined, and the machine starts with it', async () => {
    await lab.define(domainXml('edited'));
    const vm = await opened('edited');
    expect(vm.facts.hostname).toBe('define');
    const answer = await defineVm(address, { uuid: vm.uuid, before: vm.xml, after: vm.xml.replace(/<vcpu[^>]*>1</, "<vcpu placement='static'>2<") }, options);
    expect(answer.ok && answer.value).toContain("<vcpu placement='static'>2</vcpu>");
    expect(answer.ok && answer.value.trim()).toBe((await stored('edited')).trim());
    await lab.must(['virsh', 'start', 'edited']);
    await lab.must(['virsh', 'destroy', 'edited']);
  });

  test('arrives as it was written, whatever it holds, and runs nothing', async () => {
    await lab.define(domainXml('odd'));
    const vm = await opened('odd');
    const odd = `$(touch /tmp/pwned) \`touch /tmp/pwned\` ' " \\ \\0101 %s %b !! ${'{'}xml} 名前 👻 -- ]] end;; ${'x'.repeat(300_000)}`;
    expect(await define(vm, vm.xml.replace('</name>', () => `</name>\n  <description>${odd}</description>`))).toBe('defined');
    // libvirt writes quotes as entities.
    expect((await stored('odd')).replaceAll('&apos;', "'").replaceAll('&quot;', '"').includes(`<description>${odd}</description>`)).toBe(true);
    expect((await lab.exec(['ls', '/tmp/pwned'])).code).not.toBe(0);
  });

  test('that somebody else has changed meanwhile is left alone', async () => {
    await lab.define(domainXml('raced'));
    const vm = await opened('raced');
    await lab.must(['virsh', 'desc', 'raced', '--config', 'somebody else was here']);
    const theirs = await stored('raced');
    expect(await define(vm, vm.xml.replace('>1<', '>2<'))).toMatch(/^changed-meanwhile/);
    expect(await stored('raced')).toBe(theirs);
  });

  test('that libvirt refuses changes nothing, and its words come back', async () => {
    await lab.define(domainXml('strict'));
    const [vm, before] = [await opened('strict'), await stored('strict')];
    expect(await define(vm, vm.xml.replace('<devices>', '<devicez/><devices>'))).toMatch(/^refused: .*(?:devicez|schema)/s);
    expect(await define(vm, vm.xml.replace('</devices>', "<interface type='user'><model type='virtio'/></interface><controller type='usb' index='0' model='none'/><hub type='usb'/></devices>"))).toMatch(/^refused: .*USB/is);
    expect(await stored('strict')).toBe(before);
  });

  test('with passwords is not edited: they would be lost', async () => {
    await lab.define(domainXml('vnc', { devices: "<graphics type='vnc' port='-1' passwd='tiger7'/>" }));
    const refused = await readEditableVm(address, 'vnc', options);
    expect(refused.ok ? '' : refused.failure.code).toBe('holds-passwords');
    expect(JSON.stringify(refused)).not.toContain('tiger7');
    await lab.define(domainXml('late', { devices: "<graphics type='vnc' port='-1'/>" }));
    const vm = await opened('late');
    await lab.define((await stored('late')).replace("<graphics type='vnc'", "<graphics type='vnc' passwd='tiger7'"));
    expect(await define(vm, vm.xml.replace('>1<', '>2<'))).toMatch(/^holds-passwords/);
    expect(await stored('late')).toContain("passwd='tiger7'");
  });

  test('is not that of another machine', async () => {
    await lab.define(domainXml('mine'));
    await lab.define(domainXml('theirs'));
    const [mine, theirs, before] = [await opened('mine'), await opened('theirs'), await stored('theirs')];
    for (const after of [theirs.xml, mine.xml.replace(mine.uuid, theirs.uuid), mine.xml.replace(/ *<uuid>.*<\/uuid>\n/, ''), mine.xml.replace('>mine<', '>other<'), mine.xml.replace('<name>', '<name>theirs</name><name>'), `<!DOCTYPE domain [<!ENTITY u "${theirs.uuid}">]>${mine.xml.replace(mine.uuid, '&u;')}`, `${mine.xml}<domain/>`, '', '\0']) expect(await define(mine, after)).toMatch(/^not-editable/);
    // A machine whose name is the UUID of another one is found by that name; the comparison then stops it.
    await lab.define(domainXml(mine.uuid));
    expect(await define(mine, mine.xml.replace('>1<', '>2<'))).toMatch(/^(?:changed-meanwhile|defined)/);
    expect(await stored('theirs')).toBe(before);
    expect(await lab.must(['virsh', 'dumpxml', '--inactive', `--domain=${theirs.uuid}`])).toContain('<name>theirs</name>');
  });

  test('of a machine that has none, or a saved state that comes first, is told so', async () => {
    await lab.define(domainXml('saved'));
    await lab.must(['virsh', 'start', 'saved']);
    await lab.must(['virsh', 'managedsave', 'saved']);
    expect((await opened('saved')).hasSavedState).toBe(true);
    await lab.must(['virsh', 'managedsave-remove', 'saved']);
    expect((await opened('saved')).hasSavedState).toBe(false);
    await lab.write('/run/lab/transient.xml', domainXml('transient'));
    await lab.must(['virsh', 'create', '/run/lab/transient.xml']);
    const answer = await readEditableVm(address, 'transient', options);
    expect(answer.ok ? '' : `${answer.failure.code}: ${answer.failure.message}`).toMatch(/^not-editable: .*transient/);
    await lab.must(['virsh', 'destroy', 'transient']);
  });

  test('needs the right to change it', async () => {
    const answer = await readEditableVm({ kind: 'ssh', destination: 'lab-nolibvirt' }, 'mine', options);
    expect(answer.ok ? '' : answer.failure.code).toBe('socket-permission');
    const recorded = await readEditableVm({ kind: 'recorded', folder: '/srv' }, 'mine', options);
    expect(recorded.ok ? '' : recorded.failure.code).toBe('not-editable');
  });
});
