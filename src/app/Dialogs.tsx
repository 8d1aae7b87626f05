import { useCallback } from 'react';
import { useEditorInstance, type DialogName } from '../editor';
import { CommandList, ShortcutsDialog } from '../features/commands';
import { OpenDialog, StartScreen, type StartPorts } from '../features/start';

/** The dialog that is open. One lazy chunk: none of it is needed for the first paint. */
export default function Dialogs({ dialog, ports }: { readonly dialog: DialogName; readonly ports: StartPorts }) {
  const editor = useEditorInstance();
  const close = useCallback(() => editor.setView({ dialog: null }), [editor]);
  switch (dialog) {
    case 'start':
      return <StartScreen ports={ports} onClose={close} />;
    case 'open':
      return <OpenDialog ports={ports} onClose={close} />;
    case 'commands':
      return <CommandList onClose={close} />;
    case 'shortcuts':
      return <ShortcutsDialog onClose={close} />;
    case 'export':
    case 'deploy':
      return null;
  }
}
