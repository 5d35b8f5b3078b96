import type { InitializeParams } from 'vscode-languageserver';
import type { InitializationOptions } from '../../protocol/requests.ts';

/** What the client at the other end understands; everything else is left out of the answers. */
export interface ClientNeeds {
  readonly pullsDiagnostics: boolean;
  readonly refreshesDiagnostics: boolean;
  readonly configuration: boolean;
  readonly relatedInformation: boolean;
  readonly codeDescription: boolean;
  readonly tags: boolean;
  readonly markdownHover: boolean;
  readonly markdownCompletion: boolean;
  readonly snippets: boolean;
  readonly codeActionLiterals: boolean;
  readonly versionedEdits: boolean;
  readonly nestedSymbols: boolean;
  readonly preparesRename: boolean;
  /** Formatters may be offered for some documents only, and later. */
  readonly registersFormatting: boolean;
  /** Files can be made along with an edit. */
  readonly createsFiles: boolean;
  readonly showsDocuments: boolean;
  readonly watchesFiles: boolean;
  /** URIs of the workspace's folders. */
  readonly folders: readonly string[];
  readonly changesFolders: boolean;
  readonly options: InitializationOptions;
}

export function clientNeeds({ capabilities, initializationOptions, workspaceFolders, rootUri }: InitializeParams): ClientNeeds {
  const { textDocument, workspace, window } = capabilities;
  const diagnostics = { ...textDocument?.publishDiagnostics, ...textDocument?.diagnostic };
  return {
    pullsDiagnostics: textDocument?.diagnostic !== undefined,
    refreshesDiagnostics: workspace?.diagnostics?.refreshSupport === true,
    configuration: workspace?.configuration === true,
    relatedInformation: diagnostics.relatedInformation === true,
    codeDescription: diagnostics.codeDescriptionSupport === true,
    tags: diagnostics.tagSupport !== undefined,
    markdownHover: textDocument?.hover?.contentFormat?.includes('markdown') === true,
    markdownCompletion: textDocument?.completion?.completionItem?.documentationFormat?.includes('markdown') === true,
    snippets: textDocument?.completion?.completionItem?.snippetSupport === true,
    codeActionLiterals: textDocument?.codeAction?.codeActionLiteralSupport !== undefined,
    versionedEdits: workspace?.workspaceEdit?.documentChanges === true,
    nestedSymbols: textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport === true,
    preparesRename: textDocument?.rename?.prepareSupport === true,
    registersFormatting: [textDocument?.formatting, textDocument?.rangeFormatting, textDocument?.onTypeFormatting].every((c) => c?.dynamicRegistration === true),
    createsFiles: workspace?.workspaceEdit?.documentChanges === true && workspace.workspaceEdit.resourceOperations?.includes('create') === true,
    showsDocuments: window?.showDocument?.support === true,
    watchesFiles: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    folders: workspaceFolders?.map(({ uri }) => uri) ?? (rootUri ? [rootUri] : []),
    changesFolders: workspace?.workspaceFolders === true,
    options: readOptions(initializationOptions),
  };
}

function readOptions(raw: unknown): InitializationOptions {
  const { ruleUri, judgements, readsFiles, jsonSchema, showPlaceCommand } = (typeof raw === 'object' && raw !== null ? raw : {}) as Record<string, unknown>;
  return { ...(typeof ruleUri === 'string' && { ruleUri }), ...(judgements === true && { judgements }), ...(readsFiles === true && { readsFiles }), ...(jsonSchema === true && { jsonSchema }), ...(typeof showPlaceCommand === 'string' && { showPlaceCommand }) };
}
