// All tests: `npm test`, or some of them: `npm test -- units e2e`. Installs what they need, as far as this user can.
//   types, style, generated   tsc, eslint, are the generated files fresh: no test cases of their own; a failure counts as one
//   units, grammars           vitest
//   lab                       a real libvirtd, QEMU and sshd
//   speed                     what is held against the time that something else takes, in a lab: nothing runs beside it
//   e2e                       the packed extension in real VS Codes
// The last line is `N passed, N failed`, and `, N skipped` when something was. With CI=true a skipped test is a failure.
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join, relative } from 'node:path';
import { ensureNpmPackages, ensureSystemPackages, requireNode, root, TEST_PACKAGES } from './setup.mjs';
import { installHost, HOSTS } from './code-server.mjs';
import { capture, run } from './process.mjs';

const results = join(root, 'out/results');
const bin = (name) => join(root, 'node_modules/.bin', name);
const node = process.execPath;

/**
 * One part: what to run, and how long it may take. Parts with test cases write out/results/NAME.json: what vitest's json reporter writes,
 * or `{ passed, failed, skipped }`. `needs: 'hosts'`: VS Code from npm, which is installed meanwhile.
 */
const parts = [
  { name: 'types', argv: [bin('tsc'), '-b'], minutes: 10 },
  { name: 'style', argv: [bin('eslint'), '.'], minutes: 10 },
  { name: 'generated', argv: [bin('tsx'), 'scripts/generate.ts', '--check'], minutes: 10 },
  { name: 'units', argv: vitest('units'), minutes: 40, counts: true, needs: 'hosts' },
  { name: 'lab', argv: vitest('lab', '--config', 'test/lab/vitest.config.ts', '--project', 'labs'), minutes: 40, counts: true },
  { name: 'speed', argv: vitest('speed', '--config', 'test/lab/vitest.config.ts', '--project', 'alone'), minutes: 10, counts: true },
  { name: 'e2e', argv: [node, '--import', 'tsx', 'test/e2e/run.ts'], minutes: 40, counts: true, needs: 'hosts' },
];

/**
 * What runs one after the other, in lanes that run side by side: labs wait for daemons half of the time. A mouse and a keyboard get the
 * machine for themselves.
 */
const STAGES = [[['style', 'units'], ['types', 'generated', 'lab']], [['speed']], [['e2e']]];

function vitest(name, ...more) {
  return [bin('vitest'), 'run', ...more, '--reporter=default', '--reporter=json', `--outputFile.json=${join(results, `${name}.json`)}`];
}

const ZERO = { passed: 0, failed: 0, skipped: 0 };
const sum = (a, b) => ({ passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: a.skipped + b.skipped });

/** What a part counted, or undefined when it wrote nothing that can be read. */
function readCounts(name) {
  try {
    const counts = JSON.parse(readFileSync(join(results, `${name}.json`), 'utf8'));
    if ('numTotalTests' in counts) return { passed: counts.numPassedTests, failed: counts.numFailedTests, skipped: counts.numPendingTests + counts.numTodoTests };
    return { passed: counts.passed, failed: counts.failed, skipped: counts.skipped };
  } catch {
    return undefined;
  }
}

/** The cases of a part that failed, as vitest's json reporter names them. */
function failedCases(name) {
  try {
    const { testResults = [] } = JSON.parse(readFileSync(join(results, `${name}.json`), 'utf8'));
    return testResults.flatMap((file) => file.assertionResults.filter((test) => test.status === 'failed').map((test) => `${relative(root, file.name)}: ${test.fullName}\n    ${test.failureMessages.join('\n').slice(0, 500)}`));
  } catch {
    return [];
  }
}

/** A part that fails without a failed case (it crashed, ran out of time, or ran no case at all) counts as one failure. */
function judge(part, code) {
  const counts = part.counts ? readCounts(part.name) : ZERO;
  if (!counts) return { ...ZERO, failed: 1 };
  const ranNothing = part.counts && counts.passed + counts.failed + counts.skipped === 0;
  return (code !== 0 && counts.failed === 0) || ranNothing ? { ...counts, failed: counts.failed + 1 } : counts;
}

