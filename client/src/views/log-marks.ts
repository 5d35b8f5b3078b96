import * as vscode from 'vscode';
import type { LogMarkKind } from '../../../engine/index.ts';
import { LOG_MARKS, type LogMarksResult, type OpenLogParams } from '../../../protocol/requests.ts';
import { LOG_LANGUAGES } from '../concern.ts';
import type { Server } from '../server.ts';

const DELAY_MS = 150;

/** Told apart by shape as well as by colour: a thick bar, a dashed one, a dotted one, faded words. */
const decorationsOf = (): Readonly<Record<LogMarkKind, vscode.TextEditorDecorationType>> => {
  const bar = (style: string, colour: string, weight: string): vscode.DecorationRenderOptions => ({
    borderStyle: style, borderWidth: `0 0 0 ${weight}`, borderColor: new vscode.ThemeColor(colour), isWholeLine: true,
    overviewRulerColor: new vscode.ThemeColor(colour), rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
  });
  const create = vscode.window.createTextEditorDecorationType;
  return {
    fatal: create({ ...bar('solid', 'editorError.foreground', '4px'), overviewRulerLane: vscode.OverviewRulerLane.Full, fontWeight: 'bold' }),
    degraded: create({ ...bar('dashed', 'editorWarning.foreground', '3px'), overviewRulerLane: vscode.OverviewRulerLane.Right }),
    consequence: create({ ...bar('dotted', 'editorInfo.foreground', '3px'), overviewRulerLane: vscode.OverviewRulerLane.Left }),
    benign: create({ opacity: '0.6' }),
  };
};

/** Whoever chose a theme for its contrast reads chatter as well. */
const fades = (): boolean => ![vscode.ColorThemeKind.HighContrast, vscode.ColorThemeKind.HighContrastLight].includes(vscode.window.activeColorTheme.kind);

/** Marks the lines of visible logs that virt-doctor knows, by how grave they are. */
export function registerLogMarks(server: Server): vscode.Disposable {
  const decorations = decorationsOf();
  const kinds = Object.keys(decorations) as LogMarkKind[];
  // By editor, not by document: two may show the same one.
  const timers = new Map<vscode.TextEditor, ReturnType<typeof setTimeout>>();
  const draw = async (editor: vscode.TextEditor): Promise<void> => {
    const { document } = editor;
    const isWanted = LOG_LANGUAGES.has(document.languageId) && vscode.workspace.getConfiguration('virtDoctor', document).get<unknown>('logs.marks') !== false;
    const params: OpenLogParams = { uri: document.uri.toString() };
    const result = isWanted && server.isStarted ? await server.request<LogMarksResult>(LOG_MARKS, params).catch(() => null) : null;
    if (result && result.version !== document.version) return;
    for (const kind of kinds) {
      editor.setDecorations(decorations[kind], (result?.marks ?? []).filter((mark) => mark.kind === kind && (kind !== 'benign' || fades())).map(({ words: { start, end } }) => new vscode.Range(start.line, start.character, end.line, end.character)));
    }
  };
  const drawAfter = (editor: vscode.TextEditor, delay: number): void => {
    if (!LOG_LANGUAGES.has(editor.document.languageId)) return;
    clearTimeout(timers.get(editor));
    timers.set(editor, setTimeout(() => {
      timers.delete(editor);
      void draw(editor);
    }, delay));
  };
  const drawWhere = (shows: (document: vscode.TextDocument) => boolean, delay = DELAY_MS): void => vscode.window.visibleTextEditors.filter(({ document }) => shows(document)).forEach((editor) => { drawAfter(editor, delay); });
  // Who has opened one waits for it.
  const drawAll = (): void => drawWhere(() => true, 0);
  const listeners = [
    vscode.window.onDidChangeVisibleTextEditors(drawAll),
    vscode.window.onDidChangeActiveColorTheme(drawAll),
    vscode.workspace.onDidChangeTextDocument((change) => drawWhere((document) => document === change.document)),
    // With other signatures of the workspace the same text says other things.
    server.onJudged(({ uri }) => drawWhere((document) => document.uri.toString() === uri)),
    vscode.workspace.onDidChangeConfiguration((event) => { if (event.affectsConfiguration('virtDoctor.logs')) drawAll(); }),
  ];
  drawAll();
  return vscode.Disposable.from(...listeners, ...Object.values(decorations), { dispose: () => timers.forEach((timer) => clearTimeout(timer)) });
}
