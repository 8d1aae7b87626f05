import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JsonValue } from '../../json';
import { toolsOf, type ToolNode } from '../../model';
import { agentDocuments } from '../../model/agentDocument.gen';
import { exportToolConfigs, toolConfigLosses } from '../../export';
import { assembleAgent } from '../assembleAgent';
import { importText } from '../importText';

const MONITOR_ARN = 'arn:aws:lambda:us-east-1:123456789012:function:batch-monitor';

function toolsFrom(text: string): readonly ToolNode[] {
  const result = importText(text);
  if (!result.ok) throw new Error(result.error.map(({ message }) => message).join('\n'));
  expect(result.value.format).toBe('tool-configs');
  return toolsOf(result.value.document);
}

function notesOf(value: JsonValue): string[] {
  const result = importText(JSON.stringify(value));
  return result.ok ? result.value.diagnostics.map(({ message }) => message.replace(/^Line.*?: /, '')) : ['refused'];
}

function problemOf(text: string): { message: string; line?: number; column?: number } {
  const result = importText(text);
  if (result.ok) throw new Error('was read');
  const [first] = result.error;
  const at = first?.at.kind === 'text' ? { line: first.at.line, column: first.at.column } : {};
  return { message: first?.message ?? '', ...at };
}

describe('importing tool_configs', () => {
  it('reads the fields of the design', () => {
    const [tool] = toolsFrom(
      JSON.stringify([
        {
          tool_name: 'monitor_batch_execution',
          lambda_arn: MONITOR_ARN,
          description: 'Monitors batch processing execution progress',
          polling_interval: 30,
          max_polling_attempts: 20,
        },
      ]),
    );

    expect(tool).toMatchObject({
      toolName: 'monitor_batch_execution',
      description: 'Monitors batch processing execution progress',
      target: { type: 'lambda', functionArn: MONITOR_ARN },
      polling: { mode: 'wait-before-call', polling_interval: 30, max_polling_attempts: 20 },
      extra: {},
    });
  });

  it('reads the Python literal of a stack file: comments, constants, expressions, trailing commas', () => {
    const tools = toolsFrom(`
        # Update tool configs with the real functions
        self.tool_configs: List[Dict] = [
            {
                "tool_name": "analyze_csv_structure",
                "lambda_arn": self.analyze_csv_tool.function_arn,
                "requires_approval": False,
            },
            {
                'tool_name': 'monitor_' 'batch_execution',
                "lambda_arn": Fn.import_value(f"MonitorArn-{env_name}"),
                "polling_interval": 30,  # Wait 30 seconds between monitoring calls
                "max_polling_attempts": 1_0 * 2,  # Maximum 20 attempts (10 minutes total)
                "supports_long_content": None,
            },  # the end
        ]

        self.tool_names = [config["tool_name"] for config in self.tool_configs]
    `);

    expect(tools).toMatchObject([
      {
        toolName: 'analyze_csv_structure',
        target: { functionArn: '\${self.analyze_csv_tool.function_arn}' },
        polling: { mode: 'none' },
        extra: { requires_approval: false },
      },
      {
        toolName: 'monitor_batch_execution',
        target: { functionArn: '\${Fn.import_value(f"MonitorArn-{env_name}")}' },
        polling: { mode: 'wait-before-call', polling_interval: 30, max_polling_attempts: 20 },
        extra: { supports_long_content: null },
      },
    ]);
  });

  it('takes name, prompt and the last tool_configs of a whole stack file', () => {
    const result = importText(`
"""Stack of an agent: tool_configs = [ in a docstring is no code """
class Stack:
    def __init__(self):
        agent_name = "batch-orchestrator-agent"
        self.agent_description = ("Orchestrates "
                                  "batches")
        system_prompt = """You run batches.

Use the tools."""
        dummy_tool_configs = [{"tool_name": "dummy", "lambda_arn": "x"}]
        actual_tool_configs = [{"tool_name": "real", "lambda_arn": self.fn.function_arn}]
        super().__init__(tool_configs=actual_tool_configs)
`);

    expect(result.ok && result.value.document).toMatchObject({
      name: 'batch-orchestrator-agent',
      description: 'Orchestrates batches',
      nodes: { model: { systemPrompt: 'You run batches.\n\nUse the tools.' }, 'tool-real': { toolName: 'real' } },
    });
    expect(result.ok && toolsOf(result.value.document)).toHaveLength(1);
  });

  it.each([
    ['an argument of a call', 'super().__init__(tool_configs=[{"tool_name": "a", "lambda_arn": "x"}], env="prod")'],
    ['a list under another name', 'TOOLS = [{"tool_name": "a", "lambda_arn": f"{x}"}]'],
    ['entries without brackets', "{'tool_name': 'a', 'lambda_arn': 'x'},"],
    ['one entry as JSON', '{"tool_name": "a", "lambda_arn": "x"}'],
    ['JSON under its name', '{"tool_configs": [{"tool_name": "a", "lambda_arn": "x"}]}'],
    ['JSON with comments', '[{"tool_name": "a", // first\n "lambda_arn": "x",}]'],
    ['a tuple', '({"tool_name": "a", "lambda_arn": "x"},)'],
  ])('reads %s', (_what, text) => {
    expect(toolsFrom(text).map(({ toolName }) => toolName)).toEqual(['a']);
  });

  it('reads several entries without brackets, with the place of each', () => {
    expect(toolsFrom("{'tool_name': 'a', 'lambda_arn': 'x'},\n{'tool_name': 'b', 'lambda_arn': 'y'}")).toHaveLength(2);
    expect(problemOf("{'tool_name': 'a'},\n{'name': 'b'}").message).toBe(
      'Line 2, column 1: This tool has no tool_name.',
    );
  });

  it('reads approval and remote execution', () => {
    const tools = toolsFrom(
      JSON.stringify([
        { tool_name: 'drop_table', lambda_arn: 'a', requires_activity: true, activity_type: 'human_approval' },
        {
          tool_name: 'browse',
          lambda_arn: 'b',
          requires_activity: true,
          activity_type: 'remote_execution',
          activity_arn: 'act',
        },
      ]),
    );

    expect(tools).toMatchObject([
      { target: { type: 'lambda', functionArn: 'a' }, approval: { via: { type: 'activity', activityArn: '' } } },
      { target: { type: 'activity', activityArn: 'act' }, approval: null, extra: { lambda_arn: 'b' } },
    ]);
  });

  it('keeps numbers as they are typed, for the linter to judge', () => {
    for (const typed of [0, -1, 1.5, 1e9]) {
      const [tool] = toolsFrom(JSON.stringify([{ tool_name: 'a', lambda_arn: 'x', polling_interval: typed }]));

      expect(tool?.polling).toMatchObject({
        mode: 'wait-before-call',
        polling_interval: typed,
        max_polling_attempts: 20,
      });
    }
  });

  it.each<[JsonValue, string[]]>([
    [{ tool_name: 'a', lambda_arn: 'x' }, []],
    [{ tool_name: 'a' }, ['“a”: it has no lambda_arn that is a text.']],
    [
      { tool_name: 'a', lambda_arn: 'x', polling_interval: '30', max_polling_attempts: '20' },
      [
        '“a”: its polling_interval is the text “30”; it was read as 30 s.',
        '“a”: its max_polling_attempts is the text “20”; it was read as 20.',
      ],
    ],
    [
      { tool_name: 'a', lambda_arn: 'x', polling_interval: 'often' },
      ['“a”: its polling_interval is “often”, so the field was left empty.'],
    ],
    [
      { tool_name: 'a', lambda_arn: 'x', polling_interval: [30] },
      ['“a”: its polling_interval is no number, so the field was left empty.'],
    ],
    [
      { tool_name: 'a', lambda_arn: 'x', max_polling_attempts: 5 },
      ['“a”: it has max_polling_attempts but no polling_interval, so it does not wait; the field was kept.'],
    ],
    [
      { tool_name: 'a', lambda_arn: 'x', input_schema: 'type: object' },
      ['“a”: its input_schema is not a JSON object; it was kept as it is.'],
    ],
    [
      { tool_name: 'a', lambda_arn: 'x', requires_activity: true, activity_type: 'robot' },
      ['“a”: its activity_type is neither human_approval nor remote_execution; the fields were kept, nobody is asked.'],
    ],
    [
      { tool_name: 'a', requires_activity: true, activity_type: 'remote_execution' },
      ['“a”: it is executed remotely but names no activity_arn.'],
    ],
  ])('notes what it could not take over: %j', (config, notes) => {
    expect(notesOf([config])).toEqual(notes);
  });

  it.each([
    [
      '[\n  {"tool_name": "a", "lambda_arn": 5 "x": 1}]',
      'Line 2, column 38: A comma or a closing bracket is missing here.',
    ],
    ['tool_configs = [{"tool_name": "a"', 'Line 1, column 17: The closing } of this is missing.'],
    [
      'tool_configs = [{"tool_name": "a",\n  "lambda_arn": "x}]',
      'Line 2, column 17: The closing quote of this text is missing.',
    ],
    ['[{"tool_name": "a", "tool_name": "b"}]', 'Line 1, column 21: The key “tool_name” is there twice.'],
    ['[{"tool_name": 5}]', 'Line 1, column 16: The tool_name of this tool is not a text.'],
    ['[{"tool_name": "a", "lambda_arn": "x"},\n {"lambda_arn": "y"}]', 'Line 2, column 2: This tool has no tool_name.'],
    ['[{"tool_name": "a", "lambda_arn": "x"}, *more_tools]', 'Line 1, column 41: This is not a value.'],
    [
      '[{"tool_name": "a", "lambda_arn": "x"}, shared_tool]',
      'Line 1, column 41: This entry is not a tool with its fields: ${shared_tool}.',
    ],
  ])('refuses broken text with line and column: %s', (text, message) => {
    expect(problemOf(text).message).toBe(message);
  });
});

