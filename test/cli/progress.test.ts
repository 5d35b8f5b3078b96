import { expect, test } from 'vitest';
import { startProgress } from '../../cli/src/progress.ts';
import { wantsColour, type Terminal } from '../../cli/src/terminal.ts';

function watch(progress: boolean) {
  let [time, err] = [0, ''];
  const terminal: Terminal = { write: () => undefined, complain: (t) => void (err += t), colour: false, width: 80, progress, readStdin: () => Promise.resolve(new Uint8Array()) };
  const line = startProgress(terminal, 'files', () => time);
  return { at: (ms: number, done: number) => { time = ms; line.at(done); }, clear: line.clear, said: () => err };
}

test('a line appears after a while, is rewritten now and then, and is cleared', () => {
  const { at, clear, said } = watch(true);
  at(400, 10);
  expect(said()).toBe('');
  at(600, 20);
  at(650, 30);
  at(710, 40);
  expect(said()).toBe('\r\u001b[K20 files …\r\u001b[K40 files …');
  clear();
  clear();
  expect(said()).toBe('\r\u001b[K20 files …\r\u001b[K40 files …\r\u001b[K');
});

test('where standard error is no terminal, nothing is said', () => {
  const { at, clear, said } = watch(false);
  at(10_000, 1);
  clear();
  expect(said()).toBe('');
});

test.each([
  [true, {}, true], [false, {}, false], [true, { NO_COLOR: '1' }, false], [true, { NO_COLOR: '' }, true], [false, { FORCE_COLOR: '1' }, true],
  [false, { FORCE_COLOR: '3', NO_COLOR: '1' }, true], [true, { FORCE_COLOR: '0' }, false], [true, { TERM: 'dumb' }, false],
])('colour: terminal %s, %j → %s', (isTerminal, env, wanted) => expect(wantsColour(isTerminal, env)).toBe(wanted));
