import type { Piece } from './gather.ts';

/** The first line of a file that libvirt's daemons keep. */
const KEPT_BY_DAEMON = /^\s*<!--[^>]{0,40}WARNING: THIS IS AN AUTO-GENERATED FILE/;

const nameIn = (xml: string): string | undefined => /<name>([^<]{1,255})<\/name>/.exec(xml)?.[1];

/** Of what the daemon notes of an active one, the definition within. */
const definitionIn = (xml: string): string => /<(network|pool)[\s>][\s\S]*<\/\1>/.exec(xml)?.[0] ?? '';

/** Rows of virsh's list: name, state, whether it starts with the host. A name may hold blanks, but hardly three in a row. */
const rowsOf = (list: string): readonly (readonly string[])[] => list.split('\n').slice(2).map((line) => line.trim().split(/ {3,}/)).filter(({ length }) => length >= 3);

/**
 * Networks and pools as the questions of a pull would have told them, of a sosreport's files. Only where all are known: what virsh
 * lists may be those that are active, so the daemon's own files have to be there as well. Unknown is not no.
 */
export function listedAnswers(found: readonly Piece[]): Readonly<Record<string, { readonly stdout: string }>> {
  return Object.fromEntries((['networks', 'pools'] as const).flatMap((of) => {
    const texts = (is: 'definition' | 'list'): string[] => found.flatMap(({ kind, text }) => (kind.is === is && kind.of === of ? [text] : []));
    const [[list], definitions] = [texts('list'), texts('definition')];
    if (list === undefined || !definitions.some((xml) => KEPT_BY_DAEMON.test(xml))) return [];
    const rows = rowsOf(list);
    const names = (column: number, value: string): string => rows.filter((row) => row[column] === value).map(([name]) => `${name!}\n`).join('');
    // What virsh told wins over the daemon's files, in whatever order they came.
    const byTrust = [...definitions.filter((xml) => KEPT_BY_DAEMON.test(xml)), ...definitions.filter((xml) => !KEPT_BY_DAEMON.test(xml))];
    const each = new Map(byTrust.map((xml) => [nameIn(xml) ?? '', definitionIn(xml)]));
    const inOrder = [...each].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, xml]) => xml);
    return [[of, { stdout: `${names(1, 'active')}</active>\n${names(2, 'yes')}</autostart>\n${inOrder.join('\n')}` }]];
  }));
}
