import { TextDocuments, TextDocumentSyncKind, type CancellationToken, type Connection, type InitializeParams, type InitializeResult, type ServerCapabilities } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { JUDGED, type JudgedParams } from '../../protocol/requests.ts';
import { configSource, wantedHost, type ConfigSource } from './config-source.ts';
import { clientNeeds, type ClientNeeds } from './client-needs.ts';
import { stopIfCancelled, type ReportBug } from './guard.ts';
import { EXPLAIN_CODE, explains } from './handlers/explain-code.ts';
import { TYPED } from './handlers/format.ts';
import { listen } from './handlers/index.ts';
import { hostChoices, type HostChoices } from './host-choices.ts';
import { judge, type JudgedBy, type Judgement } from './judge.ts';
import { openDocument, type OpenDocument } from './open-document.ts';
import { fileReader, followConfigs } from './files.ts';
import { followSettings, settingsSource, type SettingsSource } from './settings-source.ts';
import { FIX_ALL } from './to-lsp.ts';
import { unusedSuppressions, type UnusedSuppressions } from './unused-suppressions.ts';

/** What differs between the doors. */
export interface Door {
  readonly version: string;
  readonly pid?: number;
  /** The text behind a `file:` URI, where the door has files. */
  readonly readFile?: (uri: string) => Promise<string | undefined>;
  /** The XML files below a `file:` folder, where the door has files and they are not too many. */
  readonly listXml?: (folder: string) => Promise<readonly string[] | undefined>;
}

/** One client's stay: its open documents, settings, choices of hosts, and what was made of them. */
export interface Session {
  readonly connection: Connection;
  readonly door: Door;
  readonly needs: ClientNeeds;
  readonly settings: SettingsSource;
  readonly configs: ConfigSource;
  readonly hosts: HostChoices;
  readonly unused: UnusedSuppressions;
  readonly bugs: readonly string[];
  readonly reportBug: ReportBug;
  readonly documents: TextDocuments<TextDocument>;
  /** To be called once the client is initialized: listening asks it to register, which it cannot do before. */
  followFolders(): void;
  /** The document as it is now; undefined when it is not open. */
  open(uri: string): OpenDocument | undefined;
  /** The same, with its explanation made if it is a log; others are answered while that takes its time. */
  explained(uri: string): Promise<OpenDocument | undefined>;
  /** The newest judgement of an open document; made once for each version, settings and facts. */
  judged(uri: string, token?: CancellationToken): Promise<Judgement | undefined>;
}

const MAX_BUGS = 100;

/** Serves one client over `connection` until it leaves. */
export function serve(connection: Connection, door: Door): void {
  const documents = new TextDocuments(TextDocument);
  let session: Session | undefined;
  connection.onInitialize((params: InitializeParams): InitializeResult => {
    session = createSession(connection, documents, door, clientNeeds(params));
    listen(session);
    return { capabilities: capabilities(session.needs), serverInfo: { name: 'virt-doctor', version: door.version } };
  });
  connection.onInitialized(async () => {
    session?.followFolders();
    if (session?.needs.configuration) await followSettings(connection).catch(() => undefined);
    if (session) await followConfigs(session).catch(() => undefined);
  });
  documents.listen(connection);
  connection.listen();
}

function capabilities(needs: ClientNeeds): ServerCapabilities {
  return {
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
    hoverProvider: true,
    completionProvider: { triggerCharacters: ['<', '/', ' ', '"', "'", '='] },
    documentSymbolProvider: true,
    foldingRangeProvider: true,
    selectionRangeProvider: true,
    linkedEditingRangeProvider: true,
    documentLinkProvider: {},
    codeLensProvider: {},
    definitionProvider: true,
    referencesProvider: true,
    documentHighlightProvider: true,
    renameProvider: needs.preparesRename ? { prepareProvider: true } : true,
    ...(!needs.registersFormatting && { documentFormattingProvider: true, documentRangeFormattingProvider: true, documentOnTypeFormattingProvider: TYPED }),
    ...(needs.changesFolders && { workspace: { workspaceFolders: { supported: true, changeNotifications: true } } }),
    ...(explains(needs) && { executeCommandProvider: { commands: [EXPLAIN_CODE] } }),
    ...(needs.codeActionLiterals && { codeActionProvider: { codeActionKinds: ['quickfix', FIX_ALL] } }),
    ...(needs.pullsDiagnostics && { diagnosticProvider: { identifier: 'virt-doctor', interFileDependencies: false, workspaceDiagnostics: false } }),
  };
}

