import type { TextDocument } from 'vscode-languageserver-textdocument';
import { CONFIG_NAME, createLineIndex, logRuns, looksLikeLog, parseXml, readConfig, recognise, type ConfigReading, type Explanation, type LineIndex, type LogRun, type OwnSignatures, type XmlDocument } from '../../engine/index.ts';
import type { DocumentKind } from '../../protocol/requests.ts';
import { startExplaining } from './explaining.ts';
import { decoded } from './uris.ts';

/** One version of an open document, and what follows from its text alone; worked out when first asked for. */
export interface OpenDocument {
  readonly uri: string;
  readonly version: number;
  readonly text: string;
  readonly kind: DocumentKind;
  readonly lines: LineIndex;
  /** Only for a domain. */
  readonly xml: XmlDocument;
  /** Only for a log. */
  readonly explanation: Explanation;
  /** What the document's configuration has of own signatures. */
  readonly own: OwnSignatures | undefined;
  /** What was explained without them is explained again. */
  setOwn(own: OwnSignatures | undefined): void;
  /** The explanation, when it is made. */
  explainedSoFar(): Explanation | undefined;
  /** What is known of an earlier version makes this one's quick to make. */
  readonly followsExplained: boolean;
  /** Makes the explanation bit by bit, as long as it is wanted. */
  explainInTurns(isWanted: () => boolean): Promise<void>;
  /** Only for a log. */
  readonly runs: readonly LogRun[];
  /** Only for a configuration. */
  readonly config: ConfigReading;
}

/** Ids that editors give to logs. */
const LOG_LANGUAGES = new Set(['log', 'virt-log', 'syslog', 'journal', 'dmesg']);
/** Languages whose documents may be logs all the same. */
const PLAIN_LANGUAGES = new Set(['plaintext', 'text', 'txt', '']);
/** Scripts and notes, which may hold commands. */
const SCRIPT_LANGUAGES = new Set(['shellscript', 'markdown', 'bash', 'sh']);
/** Enough of a text to tell a log by. */
const HEAD = 64 * 1024;

/** `before` is an earlier version of the same document: what is known of it makes this one quicker to explain. */
export function openDocument(source: TextDocument, before?: OpenDocument): OpenDocument {
  const { uri, version, languageId } = source;
  const text = source.getText();
  const lines = once(() => explaining.made()?.lines ?? createLineIndex(text));
  const xml = once(() => parseXml(text));
  let own = before?.own;
  const earlier = before?.explainedSoFar();
  const explained = () => startExplaining(text, { ...(own && { own }), ...(earlier && { before: earlier }) });
  const findRuns = () => once(() => logRuns(text, explaining.whole()));
  let explaining = explained();
  let runs = findRuns();
  const config = once(() => readConfig(text));
  const kind = once(() => kindOf(uri, languageId, text, xml));
  return {
    uri, version, text,
    get kind() { return kind(); },
    get lines() { return lines(); },
    get xml() { return xml(); },
    get explanation() { return explaining.whole(); },
    get runs() { return runs(); },
    explainedSoFar: () => explaining.made(),
    followsExplained: earlier !== undefined,
    async explainInTurns(isWanted) {
      while (!explaining.made() && isWanted()) {
        const now = explaining;
        await now.inTurns(() => now === explaining && isWanted());
      }
    },
    get own() { return own; },
    setOwn(now) {
      if (now === own) return;
      own = now;
      [explaining, runs] = [explained(), findRuns()];
    },
    get config() { return config(); },
  };
}

function kindOf(uri: string, languageId: string, text: string, xml: () => XmlDocument): DocumentKind {
  const path = pathOf(uri);
  if (path === CONFIG_NAME || path.endsWith(`/${CONFIG_NAME}`)) return 'config';
  if (languageId === 'xml' || path.endsWith('.xml')) return recognise(xml())?.kind === 'domain' ? 'domain' : 'other';
  if (LOG_LANGUAGES.has(languageId)) return 'log';
  if (SCRIPT_LANGUAGES.has(languageId)) return 'script';
  return PLAIN_LANGUAGES.has(languageId) && looksLikeLog(path, text.slice(0, HEAD)) ? 'log' : 'other';
}

/** The path of a URI, percent signs resolved where they can be. */
const pathOf = (uri: string): string => decoded(uri.split(/[?#]/, 1)[0]!.replace(/^[a-z][\w+.-]*:(?:\/\/[^/]*)?/i, ''));

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}