/** Puts the VS Codes into .vscode-test/; without them, what needs them says so. */
async function installHosts() {
  for (const version of Object.keys(HOSTS)) {
    await installHost(version).catch((error) => console.error(`VS Code ${version} could not be installed: ${error.message}`));
  }
}

/** Runs a part. One that runs beside others says everything at its end, and until then once a minute that it is there. */
async function runPart(part, hosts, hasCompany) {
  console.log(hasCompany ? `… ${part.name}` : `\n=== ${part.name}`);
  const began = Date.now();
  const sign = hasCompany ? setInterval(() => console.log(`… ${part.name}, for ${((Date.now() - began) / 60_000).toFixed(0)} min`), 60_000) : undefined;
  if (part.needs === 'hosts') await hosts;
  const options = { cwd: root, timeoutSeconds: part.minutes * 60 };
  const { code, output } = hasCompany ? await capture(part.argv, options) : await run(part.argv, { ...options, stdio: ['ignore', 'inherit', 'inherit'] });
  clearInterval(sign);
  if (hasCompany) console.log(`\n=== ${part.name}\n${output.trimEnd()}`);
  return { part, code, counts: judge(part, code), seconds: (Date.now() - began) / 1000 };
}

/** The outcomes of the parts that are chosen, in the order of `parts`. */
async function runStages(chosen, hosts) {
  const outcomes = [];
  for (const stage of STAGES) {
    const lanes = stage.map((names) => names.flatMap((name) => chosen.filter((part) => part.name === name))).filter((lane) => lane.length > 0);
    const together = availableParallelism() > 1 ? lanes : [lanes.flat()];
    await Promise.all(together.map(async (lane) => {
      for (const part of lane) outcomes.push(await runPart(part, hosts, together.length > 1));
    }));
  }
  return outcomes.sort((a, b) => parts.indexOf(a.part) - parts.indexOf(b.part));
}

function printSummary(outcomes) {
  console.log('\n=== summary');
  for (const { part, code, counts, seconds } of outcomes) {
    const verdict = counts.failed > 0 ? `FAILED (exit ${code})` : 'ok';
    console.log(`${part.name.padEnd(10)} ${seconds.toFixed(1).padStart(7)} s  ${String(counts.passed).padStart(6)} passed ${String(counts.failed).padStart(4)} failed ${String(counts.skipped).padStart(4)} skipped  ${verdict}`);
  }
  // At the end, where those look who see the end of the output only.
  for (const { part } of outcomes) for (const failed of failedCases(part.name).slice(0, 20)) console.log(`failed: ${failed}`);
}

requireNode();
const began = Date.now();
const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !parts.some((part) => part.name === name));
if (unknown.length > 0) {
  console.error(`No such part: ${unknown.join(', ')}. There are ${parts.map((part) => part.name).join(', ')}.`);
  process.exit(2);
}

await ensureNpmPackages();
await ensureSystemPackages(TEST_PACKAGES);
rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });

const setupSeconds = (Date.now() - began) / 1000;
const chosen = parts.filter((part) => wanted.length === 0 || wanted.includes(part.name));
const hosts = process.platform === 'linux' && chosen.some((part) => part.needs === 'hosts') ? installHosts() : undefined;
const outcomes = await runStages(chosen, hosts);

printSummary(outcomes);
const total = outcomes.map((o) => o.counts).reduce(sum, ZERO);
const isStrict = process.env.CI === 'true';
if (isStrict && total.skipped > 0) console.log(`${total.skipped} skipped; with CI=true that is a failure.`);
console.log(`set-up ${setupSeconds.toFixed(0)} s, all ${((Date.now() - began) / 1000).toFixed(0)} s`);
console.log(`${total.passed} passed, ${total.failed} failed${total.skipped > 0 ? `, ${total.skipped} skipped` : ''}`);
process.exit(total.failed > 0 || (isStrict && total.skipped > 0) ? 1 : 0);
