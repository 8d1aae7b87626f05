import { displayName, nodesOf, type ModelNode, type ToolNode } from '../../../model';
import { isJsonObject } from '../../../json';
import { nearestName } from '../../asl/nearestName';
import type { AgentFinding, AgentView, WholeRule } from '../agentRule';

/** The prompt speaks of a tool that is not there: a slip of the hand, or a tool that was renamed. */
export const promptToolRule: WholeRule = {
  code: 'agent/prompt-names-no-tool',
  severity: 'warning',
  visits: 'agent',
  check: (view) => {
    const { model, document } = view;
    if (model === undefined) return [];
    const names = nodesOf(document)
      .filter((node) => node.kind === 'tool' || node.kind === 'structured-output')
      .map(displayName);
    const known = new Set([...names, ...propertyNames(view)]);
    const words = new Set(model.systemPrompt.match(/\b[a-z][a-z0-9]*(?:_[a-z0-9]+)+\b/gi) ?? []);
    return [...words]
      .filter((word) => !known.has(word))
      .flatMap((word): AgentFinding[] => {
        const meant =
          nearestName(word, names) ??
          (/^(?:return|print)_/.test(word) ? names.find((name) => /^(?:return|print)_/.test(name)) : undefined);
        return meant === undefined
          ? []
          : [promptFinding(`The prompt names “${word}”, which is no tool.`, `Did you mean “${meant}”?`)];
      });
  },
};

/** The prompt gives numbers of its own for how a tool waits, and they are others than the machine's. */
export const promptNumbersRule: WholeRule = {
  code: 'agent/prompt-numbers-differ',
  severity: 'warning',
  visits: 'agent',
  check: ({ model, polledTools }) => {
    if (model === undefined) return [];
    const sentences = model.systemPrompt.split(/[.!?](?:\s|$)|\n/);
    return polledTools.flatMap((tool) => {
      const about = sentences.filter((sentence) => isAbout(sentence, tool, polledTools));
      return [...differentInterval(about, tool), ...differentAttempts(about, tool)];
    });
  },
};

function isAbout(sentence: string, tool: ToolNode, polledTools: readonly ToolNode[]): boolean {
  return (
    sentence.includes(tool.toolName) || (polledTools.length === 1 && /\b(?:poll|wait|check|attempt)/i.test(sentence))
  );
}

function differentInterval(sentences: readonly string[], { polling, toolName }: ToolNode): AgentFinding[] {
  const said = numbersIn(sentences, /\b(\d+)[ -]?(?:s|secs?|seconds?)\b/gi);
  const other = said.find((seconds) => seconds !== polling.polling_interval);
  if (other === undefined || polling.polling_interval === null || said.includes(polling.polling_interval)) return [];
  return [
    promptFinding(
      `The prompt says ${other} s for “${toolName}”; the machine waits ${polling.polling_interval} s.`,
      GENERATED,
    ),
  ];
}

function differentAttempts(sentences: readonly string[], { polling, toolName }: ToolNode): AgentFinding[] {
  const said = numbersIn(sentences, /\b(\d+) (?:polling )?(?:attempts?|checks?|polls?|times)\b/gi);
  const other = said.find((attempts) => attempts !== polling.max_polling_attempts);
  const limit = polling.max_polling_attempts;
  if (other === undefined || limit === null || said.includes(limit)) return [];
  return [promptFinding(`The prompt says ${other} checks for “${toolName}”; the machine makes ${limit}.`, GENERATED)];
}

const GENERATED = 'Leave the numbers to the generated paragraph, which cannot differ.';

function numbersIn(sentences: readonly string[], pattern: RegExp): number[] {
  return sentences.flatMap((sentence) => [...sentence.matchAll(pattern)].map((match) => Number(match[1])));
}

function promptFinding(message: string, hint: string): AgentFinding {
  return { at: 'model', field: 'systemPrompt' satisfies keyof ModelNode, message, hint };
}

/** Names of fields of the tools' inputs, which prompts mention as well. */
function propertyNames({ tools }: AgentView): string[] {
  return tools.flatMap(({ inputSchema }) =>
    isJsonObject(inputSchema.properties) ? Object.keys(inputSchema.properties) : [],
  );
}
