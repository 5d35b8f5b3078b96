// `npm start`: sets up, builds, prints what the command line finds in examples/, and opens them in an editor.
//   npm start -- --browser       in a browser even where `code` is installed
//   npm start -- --port 8123     on this port
import { join } from 'node:path';
import { run } from './process.mjs';
import { ensureNpmPackages, findProgram, requireNode, root } from './setup.mjs';

const examples = join(root, 'examples');
const option = (name) => (process.argv.includes(name) ? process.argv[process.argv.indexOf(name) + 1] : undefined);

/** What is shown on the terminal first. */
const shows = [
  ['lint', 'examples/broken.xml', 'examples/healthy.xml'],
  ['explain', 'examples/logs/libvirt/qemu/webshop.log'],
  ['diagnose', 'examples/recorded-host', 'webshop'],
];

async function showFindings() {
  for (const args of shows) {
    console.log(`\n$ virt-doctor ${args.join(' ')}`);
    await run([process.execPath, 'dist/cli.js', ...args], { cwd: root, timeoutSeconds: 60, stdio: ['ignore', 'inherit', 'inherit'] });
  }
}

/** The desktop's VS Code with the extension as it was just built. */
async function openInCode(code) {
  console.log(`\nOpening ${examples} in VS Code.`);
  const { code: exit } = await run([code, '--new-window', `--extensionDevelopmentPath=${root}`, examples, join(examples, 'broken.xml')], { timeoutSeconds: 60 });
  return exit === 0;
}

/** The newest host that this machine can have. */
async function browserHost() {
  const { HOSTS, installHost } = await import('./code-server.mjs');
  const versions = Object.keys(HOSTS).reverse();
  for (const version of versions) {
    try {
      console.log(`\nVS Code ${version} for the browser: installing into .vscode-test/ unless it is there …`);
      return await installHost(version);
    } catch (error) {
      console.error(error.message);
    }
  }
  throw new Error('No VS Code could be installed here. Install the desktop one, then run npm start again.');
}

async function serveInBrowser(vsix) {
  const { freePort, serve } = await import('./code-server.mjs');
  const host = await browserHost();
  const server = await serve(host, {
    vsix, home: join(root, '.vscode-test/start'), port: Number(option('--port') ?? (await freePort(8080))),
    settings: { 'workbench.startupEditor': 'none', 'telemetry.telemetryLevel': 'off', 'chat.disableAIFeatures': true, 'git.openRepositoryInParentFolders': 'never', 'workbench.secondarySideBar.defaultVisibility': 'hidden' },
  });
  const open = (path) => ['openFile', `vscode-remote://${new URL(server.address).host}${join(examples, path)}`];
  const payload = JSON.stringify([open('broken.xml')]);
  console.log(`\nVS Code with virt-doctor and the examples:\n\n  ${server.address}/?folder=${encodeURIComponent(examples)}&payload=${encodeURIComponent(payload)}\n\nCtrl+C ends it.`);
  await server.ended;
}

requireNode();
await ensureNpmPackages();
const { packExtension, vsix } = await import('./package.mjs');
await packExtension();
await showFindings();
const code = process.argv.includes('--browser') ? undefined : findProgram('code');
if (!(code && (await openInCode(code)))) await serveInBrowser(vsix);
