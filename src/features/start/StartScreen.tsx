import { useEffect, useState } from 'react';
import type { AgentDocument } from '../../core/model';
import { actions, useEditorInstance } from '../../editor';
import { Button, IconButton } from '../../ui';
import { DropZone } from './DropZone';
import { labels } from './labels';
import { RecentAgents } from './RecentAgents';
import { SampleCard } from './SampleCard';
import { SamplePreview } from './SamplePreview';
import { loadSamples, type Sample } from './samples';
import type { StartPorts } from './startPorts';
import './start.css';

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

  const chosen = samples.loaded?.find((sample) => sample.id === chosenId) ?? samples.loaded?.[0];
  return (
    <section className="start" aria-label={labels.question}>
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
          {(['agent.empty', 'help.commands', 'help.shortcuts'] as const).map((id) => (
            <Button
              key={id}
              size="small"
              onClick={() => {
                onClose();
                actions.find((action) => action.id === id)?.run(editor);
              }}
            >
              {actions.find((action) => action.id === id)?.label}
            </Button>
          ))}
        </div>
      </div>
      {chosen !== undefined && <SamplePreview sample={chosen} onStart={() => open(chosen.document)} />}
    </section>
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
    ports
      .loadReader()
      .then((reader) => loadSamples(reader.read))
      .then(
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

function useEscape(onEscape: () => void): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.defaultPrevented) onEscape();
    };
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  }, [onEscape]);
}
