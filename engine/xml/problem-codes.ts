import type { CodeNote } from '../core/code-note.ts';
import type { Problem } from './tree.ts';

const WHY = 'Such a text is not well-formed XML: libvirt refuses it as a whole before it looks at anything else, with "(domain_definition)" and a line number.';

const note = (title: string, remedy: string, bad?: string, good?: string): CodeNote => ({ severity: 'error', title, why: WHY, remedy, ...(bad !== undefined && { bad }), ...(good !== undefined && { good }) });

/** The codes of texts that are not well-formed. */
export const problemCodes: Readonly<Record<Problem['code'], CodeNote>> = {
  'tag-not-closed': note('An element that is not closed', 'Write its end tag, or /> at the end of an empty one.', `<domain type='kvm'>\n  «<name»>web\n  <vcpu>2</vcpu>\n</domain>\n`, `<domain type='kvm'>\n  <name>web</name>\n  <vcpu>2</vcpu>\n</domain>\n`),
  'end-tag-without-start': note('An end tag that closes nothing', 'Take it away, or correct its name.', `<domain type='kvm'>\n  <name>web</«nmae»>\n</domain>\n`, `<domain type='kvm'>\n  <name>web</name>\n</domain>\n`),
  'tag-incomplete': note('A tag without its >', 'Write the >.', `<domain type='kvm'>\n  <name>web«</name»\n  <vcpu>2</vcpu>\n</domain>\n`, `<domain type='kvm'>\n  <name>web</name>\n  <vcpu>2</vcpu>\n</domain>\n`),
  'attribute-without-value': note('An attribute without a value', "Write name='value'.", `<domain type='kvm'>\n  <vcpu «current»>2</vcpu>\n</domain>\n`, `<domain type='kvm'>\n  <vcpu current='1'>2</vcpu>\n</domain>\n`),
  'attribute-not-quoted': note('A value without quotes', 'Put the value in quotes.', `<domain type='kvm'>\n  <vcpu «current=1»>2</vcpu>\n</domain>\n`, `<domain type='kvm'>\n  <vcpu current='1'>2</vcpu>\n</domain>\n`),
  'quote-missing': note('A value that is not closed', 'Write the quote that is missing.', `<domain type='kvm'>\n  <vcpu «current='1»>2</vcpu>\n</domain>\n`, `<domain type='kvm'>\n  <vcpu current='1'>2</vcpu>\n</domain>\n`),
  'duplicate-attribute': note('One attribute twice', 'Keep the one that is meant.', `<domain type='kvm'>\n  <vcpu current='1' «current='2'»>2</vcpu>\n</domain>\n`, `<domain type='kvm'>\n  <vcpu current='1'>2</vcpu>\n</domain>\n`),
  'bare-ampersand': note('A bare &', 'Write &amp; for the character itself.', `<domain type='kvm'>\n  <title>Web «&» mail</title>\n</domain>\n`, `<domain type='kvm'>\n  <title>Web &amp; mail</title>\n</domain>\n`),
  'unknown-entity': note('An entity that nobody defined', 'XML itself knows &amp; &lt; &gt; &quot; and &apos; – write any other character as it is.', `<domain type='kvm'>\n  <title>Web«&nbsp;»mail</title>\n</domain>\n`, `<domain type='kvm'>\n  <title>Web mail</title>\n</domain>\n`),
  'stray-less-than': note('A bare <', 'Write &lt; for the character itself.', `<domain type='kvm'>\n  <title>a «<» b</title>\n</domain>\n`, `<domain type='kvm'>\n  <title>a &lt; b</title>\n</domain>\n`),
  'bad-name': note('Characters that are no attribute', 'Take them away, or write an attribute.', `<domain type='kvm'>\n  <vcpu current='1' «,»>2</vcpu>\n</domain>\n`, `<domain type='kvm'>\n  <vcpu current='1'>2</vcpu>\n</domain>\n`),
  'comment-not-closed': note('A comment without its end', 'Write --> where it ends.', `<domain type='kvm'>\n  <name>web</name>\n  «<!--» later\n</domain>\n`, `<domain type='kvm'>\n  <name>web</name>\n  <!-- later -->\n</domain>\n`),
  'comment-double-hyphen': note('-- inside a comment', 'Write something else for it; comments do not nest.', `<domain type='kvm'>\n  <!-- a «--» b -->\n  <name>web</name>\n</domain>\n`, `<domain type='kvm'>\n  <!-- a, b -->\n  <name>web</name>\n</domain>\n`),
  'cdata-not-closed': note('A CDATA section without its end', 'Write ]]> where it ends.', `<domain type='kvm'>\n  <title>«<![CDATA[»web</title>\n</domain>\n`, `<domain type='kvm'>\n  <title><![CDATA[web]]></title>\n</domain>\n`),
  'instruction-not-closed': note('A processing instruction without its end', 'Write ?> where it ends.', `<domain type='kvm'>\n  «<?»editor\n  <name>web</name>\n</domain>\n`, `<domain type='kvm'>\n  <?editor x?>\n  <name>web</name>\n</domain>\n`),
  'doctype-not-closed': note('A declaration without its end', 'libvirt needs no DOCTYPE: take it away.', `<domain type='kvm'>\n  <name>web</name>\n</domain>\n«<!»DOCTYPE domain [\n`, `<domain type='kvm'>\n  <name>web</name>\n</domain>\n`),
  'text-outside-root': note('Text outside the outermost element', 'Take it away, or put it into a comment.', `<domain type='kvm'>\n  <name>web</name>\n</domain>\n«web»\n`, `<domain type='kvm'>\n  <name>web</name>\n</domain>\n`),
  'second-root': note('A second outermost element', 'Put it into a file of its own.', `<domain type='kvm'>\n  <name>web</name>\n</domain>\n«<domain» type='kvm'>\n  <name>mail</name>\n</domain>\n`, `<domain type='kvm'>\n  <name>web</name>\n</domain>\n`),
  'no-root': note('No element at all', 'The text is not XML: is it the right file?'),
  'control-character': note('A character that XML does not allow', 'Take it away; it mostly came in by copying from a terminal.', `<domain type='kvm'>\n  <title>we«\u0008»b</title>\n</domain>\n`, `<domain type='kvm'>\n  <title>web</title>\n</domain>\n`),
  'declaration-not-first': note('An XML declaration that is not first', 'Move it to the very start of the file, or take it away.', `<!-- web -->\n«<?xml» version='1.0'?>\n<domain type='kvm'>\n  <name>web</name>\n</domain>\n`, `<?xml version='1.0'?>\n<domain type='kvm'>\n  <name>web</name>\n</domain>\n`),
  'attributes-not-separated': note('Two attributes without a blank between them', 'Put a blank between them.', `<domain type='kvm'>\n  <vcpu placement='static'«current»='1'>2</vcpu>\n</domain>\n`, `<domain type='kvm'>\n  <vcpu placement='static' current='1'>2</vcpu>\n</domain>\n`),
  'cdata-end-in-text': note(']]> in text', 'Write ]]&gt; for it.', `<domain type='kvm'>\n  <title>web«]]>»</title>\n</domain>\n`, `<domain type='kvm'>\n  <title>web]]&gt;</title>\n</domain>\n`),
  'less-than-in-value': note('A bare < in a value', 'Write &lt; for it.', `<domain type='kvm'>\n  <metadata><note text='a «<» b'/></metadata>\n</domain>\n`, `<domain type='kvm'>\n  <metadata><note text='a &lt; b'/></metadata>\n</domain>\n`),
  'too-deep': note('Elements nested too deep', 'No domain is that deep: is it the right file?'),
};
