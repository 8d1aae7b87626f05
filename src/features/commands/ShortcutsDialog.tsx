import { actions, shortcutText } from '../../editor';
import { isMac } from '../../ui';
import { Dialog } from '../../ui/Dialog';
import './commands.css';

/** Keys that belong to a place rather than to an action. */
const placeKeys: readonly (readonly [string, string])[] = [
  ['A', 'Find something to add'],
  ['Tab', 'Next part of the page; on the canvas, next node'],
  ['Arrow keys', 'On the canvas: walk from node to node'],
  ['Alt+arrow keys', 'Move the selected node'],
  ['F2', 'Rename the selected node'],
  ['Enter', 'From a node into its settings; into the code'],
  ['Escape', 'Out of the code, a menu or a dialog; selects nothing'],
];

/** All keys in one table. */
export function ShortcutsDialog({ onClose }: { readonly onClose: () => void }) {
  const rows = actions.flatMap((action) =>
    action.shortcut === undefined ? [] : [[shortcutText(action.shortcut, isMac), action.label] as const],
  );
  return (
    <Dialog title="Keyboard shortcuts" open onClose={onClose}>
      <table className="shortcut-table">
        <thead className="sr-only">
          <tr>
            <th>Keys</th>
            <th>What they do</th>
          </tr>
        </thead>
        <tbody>
          {[...rows, ...placeKeys].map(([keys, what]) => (
            <tr key={what}>
              <td>
                <span className="kbd">{keys}</span>
              </td>
              <td>{what}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Dialog>
  );
}
