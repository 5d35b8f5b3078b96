import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser';
import { serve } from './session.ts';
import { VERSION } from './version.ts';

/** The door for editors in a browser: a web worker, whose global object is the channel. */
const worker = globalThis as unknown as ConstructorParameters<typeof BrowserMessageReader>[0];
serve(createConnection(new BrowserMessageReader(worker), new BrowserMessageWriter(worker)), { version: VERSION });
