import { reportOf, type ReportInput } from './reportOf';

/** The comparison as Markdown, for a pull request or a wiki; its tables say what the charts of the page show. */
export function comparisonMarkdown(input: ReportInput): string {
  const { title, summary, sections, again } = reportOf(input);
  const blocks = sections.flatMap(({ heading, paragraphs, table: { head, rows } }) => {
    const rule = `|${head.map((_, index) => (index === 0 ? ' --- ' : ' ---: ')).join('|')}|`;
    return [`## ${heading}`, ...paragraphs.map(prose), [line(head), rule, ...rows.map(line)].join('\n')];
  });
  const files = again.flatMap(({ heading, sentence, json }) => [`## ${heading}`, prose(sentence), fenced(json)]);
  return [`# ${prose(title)}`, ...summary.map(prose), ...blocks, ...files, ''].join('\n\n');
}

function line(cells: readonly string[]): string {
  return `| ${cells.map((cell) => prose(cell).replaceAll('|', '\\|')).join(' | ')} |`;
}

/** Text in which nothing is markup: names of agents and tools are anything at all. An underscore inside a word is none. */
function prose(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/[\\`*~[\]]|(?<!\w)_|_(?!\w)/g, (character) => `\\${character}`);
}

/** A fence longer than any run of backticks inside. */
function fenced(text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}json\n${text}\n${fence}`;
}
