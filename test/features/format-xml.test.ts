import { XMLParser } from 'fast-xml-parser';
import { describe, expect, it } from 'vitest';
import type { Edit } from '../../engine/core/finding.ts';
import { formatOnType } from '../../engine/features/format-on-type.ts';
import { formatXml, type FormatOptions } from '../../engine/features/format-xml.ts';
import { specNode } from '../../engine/schema/spec-tree.ts';
import { parseXml } from '../../engine/xml/parse.ts';
import type { Element, Node } from '../../engine/xml/tree.ts';
import { corpusFiles, sharedFolder } from '../corpus.ts';
import { makeMutants, randomFrom } from '../schema/mutants.ts';
import { atCursor } from './marked.ts';

const TWO: FormatOptions = { tabSize: 2, insertSpaces: true };

function applied(text: string, edits: readonly Edit[]): string {
  let made = '';
  let at = 0;
  for (const { span, newText } of edits) {
    expect(span.start).toBeGreaterThanOrEqual(at);
    made += text.slice(at, span.start) + newText;
    at = span.end;
  }
  return made + text.slice(at);
}

function format(text: string, options: FormatOptions = TWO): string {
  const { edits, problem } = formatXml(parseXml(text), options);
  expect(problem).toBeUndefined();
  const made = applied(text, edits);
  expect(applied(made, formatXml(parseXml(made), options).edits)).toBe(made);
  return made;
}

/** Formats what stands between « and ». */
function formatRange(marked: string): string {
  const start = marked.indexOf('«');
  const end = marked.indexOf('»') - 1;
  const text = marked.replace(/[«»]/g, '');
  return applied(text, formatXml(parseXml(text), TWO, { start, end }).edits);
}

describe('a document', () => {
  it('gets one element a line', () =>
    expect(format("<domain type='kvm'><name>a b</name>\n\n\n\n      <devices><disk type='file'/>   <disk/></devices>\n</domain>\n"))
      .toBe("<domain type='kvm'>\n  <name>a b</name>\n\n  <devices>\n    <disk type='file'/>\n    <disk/>\n  </devices>\n</domain>\n"));
  it('has blanks within tags set right', () =>
    expect(format("<domain  type = 'kvm' ><devices ><disk   type=\"file\"\tdevice='disk' /></devices ></domain >"))
      .toBe("<domain type='kvm'>\n  <devices>\n    <disk type=\"file\" device='disk'/>\n  </devices>\n</domain>"));
  it('keeps attributes on lines of their own', () => {
    expect(format("<domain type='kvm'\nxmlns:qemu='q'><devices>\n<disk\n type='file'\n device='disk'/></devices></domain>"))
      .toBe("<domain type='kvm'\n        xmlns:qemu='q'>\n  <devices>\n    <disk\n      type='file'\n      device='disk'/>\n  </devices>\n</domain>");
  });
  it('keeps comments where they stand', () =>
    expect(format("<?xml version='1.0'?><!-- top --><domain><!-- first -->\n<devices> <!-- of the host\n   two lines -->\n<disk/> <!-- system -->\n      <!-- alone --><disk/></devices></domain>"))
      .toBe("<?xml version='1.0'?><!-- top -->\n<domain><!-- first -->\n  <devices> <!-- of the host\n   two lines -->\n    <disk/> <!-- system -->\n    <!-- alone -->\n    <disk/>\n  </devices>\n</domain>"));
  it('leaves texts alone, and all that stands beside text', () => {
    for (const part of ['<description>  two\n lines </description>', '<title> </title>', '<name><![CDATA[ a ]]></name>', '<foo>a <b/>\n<c/> </foo>', '<foo>&#32;<b/><c/></foo>', '<foo>\u00a0<b/></foo>', '<foo> </foo>', "<devices xml:space='preserve'> <disk/>\n</devices>", "<metadata><a:x xmlns:a='u'> <a:y/>\n</a:x></metadata>"]) {
      const text = `<domain type='kvm'>\n  ${part}\n</domain>\n`;
      expect(format(text)).toBe(text);
    }
  });
  it('leaves the values of attributes alone', () => {
    const text = "<domain type='kvm' xmlns:qemu='http://libvirt.org/schemas/domain/qemu/1.0'>\n  <qemu:commandline>\n    <qemu:env name='A' value='  x\n  y &#10; '/>\n  </qemu:commandline>\n</domain>\n";
    expect(format(text)).toBe(text);
  });
  it('keeps the line ends, the byte order mark and the end of the file', () => {
    expect(format("\ufeff<domain type='kvm'>\r\n<devices><disk/>\r\n\r\n\r\n<disk/></devices></domain>\r\n")).toBe("\ufeff<domain type='kvm'>\r\n  <devices>\r\n    <disk/>\r\n\r\n    <disk/>\r\n  </devices>\r\n</domain>\r\n");
    expect(format('<domain><os/></domain>')).toBe('<domain>\n  <os/>\n</domain>');
    expect(format('<domain/>\n\n')).toBe('<domain/>\n\n');
  });
  it('never changes half a line end: editors cannot point there', () => {
    for (const text of ['<domain>\r\n<os/>\n<cpu/>\r<vcpu/>\r\n\n</domain>\n', '<domain>\n<os/>\r\n<cpu/>\r\r\n</domain>\r\n']) {
      const { edits } = formatXml(parseXml(text), TWO);
      for (const { span } of edits) for (const at of [span.start, span.end]) expect(text.slice(at - 1, at + 1)).not.toBe('\r\n');
      format(text);
    }
  });
  it('minds the settings', () => {
    expect(format('<domain><os/></domain>', { tabSize: 4, insertSpaces: true })).toBe('<domain>\n    <os/>\n</domain>');
    expect(format('<domain><os/></domain>', { tabSize: 8, insertSpaces: false })).toBe('<domain>\n\t<os/>\n</domain>');
    expect(format('<domain/>', { ...TWO, insertFinalNewline: true })).toBe('<domain/>\n');
    expect(format('<domain/>\n\n\n', { ...TWO, trimFinalNewlines: true })).toBe('<domain/>\n');
  });
  it('is not blown up by hostile settings and depths', () => {
    const deep = `<domain>${'<a>'.repeat(200)}${'</a>'.repeat(200)}</domain>`;
    const wide = `<domain>${'<a>'.repeat(200)}${'<b/>'.repeat(5_000)}${'</a>'.repeat(200)}</domain>`;
    expect(format(wide, { tabSize: 8, insertSpaces: true }).length).toBeLessThan(5_000 * 300);
    expect(format(`<domain ${Array.from({ length: 150_000 }, (_, i) => `a${i}='1'`).join('  ')}/>`).length).toBeGreaterThan(1_000_000);
    for (const tabSize of [1e9, -1, NaN, Infinity]) expect(format(deep, { tabSize, insertSpaces: true }).length).toBeLessThan(200_000);
  });
  it('changes no more than it has to', () => {
    const text = "<domain type='kvm'>\n  <devices>\n   <disk/>\n  </devices>\n</domain>\n";
    expect(formatXml(parseXml(text), TWO).edits).toEqual([{ span: { start: text.indexOf('   <disk') + 3, end: text.indexOf('<disk') }, newText: ' ' }]);
  });
  it('refuses what is not well-formed, and says why', () => {
    for (const text of ['<domain><os></domain>', "<domain a='1' a='2'/>", '<domain>&</domain>', '<domain', '<domain/><domain/>', '']) {
      const { edits, problem } = formatXml(parseXml(text), TWO);
      expect(edits).toEqual([]);
      expect(problem?.message).toMatch(/\w/);
    }
  });
});

