import { parseAddress } from '../../../host/index.ts';

/**
 * What a page says of itself to the editor, which gives it back after a reload of the window: what it is about, never what is in it.
 * It is read as anybody's words: a page is then made anew, by the same ways as the first time.
 */
export type PageState =
  /** `kept` is the evidence in the extension's storage, `host` an address as a person would type it, `asked` when, as people read it. */
  | { readonly kind: 'diagnosis'; readonly kept: string; readonly host: string; readonly vm: string; readonly asked: string }
  | { readonly kind: 'host'; readonly kept: string; readonly host: string; readonly taken: string }
  /** What was found on many hosts, as it is kept. */
  | { readonly kind: 'hosts'; readonly kept: string }
  /** URIs of files. */
  | { readonly kind: 'timeline'; readonly uris: readonly string[] }
  | { readonly kind: 'log'; readonly uri: string };

/** Which page of its kind: showing it again replaces what it shows. */
export function pageKey(state: PageState | { readonly kind: 'diagnosis'; readonly host: string; readonly vm: string } | { readonly kind: 'hosts' }): string {
  switch (state.kind) {
    case 'diagnosis': return `${state.vm}\n${state.host}`;
    case 'host': return state.host;
    case 'hosts': return 'many hosts';
    case 'timeline': return `timeline\n${state.uris.join('\n')}`;
    case 'log': return state.uri;
  }
}

const MAX_TEXT = 4096;
const MAX_URIS = 64;

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '' && value.length <= MAX_TEXT;
const isKept = (value: unknown): value is string => typeof value === 'string' && /^[0-9a-f]{32}$/.test(value);
const isFile = (value: unknown): value is string => isText(value) && value.startsWith('file:');
const isHost = (value: unknown): value is string => isText(value) && parseAddress(value).ok;

/** The state in what the editor gave back; undefined for anything else. */
export function readPageState(given: unknown): PageState | undefined {
  if (typeof given !== 'object' || given === null) return undefined;
  const { kind, kept, host, vm, asked, taken, uris, uri } = given as Readonly<Record<string, unknown>>;
  if (kind === 'diagnosis' && isKept(kept) && isHost(host) && isText(vm) && isText(asked)) return { kind, kept, host, vm, asked };
  if (kind === 'host' && isKept(kept) && isHost(host) && isText(taken)) return { kind, kept, host, taken };
  if (kind === 'hosts' && isKept(kept)) return { kind, kept };
  if (kind === 'timeline' && Array.isArray(uris) && uris.length > 0 && uris.length <= MAX_URIS && uris.every(isFile)) return { kind, uris };
  return kind === 'log' && isFile(uri) ? { kind, uri } : undefined;
}

/** As an attribute of a page holds it: of ASCII alone, so that names stay as they are. */
export const writePageState = (state: PageState): string => JSON.stringify(state).replace(/[\u007f-\uffff]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);
