import * as vscode from 'vscode';
import type { AlignedDifference, DriftView } from '../../../engine/index.ts';
import { createVirtualTexts, type VirtualTexts } from './virtual-texts.ts';

/** Not among the schemes that the server judges: what does not count is left out of these texts. */
const COMPARED_SCHEME = 'virt-doctor-compared';

/** Two definitions of a VM side by side, each difference with what it takes. */
export interface Comparisons extends vscode.Disposable {
  /** Opens a diff editor; `names` says what each side is. Returns the right side. */
  show(vm: string, names: readonly [before: string, after: string], view: DriftView): Promise<vscode.Uri>;
}

interface Open {
  readonly texts: VirtualTexts;
  readonly explanations: vscode.DiagnosticCollection;
}

/** Nothing is registered before the first comparison. */
export function createComparisons(): Comparisons {
  const registered: vscode.Disposable[] = [];
  let opened: Open | undefined;
  const open = (): Open => {
    const texts = createVirtualTexts(COMPARED_SCHEME);
    const explanations = vscode.languages.createDiagnosticCollection('virt-doctor-compared');
    registered.push(texts, explanations, vscode.workspace.onDidCloseTextDocument(({ uri }) => explanations.delete(uri)));
    return { texts, explanations };
  };
  return {
    async show(vm, [one, other], view) {
      const { inFileName } = await import('../plain.ts');
      const { texts, explanations } = (opened ??= open());
      const uriOf = (name: string, text: string): vscode.Uri => {
        const file = inFileName(`${vm}.xml`);
        return texts.add(inFileName(name), new Map([[file, text]])).get(file)!;
      };
      const [before, after] = [uriOf(one, view.before), uriOf(other, view.after)];
      explanations.set(before, await marks(before, view.differences.filter(({ kind }) => kind === 'removed'), 'before'));
      explanations.set(after, await marks(after, view.differences, 'after'));
      await vscode.commands.executeCommand('vscode.diff', before, after, inFileName(`${vm} (${one}, ${other})`), { preview: false });
      return after;
    },
    dispose: () => registered.forEach((each) => each.dispose()),
  };
}

const WHEN: Readonly<Record<AlignedDifference['apply']['when'], string>> = { live: 'Can be applied live', 'next-boot': 'With the next start', 'new-vm': 'Not for this VM' };

async function marks(uri: vscode.Uri, differences: readonly AlignedDifference[], side: 'before' | 'after'): Promise<vscode.Diagnostic[]> {
  const document = await vscode.workspace.openTextDocument(uri);
  const { visible } = await import('../../../engine/index.ts');
  return differences.map(({ message, apply, line }) => {
    const { range, firstNonWhitespaceCharacterIndex } = document.lineAt(Math.min(line[side], document.lineCount - 1));
    const text = [message, `${WHEN[apply.when]}${apply.operation === undefined ? '' : `: ${apply.operation}`}`, apply.how].join('\n');
    const mark = new vscode.Diagnostic(range.with(range.start.with({ character: firstNonWhitespaceCharacterIndex })), visible(text), apply.when === 'new-vm' ? vscode.DiagnosticSeverity.Warning : vscode.DiagnosticSeverity.Information);
    mark.source = 'virt-doctor';
    return mark;
  });
}