describe('a range', () => {
  it('is laid out on the indentation that is there', () =>
    expect(formatRange("<domain>\n      <devices>\n«<disk><source/></disk>\n»<disk/>\n      </devices>\n <os/></domain>"))
      .toBe("<domain>\n      <devices>\n        <disk>\n          <source/>\n        </disk>\n<disk/>\n      </devices>\n <os/></domain>"));
  it('of everything is the document', () => expect(formatRange('«<domain><os/></domain>»')).toBe('<domain>\n  <os/>\n</domain>'));
});

describe('while typing', () => {
  const typed = (marked: string, key: string): string => {
    const { text, offset } = atCursor(marked);
    return applied(text, formatOnType(parseXml(text), offset, key, TWO));
  };
  it('a finished tag is indented', () => {
    expect(typed('<domain>\n  <devices>\n<disk>|\n  </devices>\n</domain>', '>')).toBe('<domain>\n  <devices>\n    <disk>\n  </devices>\n</domain>');
    expect(typed('<domain>\n  <devices>\n    <disk/>\n    </devices>|\n</domain>', '>')).toBe('<domain>\n  <devices>\n    <disk/>\n  </devices>\n</domain>');
  });
  it('a new line is indented', () => {
    expect(typed('<domain>\n  <devices>\n|\n  </devices>\n</domain>', '\n')).toBe('<domain>\n  <devices>\n    \n  </devices>\n</domain>');
    expect(typed('<domain>\n  <devices>\n    |</devices>\n</domain>', '\n')).toBe('<domain>\n  <devices>\n  </devices>\n</domain>');
    expect(typed('<domain>\n  <devices>\n|\n</domain>', '\n')).toBe('<domain>\n  <devices>\n    \n</domain>');
  });
  it('texts, comments and tags are their author\'s', () => {
    for (const text of ['<domain>\n  <description>a\n|b</description>\n</domain>', '<domain>\n<!-- a\n|b -->\n</domain>', "<domain>\n<disk\n|type='a'/>\n</domain>", '<domain>\n  <description>a\n </description>|\n</domain>', '<domain>\n  <name/><os>|</os></domain>']) {
      for (const key of ['\n', '>']) expect(typed(text, key)).toBe(text.replace('|', ''));
    }
  });
  it('never throws and only moves white space', () => {
    const text = "<domain type='kvm'>\n<devices>\n <disk type='file'>\n<source file='a>b'/></disk>\n</devices></domain>";
    for (let i = 0; i <= text.length; i++) for (const t of [text, text.slice(0, i)]) for (const key of ['\n', '>']) {
      expect(applied(t, formatOnType(parseXml(t), i, key, TWO)).replace(/\s/g, '')).toBe(t.replace(/\s/g, ''));
    }
  });
});

