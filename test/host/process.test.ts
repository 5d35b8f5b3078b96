import { describe, expect, test } from 'vitest';
import { run } from '../../host/process.ts';
import { listVms } from '../../host/index.ts';

const limits = { seconds: 10, bytes: 1_000_000 };

function isThere(group: number): boolean {
  try {
    return process.kill(-group, 0);
  } catch {
    return false;
  }
}

describe.skipIf(process.platform === 'win32')('running a program', () => {
  test('feeds it and collects what it says', async () => {
    expect(await run(['/bin/sh', '-c', 'cat; echo err >&2; exit 7'], 'input', limits)).toEqual({ exitCode: 7, stdout: Buffer.from('input'), stderr: 'err\n' });
  });

  test('hands arguments over as they are', async () => {
    const odd = ['$(id)', "it's", 'a b', '*', '', '-n', '\u202e', 'new\nline'];
    expect((await run(['printf', '<%s>', ...odd], '', limits)).stdout.toString()).toBe(odd.map((word) => `<${word}>`).join(''));
  });

  test('survives input that nobody reads', async () => {
    expect((await run(['true'], 'x'.repeat(5_000_000), limits)).exitCode).toBe(0);
  });

  test('is not held up by what the program leaves behind', async () => {
    const started = performance.now();
    const ran = await run(['/bin/sh', '-c', 'echo done; sleep 20 &'], '', limits);
    expect(ran.stdout.toString()).toBe('done\n');
    expect(performance.now() - started).toBeLessThan(15_000);
  });

  test('takes all of a large output, also when this process is busy meanwhile', async () => {
    const running = run(['head', '-c', '3000000', '/dev/zero'], '', { seconds: 20, bytes: 4_000_000 });
    const until = performance.now() + 900;
    while (performance.now() < until);
    expect((await running).stdout.length).toBe(3_000_000);
  });

  test('ends it and all that it started, in time, at the limit or on request', async () => {
    const hang = ['/bin/sh', '-c', 'trap "" TERM; echo $$; (trap "" TERM; sleep 30) & sleep 30; sleep 30'];
    const started = performance.now();
    const late = await run(hang, '', { ...limits, seconds: 2 });
    expect(late.stopped).toBe('timeout');
    const flood = await run(['/bin/sh', '-c', 'yes'], '', { ...limits, bytes: 10_000 });
    expect([flood.stopped, flood.stdout.length <= 10_000]).toEqual(['too-much-output', true]);
    const controller = new AbortController();
    setTimeout(() => controller.abort(), 200);
    expect((await run(hang, '', { ...limits, signal: controller.signal })).stopped).toBe('cancelled');
    expect((await run(['true'], '', { ...limits, signal: controller.signal })).stopped).toBe('cancelled');
    expect(performance.now() - started).toBeLessThan(25_000);
    const group = Number(late.stdout.toString());
    expect(group).toBeGreaterThan(1);
    // Whoever inherits the dead takes a moment to bury them.
    await expect.poll(() => isThere(group), { timeout: 20_000 }).toBe(false);
  });

  test.each([['/no/such/program'], ['a\0b'], ['/etc/passwd']])('%j is no program', async (program) => {
    expect((await run([program], '', limits)).stopped).toBe('not-found');
  });
});

test('odd settings give a failure, not an exception', async () => {
  for (const sshPath of ['', 'a\0b', '/', '/no/such']) {
    const answer = await listVms({ kind: 'ssh', destination: 'h' }, { sshPath, timeoutSeconds: Number.NaN });
    expect(answer.ok ? '' : answer.failure.code).toBe('ssh-missing');
  }
});
