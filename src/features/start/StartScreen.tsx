import { useEffect, useState } from 'react';
import type { AgentDocument } from '../../core/model';
import { actions, shortcutText, useEditorInstance } from '../../editor';
import { Button, IconButton, useFocusOnMount, isMac, useEscape } from '../../ui';
import { DropZone } from './DropZone';
import { labels } from './labels';
import { RecentAgents } from './RecentAgents';
import { SampleCard } from './SampleCard';
import { SamplePreview } from './SamplePreview';
import { loadSamples, type Sample } from './samples';
import type { StartPorts } from './startPorts';
import './start.css';

/** Other ways to begin, and where to look them all up. */
const shownActions: readonly string[] = ['agent.empty', 'help.commands', 'help.shortcuts'];

/** The first question instead of an empty canvas: pick a sample, drop what one has, or go on with a kept agent. */
export function StartScreen({ ports, onClose }: { readonly ports: StartPorts; readonly onClose: () => void }) {
  const samples = useSamples(ports);
  const [chosenId, setChosenId] = useState<string | null>(null);
  const editor = useEditorInstance();
  const open = (document: AgentDocument) => {
    ports.openAsNew(document);
    onClose();
  };
  useEscape(onClose);
  const screen = useFocusOnMount<HTMLElement>();
  useEffect(() => {
    // The samples come later than the screen: the first of them takes the focus, unless the person has gone elsewhere.
    if (samples.loaded !== null && document.activeElement === screen.current)
      screen.current?.querySelector<HTMLElement>('.start-card')?.focus({ preventScroll: true });
  }, [samples.loaded, screen]);

  const chosen = samples.loaded?.find((sample) => sample.id === chosenId) ?? samples.loaded?.[0];
  return (
    <main ref={screen} tabIndex={-1} className="start" aria-label={labels.question}>
      <div className="start-main">
        <div className="start-head">
          <h2>{labels.question}</h2>
          <IconButton icon="close" label={labels.back} onClick={onClose} />
        </div>
        <p className="mid">{labels.answer}</p>
        {samples.failure !== null && (
          <p className="help err" role="alert">
            {labels.failed} {samples.failure}
          </p>
        )}
        {samples.loaded === null && samples.failure === null && <p className="cap start-loading">{labels.loading}</p>}
        <div className="start-cards">
          {samples.loaded?.map((sample) => (
            <SampleCard
              key={sample.id}
              sample={sample}
              chosen={sample === chosen}
              onChoose={() => setChosenId(sample.id)}
              onOpen={() => open(sample.document)}
            />
          ))}
        </div>
        <DropZone ports={ports} onOpened={onClose} />
        <RecentAgents storage={ports.storage} onOpen={(id) => void ports.openKept(id).then(onClose)} />
        <div className="start-keys">
          {actions
            .filter(({ id }) => shownActions.includes(id))
            .map((action) => (
              <Button
                key={action.id}
                size="small"
                onClick={() => {
                  onClose();
                  action.run(editor);
                }}
              >
                {action.label}
                {action.shortcut !== undefined && (
                  <span className="kbd" aria-hidden="true">
                    {shortcutText(action.shortcut, isMac)}
                  </span>
                )}
              </Button>
            ))}
        </div>
      </div>
      {chosen !== undefined && <SamplePreview sample={chosen} onStart={() => open(chosen.document)} />}
    </main>
  );
}

interface Samples {
  readonly loaded: readonly Sample[] | null;
  readonly failure: string | null;
}

function useSamples(ports: StartPorts): Samples {
  const [samples, setSamples] = useState<Samples>({ loaded: null, failure: null });
  useEffect(() => {
    let here = true;
    loadSamples(ports).then(
      (loaded) => here && setSamples({ loaded, failure: null }),
      (error: unknown) =>
        here && setSamples({ loaded: null, failure: error instanceof Error ? error.message : String(error) }),
    );
    return () => {
      here = false;
    };
  }, [ports]);
  return samples;
}
