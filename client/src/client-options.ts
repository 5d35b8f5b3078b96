import type { LogOutputChannel } from 'vscode';
import { RevealOutputChannelOn, type LanguageClientOptions } from 'vscode-languageclient';
import type { InitializationOptions } from '../../protocol/requests.ts';
import { CONFIG_NAME, LANGUAGES, SCHEMES } from './concern.ts';
import { SHOW_PLACE } from './commands/show-place.ts';
import { RULE_SCHEME } from './views/code-pages.ts';

/** What both doors tell the language client. Texts that come back are never trusted. */
export function clientOptions(output: LogOutputChannel): LanguageClientOptions {
  const initializationOptions: InitializationOptions = { ruleUri: `${RULE_SCHEME}:/`, judgements: true, readsFiles: true, jsonSchema: true, showPlaceCommand: SHOW_PLACE };
  return {
    documentSelector: [...SCHEMES.flatMap((scheme) => LANGUAGES.map((language) => ({ scheme, language }))), { pattern: `**/${CONFIG_NAME}` }],
    initializationOptions,
    diagnosticPullOptions: { onChange: true, onSave: false },
    outputChannel: output,
    revealOutputChannelOn: RevealOutputChannelOn.Never,
    markdown: { isTrusted: false, supportHtml: false },
  };
}
