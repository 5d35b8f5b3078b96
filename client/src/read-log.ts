import { open, type FileHandle } from 'node:fs/promises';
import * as vscode from 'vscode';

export interface ReadLog {
  readonly text: string;
  /** How many lines were left out before it. */
  readonly firstLine: number;
}

/** Beyond this a log's end is read, where the failure stands; it also fits into one message to the server. */
const MAX_BYTES = 48 * 1024 * 1024;
const CHUNK = 4 * 1024 * 1024;
const NEWLINE = 10;

/** The text of a log: as it is being edited, or of its file. Throws what the file system throws. */
export async function readLog(uri: vscode.Uri): Promise<ReadLog> {
  const edited = vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
  if (edited) return { text: edited.getText(), firstLine: 0 };
  if (uri.scheme === 'file' && (await vscode.workspace.fs.stat(uri)).size > MAX_BYTES) return readEnd(uri.fsPath);
  return { text: new TextDecoder().decode(await vscode.workspace.fs.readFile(uri)), firstLine: 0 };
}

async function readEnd(path: string): Promise<ReadLog> {
  const file = await open(path, 'r');
  try {
    const start = Math.max(0, (await file.stat()).size - MAX_BYTES);
    const firstLine = await countLines(file, start);
    const end = Buffer.alloc(MAX_BYTES);
    const { bytesRead } = await file.read(end, 0, MAX_BYTES, start);
    const afterBreak = end.indexOf(NEWLINE) + 1;
    return { text: end.toString('utf8', afterBreak, bytesRead), firstLine: firstLine + (afterBreak > 0 ? 1 : 0) };
  } finally {
    await file.close();
  }
}

/** Line ends before `end`. */
async function countLines(file: FileHandle, end: number): Promise<number> {
  const chunk = Buffer.alloc(CHUNK);
  let lines = 0;
  for (let at = 0; at < end;) {
    const { bytesRead } = await file.read(chunk, 0, Math.min(CHUNK, end - at), at);
    if (bytesRead === 0) break;
    for (let i = chunk.indexOf(NEWLINE); i >= 0 && i < bytesRead; i = chunk.indexOf(NEWLINE, i + 1)) lines++;
    at += bytesRead;
  }
  return lines;
}