function createSession(connection: Connection, documents: TextDocuments<TextDocument>, door: Door, needs: ClientNeeds): Session {
  const opened = new Map<string, OpenDocument>();
  const judgements = new Map<string, Judgement>();
  const bugs: string[] = [];
  let serial = 0;
  const settings = settingsSource(connection, needs.configuration);
  const hosts = hostChoices();
  let folders = needs.folders;
  const read = fileReader(connection, documents, door, needs);
  const configs = configSource({ folders: () => folders, read });
  const followFolders = (): void => {
    if (!needs.changesFolders) return;
    connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
      const gone = new Set(removed.map(({ uri }) => uri));
      folders = [...folders.filter((uri) => !gone.has(uri)), ...added.map(({ uri }) => uri)];
      configs.changed();
    });
  };

  const reportBug: ReportBug = (where, error) => {
    const what = `A bug of virt-doctor in ${where}: ${error instanceof Error ? error.stack ?? error.message : String(error)}`;
    if (bugs.length < MAX_BUGS && !bugs.includes(what)) {
      bugs.push(what);
      connection.console.error(what);
    }
  };

  const unused = unusedSuppressions({ listXml: door.listXml ?? (() => Promise.resolve(undefined)), read, configs, hosts, reportBug });

  const open = (uri: string): OpenDocument | undefined => {
    const source = documents.get(uri);
    if (!source) return undefined;
    const before = opened.get(uri);
    if (before?.version === source.version) return before;
    const document = openDocument(source, before);
    opened.set(uri, document);
    return document;
  };

  const explained = async (uri: string): Promise<OpenDocument | undefined> => {
    let document = open(uri);
    while (document?.kind === 'log' && !document.explainedSoFar()) {
      const current = document;
      await current.explainInTurns(() => opened.get(uri) === current && documents.get(uri)?.version === current.version);
      document = open(uri);
    }
    return document;
  };

  const judged = async (uri: string, token?: CancellationToken): Promise<Judgement | undefined> => {
    const [chosen, configured] = await Promise.all([settings.of(uri), configs.of(uri)]);
    if (token) stopIfCancelled(token);
    open(uri)?.setOwn(configured.own);
    const document = await explained(uri);
    if (token) stopIfCancelled(token);
    if (!document) return undefined;
    hosts.configure(uri, configured.snapshot);
    const by: JudgedBy = { settings: chosen, configured, choice: hosts.of(uri), idle: document.kind === 'config' ? unused.of(configured, chosen) : undefined };
    const before = judgements.get(uri);
    if (before?.document === document && before.settings === by.settings && before.configured === by.configured && before.choice === by.choice && before.idle === by.idle) return before;
    const judgement: Judgement = { id: String(++serial), document, ...by, ...judge(document, by, needs.options.jsonSchema === true) };
    judgements.set(uri, judgement);
    for (const { rule, error } of judgement.failed) reportBug(`rule ${rule}`, error);
    if (needs.options.judgements) tell(connection, judgement);
    return judgement;
  };

  documents.onDidClose(({ document: { uri } }) => {
    opened.delete(uri);
    judgements.delete(uri);
    settings.forget(uri);
    hosts.configure(uri, undefined);
    unused.forget(uri);
  });
  return { connection, door, needs, settings, configs, hosts, unused, bugs, reportBug, documents, followFolders, open, explained, judged };
}

function tell(connection: Connection, { document, configured, choice, findings, skipped }: Judgement): void {
  const judged: JudgedParams = {
    uri: document.uri, version: document.version, kind: document.kind, host: choice?.host ?? null, wanted: choice ? null : wantedHost(configured),
    findings: findings.length, skipped: skipped.map((skip) => skip.rule), lacks: [...new Set(skipped.flatMap(({ needs }) => needs))].sort(),
  };
  void connection.sendNotification(JUDGED, judged);
}
