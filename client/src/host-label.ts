import * as vscode from 'vscode';
import { addressText, type HostAddress } from '../../host/index.ts';

/** What people call a host: as ssh does, or the path of a recorded one as the workspace sees it. */
export const hostLabel = (address: HostAddress): string => (address.kind === 'recorded' ? vscode.workspace.asRelativePath(address.folder) : addressText(address));
