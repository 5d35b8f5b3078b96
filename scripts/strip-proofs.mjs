// Leaves the proofs of the knowledge files out of what ships: near misses, samples and accepted examples are for the tests.
import { readFile } from 'node:fs/promises';
import ts from 'typescript';

const PROOFS = new Set(['good', 'nearMisses', 'samples']);
const KNOWLEDGE = /[\\/]engine[\\/](?:rules|signatures)[\\/][^\\/]+[\\/][^\\/]+\.ts$|[\\/]engine[\\/](?:facts[\\/]probes|log[\\/]formats)[\\/][^\\/]+\.ts$/;

/** The text with each proof of a `defineX({ … })` emptied. */
export function withoutProofs(source) {
  const file = ts.createSourceFile('x.ts', source, ts.ScriptTarget.Latest, true);
  const cuts = [];
  const visit = (node) => {
    if (ts.isPropertyAssignment(node) && ts.isIdentifier(node.name) && PROOFS.has(node.name.text) && ts.isArrayLiteralExpression(node.initializer)
      && ts.isCallExpression(node.parent.parent) && /^define[A-Z]/.test(node.parent.parent.expression.getText(file))) {
      cuts.push([node.initializer.getStart(file), node.initializer.getEnd()]);
      return;
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return cuts.reverse().reduce((text, [start, end]) => `${text.slice(0, start)}[]${text.slice(end)}`, source);
}

/** The esbuild plugin; a plugin may serve several bundles, each file is read once. */
export function stripProofs() {
  const read = new Map();
  const load = async (path) => ({ contents: withoutProofs(await readFile(path, 'utf8')), loader: 'ts' });
  return {
    name: 'strip-proofs',
    setup(build) {
      build.onLoad({ filter: KNOWLEDGE }, ({ path }) => {
        if (!read.has(path)) read.set(path, load(path));
        return read.get(path);
      });
    },
  };
}
