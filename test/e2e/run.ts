/**
 * The end-to-end tests. One suite (suite/) in the extension host of several VS Codes, always with the extension as it is packed;
 * then drives (drive/) of the user interface in a browser, which leave screenshots in test-results/.
 *
 * Where VS Code can be downloaded, `E2E_HOST=electron` takes the desktop one; code-server, which npm has, is the default on Linux.
 */
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import esbuild from 'esbuild';
import Mocha from 'mocha';
import { HOSTS } from '../../scripts/code-server.mjs';
import { packExtension, vsix } from '../../scripts/package.mjs';
import { capture } from '../../scripts/process.mjs';
import { hasBrowser, launchBrowser } from './browser.ts';
import { runInCodeServer, type SuiteRun } from './code-server-host.ts';
import { runInElectron } from './electron-host.ts';
import type { Outcome, SuiteResults } from './outcome.ts';
import { unpackVsix } from './vsix.ts';

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '../..');
const out = join(root, 'out/e2e');
const extension = join(out, 'extension');
const tests = join(out, 'suite/index.js');

const isElectron = process.env['E2E_HOST'] === 'electron' || (process.env['E2E_HOST'] === undefined && process.platform !== 'linux');
const all = isElectron ? ['1.100.0', 'stable'] : Object.keys(HOSTS);
const PARTS = ['package', 'suite', 'drive'];
/** The first packs the extension anew, as its users do: nothing else runs meanwhile. */
const DRIVES = ['recorded', 'edit', 'pages', 'lab', 'trust', 'host', 'many', 'drift'];
const AT_ONCE = Math.min(availableParallelism(), 3);
/** `tsx test/e2e/run.ts suite 1.139`, `… drive host`: only what is named. */
const wanted = process.argv.slice(2);
const drives = DRIVES.some((name) => wanted.includes(name)) ? DRIVES.filter((name) => wanted.includes(name)) : DRIVES;
const versions = all.some((version) => wanted.includes(version)) ? all.filter((version) => wanted.includes(version)) : all;

async function prepare(): Promise<void> {
  for (const folder of [out, join(root, 'test-results')]) rmSync(folder, { recursive: true, force: true });
  await packExtension();
  await unpackVsix(vsix, extension);
  await esbuild.build({
    entryPoints: [join(here, 'suite/index.ts')], outfile: tests, bundle: true, platform: 'node', format: 'cjs', target: 'node20', external: ['vscode', 'mocha'], logLevel: 'warning',
  });
}

/** A workspace that this run may change. */
function freshWorkspace(name: string): string {
  const workspace = join(out, name);
  rmSync(workspace, { recursive: true, force: true });
  cpSync(join(here, 'workspace'), workspace, { recursive: true });
  cpSync(join(root, 'examples/recorded-host'), join(workspace, 'recorded-host'), { recursive: true });
  return workspace;
}

const failed = (title: string, error: unknown): Outcome => ({ title, state: 'failed', error: error instanceof Error ? (error.stack ?? error.message) : String(error) });

/** Runs the suite in one VS Code. An extension host that crashes ends the run as if all were well: only its results file says that it was. */
async function runSuite(version: string, run: (suite: SuiteRun) => Promise<void>): Promise<Outcome[]> {
  const results = join(out, `suite-${version}.json`);
  const workspace = freshWorkspace(`workspace-${version}`);
  console.log(`\n--- the suite in VS Code ${version}`);
  const began = Date.now();
  const problem = await run({ extension, tests, workspace, env: { VIRT_DOCTOR_E2E_RESULTS: results } }).then(() => undefined, (error: unknown) => error);
  console.log(`VS Code ${version}: ${((Date.now() - began) / 1000).toFixed(1)} s`);
  if (!existsSync(results)) return [failed(`the suite in VS Code ${version}`, problem ?? 'the extension host ended without results')];
  const { outcomes: told, notes } = JSON.parse(readFileSync(results, 'utf8')) as SuiteResults;
  for (const { title, state, ms } of told) console.log(`  ${state === 'passed' ? '✔' : state} ${title}${ms === undefined ? '' : ` (${ms} ms)`}`);
  for (const note of notes) console.log(`  ${note}`);
  const outcomes = told.map((o) => ({ ...o, title: `${version}: ${o.title}` }));
  return outcomes.some((o) => o.state === 'passed') ? outcomes : [...outcomes, failed(`the suite in VS Code ${version}`, problem ?? 'no test passed')];
}

async function runSuites(): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  if (isElectron) {
    for (const version of versions) outcomes.push(...await runSuite(version, (suite) => runInElectron(version, suite)));
    return outcomes;
  }
  const browser = await launchBrowser();
  try {
    for (const version of versions) outcomes.push(...await runSuite(version, (suite) => runInCodeServer(version, browser, suite)));
  } finally {
    await browser.close();
  }
  return outcomes;
}

