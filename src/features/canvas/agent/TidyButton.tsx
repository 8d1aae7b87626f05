import { tidyUp, useEditor, useEditorInstance } from '../../../editor';
import { announce, Button } from '../../../ui';
import { labels } from '../labels';

/** Puts what was moved by hand back into its place. */
export function TidyButton() {
  const editor = useEditorInstance();
  const untidy = useEditor((state) => Object.keys(state.document.layout.positions).length > 0);
  return (
    <Button
      variant="outline"
      icon="tidy"
      className="tidy"
      disabled={!untidy}
      title={`${labels.tidy} (Shift+T)`}
      onClick={() => {
        if (editor.execute(tidyUp, {})) announce(labels.tidied);
      }}
    >
      {labels.tidy}
    </Button>
  );
}