describe('exporting tool_configs', () => {
  it('writes the fields of the design and those it kept', () => {
    const configs = [
      { tool_name: 'plain', lambda_arn: 'a', requires_approval: false, supports_long_content: true },
      {
        tool_name: 'monitor',
        lambda_arn: 'b',
        description: 'Looks at a job',
        input_schema: { type: 'object', properties: { id: { type: 'string' } } },
        polling_interval: 30,
        max_polling_attempts: 20,
      },
      { tool_name: 'approve', lambda_arn: 'c', requires_activity: true, activity_type: 'human_approval' },
      {
        tool_name: 'remote',
        requires_activity: true,
        activity_type: 'remote_execution',
        activity_arn: 'd',
        lambda_arn: 'e',
      },
      { tool_name: 'half', lambda_arn: 'f', polling_interval: null, max_polling_attempts: 5, requires_activity: false },
    ];
    const result = importText(JSON.stringify(configs));

    expect(result.ok && exportToolConfigs(result.value.document)).toEqual(configs);
  });

  it('lets a new interval win over one that was kept as empty', () => {
    const result = importText('[{"tool_name": "a", "lambda_arn": "x", "polling_interval": null}]');
    const [tool] = result.ok ? toolsOf(result.value.document) : [];
    const polled = assembleAgent({
      tools: tool === undefined ? [] : [{ ...tool, polling: { ...tool.polling, mode: 'poll-in-machine' } }],
    });

    expect(exportToolConfigs(polled)).toEqual([
      { tool_name: 'a', lambda_arn: 'x', polling_interval: 30, max_polling_attempts: 20 },
    ]);
  });

  it('reads back what it writes, and writes it the same again', () => {
    fc.assert(
      fc.property(agentDocuments, (document) => {
        const configs = exportToolConfigs(document);
        const result = importText(JSON.stringify(configs));

        if (configs.length === 0) return;
        expect(result.ok && exportToolConfigs(result.value.document)).toEqual(configs);
      }),
    );
  });

  it('tells what has no field', () => {
    fc.assert(
      fc.property(agentDocuments, (document) => {
        const losses = toolConfigLosses(document).map(({ at }) => (at.kind === 'node' ? at.field : undefined));
        const modes = toolsOf(document).map(({ polling }) => polling.mode);

        expect(losses.includes('polling.mode')).toBe(
          modes.some((mode) => mode === 'callback' || mode === 'poll-in-machine'),
        );
      }),
    );
  });
});
