import { useId, type ReactNode } from 'react';
import { useEditor, useEditorInstance, type InspectorTab } from '../../editor';
import { Tabs } from '../../ui';
import { InspectorHeader, type InspectorHeaderProps } from './InspectorHeader';
import { labels } from './labels';

export interface InspectorFrameProps extends InspectorHeaderProps {
  /** Plain name of what is shown, for the names of tabs and panel. */
  readonly name: string;
  /** The first is shown if the one that is wanted is not among them. */
  readonly tabs: readonly [InspectorTab, ...InspectorTab[]];
  /** Shown instead of the first when the wanted one is not among them. */
  readonly fallback?: InspectorTab;
  readonly children: (tab: InspectorTab) => ReactNode;
}

/** Header, tabs, and the panel of the chosen tab. */
export function InspectorFrame({ name, tabs, fallback = tabs[0], children, ...header }: InspectorFrameProps) {
  const panelId = useId();
  const editor = useEditorInstance();
  const wanted = useEditor((state) => state.view.inspectorTab);
  const tab = tabs.includes(wanted) ? wanted : fallback;
  return (
    <>
      <InspectorHeader {...header} />
      {tabs.length > 1 && (
        <Tabs
          label={labels.tabsOf(name)}
          panelId={panelId}
          value={tab}
          tabs={tabs.map((value) => ({ value, label: labels.tabs[value], time: value === 'waiting' }))}
          onChange={(next) => editor.setView({ inspectorTab: next })}
        />
      )}
      <div
        className="ibody"
        id={panelId}
        {...(tabs.length > 1 ? { role: 'tabpanel', 'aria-labelledby': `${panelId}-${tab}` } : {})}
      >
        {children(tab)}
      </div>
    </>
  );
}
