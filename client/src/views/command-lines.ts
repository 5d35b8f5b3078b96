import * as vscode from 'vscode';
import type { CommandArgument } from '../../../engine/index.ts';
import { createVirtualTexts, type VirtualTexts } from './virtual-texts.ts';

const COMMAND_SCHEME = 'virt-doctor-command';

/** QEMU's command lines as documents, one argument a line, each a link to the element that it comes from. */
export interface CommandLines extends vscode.Disposable {
  show(document: vscode.TextDocument, vm: string, args: readonly CommandArgument[]): Promise<vscode.Uri>;
}

/** Nothing is registered before the first one is shown. */
export function createCommandLines(): CommandLines {
  const links = new Map<string, vscode.DocumentLink[]>();
  const registered: vscode.Disposable[] = [];
  let opened: VirtualTexts | undefined;
  const open = (): VirtualTexts => {
    const texts = createVirtualTexts(COMMAND_SCHEME);
    registered.push(
      texts,
      vscode.workspace.onDidCloseTextDocument(({ uri }) => void links.delete(uri.path)),
      vscode.languages.registerDocumentLinkProvider({ scheme: COMMAND_SCHEME }, { provideDocumentLinks: ({ uri }) => links.get(uri.path) ?? [] }),
    );
    return texts;
  };
  return {
    async show(document, vm, args) {
      const { oneLine } = await import('../../../engine/index.ts');
      const { inFileName } = await import('../plain.ts');
      const lines = args.map(({ written, element }) => ({ text: oneLine(written, MAX_LINE), note: `  # ${element ? oneLine(element.label, MAX_NOTE) : 'libvirt’s own'}` }));
      const file = inFileName(`${vm}.sh`);
      const texts = (opened ??= open());
      const uri = texts.add(inFileName(`QEMU command line of ${vm}`), new Map([[file, lines.map(({ text, note }) => `${text}${note}\n`).join('')]])).get(file)!;
      links.set(uri.path, args.flatMap(({ element, meaning }, line) => {
        if (!element) return [];
        const { line: at, character } = document.positionAt(element.span.start);
        const link = new vscode.DocumentLink(new vscode.Range(line, 0, line, lines[line]!.text.length), document.uri.with({ fragment: `L${at + 1},${character + 1}` }));
        link.tooltip = oneLine(`${element.xpath}${meaning === undefined ? '' : `: ${meaning}`}`, MAX_NOTE);
        return [link];
      }));
      await vscode.window.showTextDocument(uri, { preview: false, viewColumn: vscode.ViewColumn.Beside });
      return uri;
    },
    dispose: () => registered.forEach((each) => each.dispose()),
  };
}

const MAX_LINE = 4000;
const MAX_NOTE = 300;
