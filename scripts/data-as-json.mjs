// Modules whose exports are nothing but data ship as JSON: JavaScript reads that several times faster than hundreds of modules of its own
// literals, and what is worked out from nothing is worked out once.
import { Script } from 'node:vm';
import esbuild from 'esbuild';

const DATA = /[\\/]engine[\\/](?:signatures[\\/](?:index|anchors)|log[\\/]log-kernel-code)\.ts$/;
/** What only people read: who just looks for signatures, and hands on their ids, needs none of it. */
const PROSE = { title: '', why: '', remedy: '', checks: [], witness: { source: '', text: '' } };

/** What the module at `path` exports; `proofless` as in strip-proofs.mjs. */
async function exportsOf(path, proofless) {
  const { outputFiles } = await esbuild.build({ entryPoints: [path], bundle: true, write: false, format: 'cjs', platform: 'node', plugins: [proofless], logLevel: 'silent' });
  const module = { exports: {} };
  new Script(`(module) => {${outputFiles[0].text}}`).runInThisContext()(module);
  return module.exports;
}

/** That anchors were made from the patterns they ship with needs no proof any more (see anchor-table.ts). */
const withoutFingerprints = (table) => Object.fromEntries(Object.entries(table).map(([id, { of, ...row }]) => [id, row]));
const withoutProse = (signature) => Object.fromEntries(Object.entries(signature).map(([key, value]) => [key, PROSE[key] ?? value]));

/** What ships of each export. */
const SHIPPED = {
  signatures: (signatures, { prose }) => (prose ? signatures : signatures.map(withoutProse)),
  anchorTable: withoutFingerprints,
  kernelModule: (bytes) => bytes,
};

/** The esbuild plugin; it may serve several bundles, each module is read once. */
export function dataAsJson(proofless) {
  const read = new Map();
  return ({ prose = true } = {}) => ({
    name: 'data-as-json',
    setup(build) {
      build.onLoad({ filter: DATA }, async ({ path }) => {
        if (!read.has(path)) read.set(path, exportsOf(path, proofless));
        const contents = Object.entries(await read.get(path)).map(([name, value]) => `export const ${name} = /* @__PURE__ */ JSON.parse(${JSON.stringify(JSON.stringify(SHIPPED[name](value, { prose })))});`).join('\n');
        return { contents, loader: 'js' };
      });
    },
  });
}