/** The tree with the white space that the format gives no meaning taken out; everything else as written. */
function treeOf(text: string): unknown {
  const blank = /^[ \t\r\n]*$/;
  const node = (n: Node): unknown => (n.kind === 'element' ? element(n) : [n.kind, text.slice(n.span.start, n.span.end)]);
  const element = (e: Element): unknown => {
    const spec = specNode(e)?.spec;
    const holdsText = e.children.some((n) => n.kind === 'cdata' || (n.kind === 'text' && !blank.test(text.slice(n.span.start, n.span.end))));
    const keeps = holdsText || spec?.text !== undefined || spec?.open || (!spec && e.children.every((n) => n.kind !== 'element'));
    const below = keeps ? [text.slice(e.startTag.end, e.endTag?.start ?? e.startTag.end)] : e.children.filter((n) => n.kind !== 'text').map(node);
    return [e.name, e.selfClosed, e.attributes.map((a) => [a.name, text.slice(a.valueSpan!.start - 1, a.valueSpan!.end + 1)]), below];
  };
  return parseXml(text).nodes.filter((n) => n.kind !== 'text').map(node);
}

const secondWitness = new XMLParser({ preserveOrder: true, ignoreAttributes: false, parseTagValue: false, trimValues: true, commentPropName: '#comment', cdataPropName: '#cdata' });

const MANY_SHAPES: readonly FormatOptions[] = [TWO, { tabSize: 4, insertSpaces: false, insertFinalNewline: true, trimFinalNewlines: true }];

function expectLossless(text: string, name: string): void {
  const document = parseXml(text);
  for (const options of MANY_SHAPES) {
    const { edits, problem } = formatXml(document, options);
    if (problem) {
      expect(edits).toEqual([]);
      continue;
    }
    const made = applied(text, edits);
    expect(treeOf(made), name).toEqual(treeOf(text));
    expect(made.replace(/[ \t\r\n]/g, ''), name).toBe(text.replace(/[ \t\r\n]/g, ''));
    expect(formatXml(parseXml(made), options), name).toEqual({ edits: [] });
  }
}

describe.skipIf(!sharedFolder)('the corpus (skipped without the shared corpus)', () => {
  const files = ['valid', 'invalid', 'mixed'].flatMap(corpusFiles);
  it('has the same tree afterwards, and a second run changes nothing', () => {
    expect(files.length).toBeGreaterThan(1400);
    for (const { path, text } of files) expectLossless(text, path);
  });
  it('reads the same to another parser', () => {
    for (const { path, text } of files.filter((_, i) => i % 5 === 0)) {
      const { edits, problem } = formatXml(parseXml(text), TWO);
      if (!problem) expect(secondWitness.parse(applied(text, edits)), path).toEqual(secondWitness.parse(text));
    }
  });
  it('mutated by structure keeps its tree', () => {
    const domains = corpusFiles('valid').map(({ path, text }) => ({ file: path, text })).filter(({ text }) => parseXml(text).root?.name === 'domain');
    for (const mutant of makeMutants(domains, 500, 7)) expectLossless(mutant.text, mutant.operator);
  });
  it('mutilated is refused or keeps its tree', () => {
    const random = randomFrom(3);
    const pieces = ['<', '>', '/', "'", '"', '&', ' ', '\n', '\r', '=', '<!--', '-->', '<![CDATA[', ']]>', '<?', '?>', '&#32;', 'x', ''];
    for (let i = 0; i < 1500; i++) {
      let { text } = files[random(files.length)]!;
      for (let n = random(3) + 1; n > 0; n--) {
        const at = random(text.length);
        text = text.slice(0, at) + pieces[random(pieces.length)]! + text.slice(at + random(4));
      }
      expectLossless(text, `mutilated ${i}`);
    }
  });
});
