import { writeFileSync } from 'node:fs';
import Mocha from 'mocha';
import type { Outcome, SuiteResults } from '../outcome.ts';
import { notes } from './window.ts';

/**
 * What VS Code calls in the extension host, be it Electron's or code-server's. The outcomes go into the file that
 * VIRT_DOCTOR_E2E_RESULTS names: an extension host that crashes reports success all the same, a file that is not there does not.
 */
export async function run(): Promise<void> {
  const mocha = new Mocha({ ui: 'tdd', timeout: 30_000, reporter: class extends Mocha.reporters.Base {} });
  mocha.suite.emit('pre-require', globalThis, 'suite', mocha);
  await import('./activation.ts');
  await import('./xml.ts');
  await import('./format.ts');
  await import('./navigation.ts');
  await import('./logs.ts');
  await import('./timeline.ts');
  await import('./diagnose.ts');
  await import('./drift.ts');
  await import('./control.ts');
  const outcomes: Outcome[] = [];
  const failures = await new Promise<number>((done) => {
    mocha.run(done)
      .on('pass', (test) => outcomes.push({ title: test.fullTitle(), state: 'passed', ms: test.duration ?? 0 }))
      .on('fail', (test, error: Error) => outcomes.push({ title: test.fullTitle(), state: 'failed', error: error.stack ?? error.message }))
      .on('pending', (test) => outcomes.push({ title: test.fullTitle(), state: 'skipped' }));
  });
  const results: SuiteResults = { outcomes, notes };
  writeFileSync(process.env['VIRT_DOCTOR_E2E_RESULTS']!, JSON.stringify(results));
  if (failures > 0) throw new Error(`${failures} tests failed`);
}
