import { useEditor, useEditorInstance, useFindings } from '../../editor';
import { Button } from '../../ui';
import { labels } from './labels';
import './problems.css';

/** How many problems there are, in the top bar; opens the list. */
export function ProblemsSummary() {
  const editor = useEditorInstance();
  const panel = useEditor((state) => state.view.bottomPanel);
  const { diagnostics, judged } = useFindings();
  const count = (severity: string) => diagnostics.filter((diagnostic) => diagnostic.severity === severity).length;
  const errors = count('error');
  const warnings = count('warning');
  const open = () => editor.setView({ bottomPanel: { ...panel, open: true, tab: 'problems' } });
  if (errors + warnings === 0) {
    return (
      <Button icon={judged === 'pending' ? 'pending' : 'check-circle'} className="problems-none" onClick={open}>
        {judged === 'pending' ? labels.checking : labels.none}
      </Button>
    );
  }
  return (
    <span className="problems-summary">
      {errors > 0 && (
        <Button icon="error" className="error" onClick={open}>
          {labels.errors(errors)}
        </Button>
      )}
      {warnings > 0 && (
        <Button icon="warning" className="warning" onClick={open}>
          {labels.warnings(warnings)}
        </Button>
      )}
    </span>
  );
}
