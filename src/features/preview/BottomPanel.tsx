import { useId, type ReactNode } from 'react';
import {
  useDiagnostics,
  useEditor,
  useEditorInstance,
  usePromptParts,
  useSourceMap,
  type BottomTab,
} from '../../editor';
import { announce, Chip, classNames, IconButton, Tabs } from '../../ui';
import { AslPreview } from './AslPreview';
import { ChangesTab } from './ChangesTab';
import { labels } from './labels';
import { PanelNote } from './PanelNote';
import './preview.css';
import { PromptTab } from './PromptTab';
import { MIN_HEIGHT, usePanelHeight } from './usePanelHeight';

const tabs = Object.keys(labels.tabs) as BottomTab[]; // the keys of a table over BottomTab

export interface BottomPanelProps {
  /** List of problems; another feature draws it. */
  readonly problems: ReactNode;
}

/** The machine as text, its problems, the final prompt, and what the last edit changed. */
export function BottomPanel({ problems }: BottomPanelProps) {
  const panelId = useId();
  const editor = useEditorInstance();
  const panel = useEditor((state) => state.view.bottomPanel);
  const { height, separatorProps } = usePanelHeight();
  const { open, tab } = panel;
  return (
    <section
      className={classNames('bottom', !open && 'closed')}
      aria-label={labels.panel}
      style={open ? { height } : undefined}
    >
      {open && (
        <div
          className="bottom-edge"
          // A separator that can be moved is a control: ARIA gives it a value and the focus.
          // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- see above
          tabIndex={0}
          role="separator"
          aria-orientation="horizontal"
          aria-label={labels.resize}
          aria-valuenow={height}
          aria-valuemin={MIN_HEIGHT}
          {...separatorProps}
        />
      )}
      <div className="codehead">
        <Tabs
          label={labels.panel}
          panelId={panelId}
          value={tab}
          tabs={tabs.map((value) => ({ value, label: <TabLabel tab={value} /> }))}
          onChange={(next) => editor.setView({ bottomPanel: { ...panel, tab: next, open: true } })}
        />
        <span className="grow" />
        <PanelNote tab={tab} open={open} />
        {open && <CopyButton tab={tab} />}
        <IconButton
          icon="chevron-down"
          label={open ? labels.collapse : labels.expand}
          aria-expanded={open}
          className={classNames(!open && 'turned')}
          onClick={() => editor.setView({ bottomPanel: { ...panel, open: !open } })}
        />
      </div>
      <div className="bottom-body" id={panelId} role="tabpanel" aria-labelledby={`${panelId}-${tab}`} hidden={!open}>
        {/* The editor stays mounted while another tab is shown: its scroll position and folding are worth keeping. */}
        <div className="bottom-tab" hidden={tab !== 'asl' || !open}>
          <AslPreview />
        </div>
        {open && tab === 'problems' && <div className="bottom-tab scrolls">{problems}</div>}
        {open && tab === 'prompt' && <PromptTab />}
        {open && tab === 'changes' && <ChangesTab />}
      </div>
    </section>
  );
}

function TabLabel({ tab }: { readonly tab: BottomTab }) {
  const diagnostics = useDiagnostics();
  if (tab !== 'problems') return labels.tabs[tab];
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length;
  const warnings = diagnostics.filter(({ severity }) => severity === 'warning').length;
  return (
    <>
      {labels.tabs.problems}
      {errors > 0 && <Chip tone="danger">{errors}</Chip>}
      {warnings > 0 && <Chip tone="warn">{warnings}</Chip>}
    </>
  );
}

function CopyButton({ tab }: { readonly tab: BottomTab }) {
  const map = useSourceMap();
  const prompt = usePromptParts();
  if (tab !== 'asl' && tab !== 'prompt') return null;
  const copy = (content: string, done: string) => {
    void navigator.clipboard.writeText(content).then(
      () => announce(done),
      () => announce(labels.copyFailed),
    );
  };
  return tab === 'asl' ? (
    <IconButton icon="copy" label={labels.copy} onClick={() => copy(map.text, labels.copied)} />
  ) : (
    <IconButton
      icon="copy"
      label={labels.copyPrompt}
      onClick={() => copy(prompt.map((part) => part.text).join('\n\n'), labels.copiedPrompt)}
    />
  );
}