/** Runs a file of tests in this process, as often as it is asked to: the VS Code of a drive needs no test driver inside. */
async function runHere(title: string, file: string): Promise<Outcome[]> {
  console.log(`\n--- ${title}`);
  const mocha = new Mocha({ ui: 'tdd', timeout: 120_000, reporter: 'spec' });
  mocha.addFile(join(here, file));
  const outcomes: Outcome[] = [];
  await new Promise<number>((done) => {
    mocha.run(done)
      .on('pass', (test) => outcomes.push({ title: test.fullTitle(), state: 'passed' }))
      .on('fail', (test, error: Error) => outcomes.push(failed(test.fullTitle(), error)))
      .on('pending', (test) => outcomes.push({ title: test.fullTitle(), state: 'skipped' }));
  });
  mocha.unloadFiles();
  return outcomes.length > 0 ? outcomes : [failed(title, `${file} holds no test`)];
}

const titleOf = (name: string): string => `the user interface: ${name}`;

/** One drive in a process of its own, whose words come when it has ended. */
async function driveApart(name: string): Promise<Outcome[]> {
  const results = join(out, `drive-${name}.json`);
  rmSync(results, { force: true });
  const { code, output } = await capture([process.execPath, '--import', 'tsx', fileURLToPath(import.meta.url), 'one-drive', name], { cwd: root, timeoutSeconds: 900 });
  console.log(output.trimEnd());
  return existsSync(results) ? JSON.parse(readFileSync(results, 'utf8')) as Outcome[] : [failed(titleOf(name), `it ended with ${code} and no results`)];
}

/** All `drives`, some at once. */
async function driveTogether(drives: readonly string[], atOnce: number): Promise<ReadonlyMap<string, readonly Outcome[]>> {
  const waiting = [...drives];
  const done = new Map<string, readonly Outcome[]>();
  const worker = async (): Promise<void> => {
    for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) done.set(name, await driveApart(name));
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return done;
}

/**
 * Drives the user interface. A mouse and a keyboard in a browser on a busy machine can meet a moment that no user meets: a drive that fails
 * gets a second VS Code, with nothing beside it, and what failed in the first is told; what fails in both has failed.
 */
async function drive(drives: readonly string[]): Promise<Outcome[]> {
  const first = new Map([...await driveTogether(drives.filter((name) => name === 'recorded'), 1), ...await driveTogether(drives.filter((name) => name !== 'recorded'), AT_ONCE)]);
  const outcomes: Outcome[] = [];
  for (const name of drives) {
    const failures = first.get(name)!.filter((o) => o.state === 'failed');
    for (const { title, error } of failures) console.log(`\nFAILED AT FIRST, driven again: ${title}\n${error ?? ''}`);
    outcomes.push(...(failures.length === 0 ? first.get(name)! : await driveApart(name)));
  }
  return outcomes;
}

function report(outcomes: readonly Outcome[]): number {
  const count = (state: Outcome['state']): number => outcomes.filter((o) => o.state === state).length;
  for (const { title, error } of outcomes.filter((o) => o.state === 'failed')) console.log(`\nFAILED ${title}\n${error ?? ''}`);
  for (const { title } of outcomes.filter((o) => o.state === 'skipped')) console.log(`skipped: ${title}`);
  const counts = { passed: count('passed'), failed: count('failed'), skipped: count('skipped') };
  mkdirSync(join(root, 'out/results'), { recursive: true });
  writeFileSync(join(root, 'out/results/e2e.json'), JSON.stringify(counts));
  console.log(`e2e: ${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
  return counts.failed;
}

async function oneDrive(name: string): Promise<number> {
  writeFileSync(join(out, `drive-${name}.json`), JSON.stringify(await runHere(titleOf(name), `./drive/${name}.ts`)));
  return 0;
}

async function main(): Promise<number> {
  if (wanted[0] === 'one-drive') return oneDrive(wanted[1]!);
  const wants = (what: string): boolean => !PARTS.some((part) => wanted.includes(part)) || wanted.includes(what);
  await prepare();
  if (!isElectron && !hasBrowser()) return report([{ title: 'everything end to end: no Chromium here (sudo apt-get install chromium)', state: 'skipped' }]);
  const outcomes = wants('package') ? await runHere('the package', './package.ts') : [];
  if (wants('suite')) outcomes.push(...await runSuites());
  if (!isElectron && wants('drive')) outcomes.push(...await drive(drives));
  return report(outcomes);
}

void main().catch((error: unknown) => report([failed('the end-to-end run', error)])).then((failures) => process.exit(failures > 0 ? 1 : 0));
