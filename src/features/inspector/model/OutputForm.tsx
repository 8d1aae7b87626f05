import { toolNameProblem, type StructuredOutputNode } from '../../../core/model';
import { BoundText } from '../fields/BoundFields';
import { BoundJson } from '../fields/BoundJson';
import { labels } from '../labels';

const words = labels.output;

export function OutputForm({ output }: { readonly output: StructuredOutputNode }) {
  return (
    <>
      <div className="isec">
        <BoundText
          field="toolName"
          label={words.name}
          help={words.nameHelp}
          value={output.toolName}
          mono
          problem={toolNameProblem(output.toolName) ?? undefined}
        />
        <BoundText field="description" label={words.description} value={output.description} rows={4} />
      </div>
      <div className="isec">
        <BoundJson field="schema" label={words.schema} help={words.schemaHelp} value={output.schema} object />
      </div>
    </>
  );
}
