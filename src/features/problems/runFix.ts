import type { Fix } from '../../core/diagnostics';
import { commandById, type Editor } from '../../editor';

/** Runs a fix as the undoable command it names; false if it names none or changed nothing. */
export function runFix(editor: Editor, { command, args }: Fix): boolean {
  const known = commandById(command);
  return known !== undefined && editor.execute(known, args);
}
