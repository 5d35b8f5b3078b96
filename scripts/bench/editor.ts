import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { complete, formatXml, hoverXml, parseXml, recognise, validate } from '../../engine/index.ts';
import { MISSING, printTable, type Row } from './measure.ts';

const LINES = 2000;
const PLACES = 400;
const LAYOUT = { tabSize: 2, insertSpaces: true };

/** What an editor asks for, on one domain of 2,000 lines, and validation over many small ones. */
export function benchEditor(shared: string | undefined): void {
  if (shared === undefined) {
    console.log('\nEditor: skipped, the corpus is not there (VIRT_DOCTOR_SHARED)');
    return;
  }
  const folder = join(shared, 'corpus/dev/valid');
  const texts = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.xml')).map((name) => readFileSync(join(folder, name), 'utf8'));
  const documents = texts.map((text) => parseXml(text));
  const validateAll = (): void => { for (const document of documents) for (const domain of recognise(document)?.domains ?? []) validate(document, domain); };
  const [first, ...warm] = times(validateAll, 6);

  const text = largeDomain(texts);
  const document = parseXml(text);
  const offsets = Array.from({ length: PLACES }, (_, i) => Math.floor(((i + 0.5) * text.length) / PLACES));
  const rows: Row[] = [
    row('parse', times(() => parseXml(text), 40)),
    row('validate', times(() => validate(document, document.root!), 40)),
    row('format', times(() => formatXml(document, LAYOUT), 40)),
    row('complete', offsets.map((offset) => times(() => complete(document, offset), 3).at(-1)!)),
    row('hover', offsets.map((offset) => times(() => hoverXml(document, offset), 3).at(-1)!)),
  ];
  printTable(`Editor: one domain of ${text.split('\n').length} lines, milliseconds`, rows);
  printTable(`Validation: ${documents.length} files, milliseconds a file`, [{ name: 'validate', figures: { 'first pass': (first! / documents.length).toFixed(3), warm: (Math.min(...warm) / documents.length).toFixed(3) } }]);
}

function times(work: () => void, count: number): number[] {
  return Array.from({ length: count }, () => {
    const began = performance.now();
    work();
    return performance.now() - began;
  });
}

/** `taken` in the order of running: the first one is cold. */
function row(name: string, taken: readonly number[]): Row {
  const sorted = [...taken].sort((a, b) => a - b);
  const at = (share: number): string => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]?.toFixed(2) ?? MISSING;
  return { name, figures: { first: taken[0]?.toFixed(2) ?? MISSING, median: at(0.5), '95 %': at(0.95) } };
}

/** A domain with the devices of many, as a machine with all its disks and interfaces would have. */
function largeDomain(texts: readonly string[]): string {
  const devices: string[] = [];
  let lines = 0;
  for (let i = 0; lines < LINES - 10; i += 7) {
    const found = /<devices>\n([\s\S]*?)\s*<\/devices>/.exec(texts[i % texts.length]!)?.[1] ?? '';
    devices.push(found);
    lines += found.split('\n').length;
  }
  return `<domain type='kvm'>\n  <name>large</name>\n  <memory unit='GiB'>1</memory>\n  <os>\n    <type>hvm</type>\n  </os>\n  <devices>\n${devices.join('\n')}\n  </devices>\n</domain>\n`;
}
