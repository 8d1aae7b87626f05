import {
  comparisonHtml,
  comparisonMarkdown,
  PALETTES,
  svgFile,
  type Drawing,
  type ReportInput,
} from '../../../core/proof';
import { useEditor } from '../../../editor';
import { announce, Button, Menu, type MenuItem } from '../../../ui';
import { labels } from './labels';
import { fileStem, pngOf, saveFile } from './saveFile';

export interface SaveMenuProps {
  /** What the chart shows, in one word: part of the file's name. */
  readonly chart: keyof typeof labels.charts;
  /** Draws it in the size of a file; null: there is nothing yet. */
  readonly draw: () => Drawing | null;
  /** What a report would be made of; null: not all of it is there. */
  readonly report: ReportInput | null;
}

/** Saves the chart beside it as a picture, and the whole comparison as a report. */
export function SaveMenu({ chart, draw, report }: SaveMenuProps) {
  const stem = useEditor((state) => fileStem(state.document.name));
  const save = (name: string, content: string | Blob, type: string) => {
    saveFile(name, new Blob([content], { type }));
    announce(labels.saved(name));
  };
  const svg = (drawing: Drawing) => svgFile(drawing, PALETTES.light);
  const withDrawing = (act: (drawing: Drawing, name: string) => void) => () => {
    const drawing = draw();
    if (drawing !== null) act(drawing, `${stem}-${labels.charts[chart]}`);
  };
  const items: MenuItem[] = [
    { type: 'heading', label: labels.saveHeads.chart(labels.charts[chart]) },
    {
      type: 'action',
      id: 'svg',
      label: labels.svg,
      disabled: draw() === null,
      run: withDrawing((drawing, name) => save(`${name}.svg`, svg(drawing), 'image/svg+xml')),
    },
    {
      type: 'action',
      id: 'png',
      label: labels.png,
      disabled: draw() === null,
      run: withDrawing((drawing, name) => {
        pngOf(svg(drawing), drawing).then(
          (picture) => save(`${name}.png`, picture, 'image/png'),
          () => announce(labels.notDrawn),
        );
      }),
    },
    { type: 'rule' },
    { type: 'heading', label: labels.saveHeads.report },
    {
      type: 'action',
      id: 'html',
      label: labels.html,
      disabled: report === null,
      run: () => report !== null && save(`${stem}-report.html`, comparisonHtml(report), 'text/html'),
    },
    {
      type: 'action',
      id: 'markdown',
      label: labels.markdown,
      disabled: report === null,
      run: () => report !== null && save(`${stem}-report.md`, comparisonMarkdown(report), 'text/markdown'),
    },
  ];
  return (
    <Menu
      align="end"
      items={items}
      trigger={
        <Button variant="outline" icon="download">
          {labels.save}
        </Button>
      }
    />
  );
}
