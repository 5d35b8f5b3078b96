import { afterAll, describe, expect, test } from 'vitest';
import { EXIT } from '../../cli/src/terminal.ts';
import { domain, folderWith, virtDoctor } from './command-line.ts';

const here = folderWith({ 'lxc.xml': "<domain type='lxc'><name>a</name></domain>", 'host/domain.xml': domain(''), 'vm.xml': domain('').replace("type='test'", "type='kvm'"), 'broken.xml': "<domain type='kvm'><name>" });
afterAll(() => here.remove());

describe('dry-run', () => {
  test('what cannot be tried is exit 3', async () => {
    expect(await virtDoctor(['dry-run', here.at('lxc.xml')])).toMatchObject({ code: EXIT.failed, out: '', err: expect.stringContaining('no domain that QEMU runs') });
    expect(await virtDoctor(['dry-run', here.at('broken.xml')])).toMatchObject({ code: EXIT.failed, err: expect.stringContaining('well-formed') });
    expect(await virtDoctor(['dry-run', here.at('nowhere.xml')])).toMatchObject({ code: EXIT.failed, err: expect.stringContaining('there is no such file') });
    expect(await virtDoctor(['dry-run', here.at('host'), here.at('vm.xml')])).toMatchObject({ code: EXIT.failed, err: expect.stringContaining('a recorded host cannot try anything') });
    expect(await virtDoctor(['dry-run', '-oProxyCommand=touch /tmp/x', here.at('vm.xml')])).toMatchObject({ code: EXIT.usage });
    expect(await virtDoctor(['dry-run', '--', '-oProxyCommand=touch', here.at('vm.xml')])).toMatchObject({ code: EXIT.failed, err: expect.stringContaining('option') });
  });
  test('wrong usage is 2', async () => {
    for (const words of [[], ['a', 'b', 'c'], [here.at('vm.xml'), '--format', 'jsonl'], [here.at('vm.xml'), '--save', 'x']]) expect((await virtDoctor(['dry-run', ...words])).code).toBe(EXIT.usage);
  });
});
