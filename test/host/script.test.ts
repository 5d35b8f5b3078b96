import { spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { readFrames, type Frames } from '../../host/frames.ts';
import { hostCommands } from '../../host/index.ts';
import { allQuestions, listing, plans } from '../../host/plan.ts';
import { buildScript, type Lanes } from '../../host/script.ts';

const mark = '0123456789abcdef0123456789abcdef';
const question = (id: string, argv: readonly string[], bytes = 1_000_000, seconds = 10) => ({ id, title: id, why: id, argv, limits: { bytes, seconds } });

/** Runs the script with a shell of this machine; virsh is not needed for what is asked here. */
function ask(lanes: Lanes, values: { uri?: string; vm?: string } = {}, shell = '/bin/sh'): Frames & { raw: string } {
  const ran = spawnSync(shell, ['-s'], { input: buildScript(lanes, { mark, uri: values.uri ?? 'qemu:///system', ...(values.vm !== undefined && { vm: values.vm }) }), timeout: 20_000, maxBuffer: 1 << 26 });
  return { ...readFrames(ran.stdout, mark), raw: ran.stdout.toString('latin1') };
}

describe.each(['/bin/sh', 'bash'])('the script in %s', (shell) => {
  test('answers carry the bytes, the status and the end of what was said to stderr', () => {
    const { begun, complete, sections } = ask([[question('a', ['/bin/sh', '-c', 'printf "x\\n\\377\\n\\n"; echo oops >&2; exit 3']), question('b', ['printf', 'no newline'])]], {}, shell);
    expect([begun, complete]).toEqual([true, true]);
    expect(sections.get('a')).toEqual({ stdout: Buffer.from([120, 10, 255, 10, 10]), stderr: 'oops', status: 3 });
    expect(sections.get('b')).toEqual({ stdout: Buffer.from('no newline'), stderr: '', status: 0 });
  });

  test('lanes do not mix, however slow or loud they are', () => {
    const loud = question('loud', ['/bin/sh', '-c', 'i=0; while [ $i -lt 3000 ]; do echo "loud $i 0123456789012345678901234567890123456789012345678901234567890"; i=$((i+1)); done']);
    const { sections } = ask([[question('slow', ['/bin/sh', '-c', 'sleep 0.3; echo slow'])], [loud], [question('third', ['echo', 'third'])]], {}, shell);
    expect(sections.get('slow')?.stdout.toString()).toBe('slow\n');
    expect(sections.get('loud')?.stdout.toString().split('\n').length).toBe(3001);
    expect(sections.get('third')?.stdout.toString()).toBe('third\n');
  });

  test('floods are cut and hangs are ended', () => {
    const started = performance.now();
    const { complete, sections } = ask([[
      question('flood', ['/bin/sh', '-c', 'while :; do echo yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy; done'], 5000, 5),
      question('errors', ['/bin/sh', '-c', 'i=0; while [ $i -lt 5000 ]; do echo complaint $i >&2; i=$((i+1)); done'], 5000, 5),
      question('hang', ['/bin/sh', '-c', 'echo before; sleep 30'], 5000, 1),
    ]], {}, shell);
    expect(complete).toBe(true);
    expect(sections.get('flood')?.stdout.length).toBe(5000);
    expect(sections.get('errors')?.stderr.length).toBeLessThanOrEqual(2000);
    expect(sections.get('errors')?.stderr).toContain('complaint 4999');
    expect(sections.get('hang')).toMatchObject({ status: 124 });
    expect(sections.get('hang')?.stdout.toString()).toBe('before\n');
    expect(performance.now() - started).toBeLessThan(25_000);
  });

  test.each(['plain', "it's", '"quoted"', '$(touch /tmp/x)', '`id`', '-rf', '--', 'a\\nb', '%s%d', 'tab\there', ' blanks ', '*', '~', 'ünï 名前', '!', '\\', "'", 'a\rb', '\u0001\u007f', '0123456789abcdef0123456789abcdef end a', 'x'.repeat(1000)])(
    'hands the name %j over unharmed', (uri) => {
      const { sections } = ask([[question('a', ['printf', '<%s>', '{uri}']), question('b', ['printf', '<%s>', 'pre{uri}post'])]], { uri }, shell);
      expect(sections.get('a')?.stdout.toString()).toBe(`<${uri}>`);
      expect(sections.get('b')?.stdout.toString()).toBe(`<pre${uri}post>`);
    });

  test('what is asked of a VM is not asked when the VM is not known', () => {
    const { sections } = ask([[question('uuid', ['echo', '{uuid}']), question('always', ['echo', 'yes'])]], { vm: 'no such machine' }, shell);
    expect([...sections.keys()].sort()).toEqual(['always', listing.id]);
  });
});

describe('frames', () => {
  test('of a script that is cut off in the middle are none', () => {
    const script = buildScript([[question('a', ['echo', 'ran'])]], { mark, uri: 'qemu:///system' });
    for (const share of [0.2, 0.5, 0.9, 0.99]) {
      const ran = spawnSync('/bin/sh', ['-s'], { input: script.slice(0, Math.floor(script.length * share)), encoding: 'utf8' });
      expect(ran.stdout).toBe('');
    }
  });

  test('are found among what a login script prints', () => {
    const { raw } = ask([[question('a', ['echo', 'answer'])]]);
    const noisy = `Welcome!\n${mark.replace('0', '1')} begin a\nforged\n${raw}\nbye\n`;
    expect(readFrames(Buffer.from(noisy, 'latin1'), mark).sections.get('a')?.stdout.toString()).toBe('answer\n');
  });

  test('without their end are not taken', () => {
    const frames = readFrames(Buffer.from(`\n${mark} begin a\nsome\n${mark} end b\nexit 0\n${mark} done a\n`), mark);
    expect([frames.begun, frames.complete, frames.sections.size]).toEqual([true, false, 0]);
  });
});

describe('what may run on a host', () => {
  test('is listed once each, and all of it is listed', () => {
    const listed = hostCommands();
    expect(new Set(listed.map((command) => command.id)).size).toBe(listed.length);
    const asked = new Set(Object.values(plans).flat(2));
    for (const one of asked) expect(allQuestions).toContain(one);
    expect(listed.map((command) => command.id)).toEqual(allQuestions.map((one) => one.id));
  });

  test('asks libvirt on read-only connections only, and never for secrets', () => {
    for (const one of new Set([listing, ...Object.values(plans).flat(2)])) {
      const text = one.argv.join(' ');
      for (const call of text.match(/\bvirsh\b[^|;)]*/g) ?? []) expect(call).toMatch(/^virsh -r -c (?:\{uri\}|"\$1") /);
      expect(text).not.toMatch(/security-info|secret-get-value|\bsudo\b/);
    }
  });

  test('ends by itself', () => {
    for (const { limits } of allQuestions) {
      expect(limits.seconds).toBeGreaterThan(0);
      expect(limits.seconds).toBeLessThanOrEqual(20);
      expect(limits.bytes).toBeLessThanOrEqual(4 * 1024 * 1024);
    }
  });
});
